"""Where Wagtail's console shows releases."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from kiosk.server.releases.log import register

hooks.register("register_log_actions", register)


@hooks.register("register_admin_menu_item")
def way_to_releases() -> MenuItem:
    """Return the way to the releases; everybody may look at those of their villages."""
    return MenuItem(
        gettext_lazy("Releases"),
        reverse("releases:overview"),
        name="releases",
        icon_name="upload",
        order=220,
    )
