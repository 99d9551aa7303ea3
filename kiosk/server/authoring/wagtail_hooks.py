"""Where Wagtail's console shows the authoring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from kiosk.server.authoring.choosers import recording_chooser
from kiosk.server.authoring.panel import Villages

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.admin.viewsets.base import ViewSet

_PROGRAMS = ("common", "once", "words", "grid", "table", "chart", "place", "line", "live")


@hooks.register("register_admin_viewset")
def _recordings() -> ViewSet:
    return recording_chooser


@hooks.register("insert_global_admin_css")
def _styles() -> str:
    sheets = ((static(f"authoring/{name}.css"),) for name in ("forms", "desk"))
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)


@hooks.register("insert_editor_js")
def _programs() -> str:
    addresses = ((static(f"authoring/{name}.js"),) for name in _PROGRAMS)
    return format_html("{}", format_html_join("", '<script src="{}"></script>', addresses))


@hooks.register("register_admin_menu_item")
def _mine() -> MenuItem:
    return MenuItem(
        _("The village's site"), reverse("authoring:mine"), name="mine", icon_name="home", order=50
    )


@hooks.register("construct_homepage_panels")
def _villages(request: HttpRequest, found: list[Any]) -> None:
    """Say how ready a person's villages are."""
    found.append(Villages(request))


@hooks.register("construct_homepage_summary_items", order=1000)
def _no_counts(_request: HttpRequest, items: list[Any]) -> None:
    """Leave out how many pages, pictures and papers there are, which helps nobody."""
    items.clear()


@hooks.register("construct_main_menu")
def _plain_names(_request: HttpRequest, items: list[MenuItem]) -> None:
    """Call the library of documents what it holds."""
    for item in items:
        if item.name == "documents":
            item.label = _("Subtitles")
