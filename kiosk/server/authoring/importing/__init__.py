"""A site's folder as pages."""

from __future__ import annotations

from kiosk.server.authoring.importing.site import import_site

__all__ = ["import_site"]
