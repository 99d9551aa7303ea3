"""A site as a folder that the kiosk reads."""

from __future__ import annotations

from kiosk.server.authoring.export.drafts import ExportError, latest_revisions
from kiosk.server.authoring.export.files import Filing
from kiosk.server.authoring.export.folder import export_site

__all__ = ["ExportError", "Filing", "export_site", "latest_revisions"]
