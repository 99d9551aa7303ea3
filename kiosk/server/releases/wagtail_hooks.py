"""Where Wagtail's console shows releases."""

from __future__ import annotations

from wagtail import hooks

from kiosk.server.releases.log import register

hooks.register("register_log_actions", register)
