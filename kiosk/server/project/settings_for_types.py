"""Django's settings for programs that only look at the code, such as mypy: they keep nothing."""

from __future__ import annotations

import os
import tempfile

from kiosk.server.project.config import DATA_VARIABLE

_NOWHERE = tempfile.TemporaryDirectory(prefix="kiosk-server.")
os.environ.setdefault(DATA_VARIABLE, _NOWHERE.name)

from kiosk.server.project.settings import *  # noqa: E402, F403  # after the folder is named
