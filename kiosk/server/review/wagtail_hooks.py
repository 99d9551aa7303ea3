"""Where Wagtail's console shows the review."""

from __future__ import annotations

from wagtail import hooks

from kiosk.server.review.log import register

hooks.register("register_log_actions", register)
