"""Wagtail's pages in this project's colours."""

from __future__ import annotations

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def _theme() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("console/theme.css"))
