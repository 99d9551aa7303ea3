"""What the application server calls."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from kiosk.lifeline import tie_to_parent

# Granian's processes would otherwise outlive a killed Granian, and hold its port.
tie_to_parent()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kiosk.server.project.settings")
application = get_wsgi_application()
