"""What Wagtail asks about accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from kiosk.server.accounts import record
from kiosk.server.accounts.models import User

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest
    from wagtail.log_actions import LogActionRegistry


@hooks.register("before_edit_user")
@hooks.register("before_delete_user")
def _leave_technicians_alone(request: HttpRequest, user: User) -> None:
    """Refuse an administrator who would take over the account of a technician."""
    if user.is_superuser and not request.user.is_superuser:
        raise PermissionDenied


@hooks.register("before_bulk_action")
def _leave_them_alone_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: object
) -> None:
    del action_type, action
    for user in objects:
        if isinstance(user, User):
            _leave_technicians_alone(request, user)


@hooks.register("after_edit_user")
def _note_disconnected(request: HttpRequest, user: User) -> None:
    if request.POST.get("disconnect_phone") and isinstance(request.user, User):
        record.note(user, record.PHONE_DISCONNECTED, by=request.user)


@hooks.register("register_settings_menu_item")
def _own_account() -> MenuItem:
    return MenuItem(
        _("Phone and password"), reverse("mfa_index"), icon_name="key", name="second-factor"
    )


@hooks.register("register_log_actions")
def _events(actions: LogActionRegistry) -> None:
    for event, label, message in (
        (record.SIGNED_IN, _("Sign in"), _("Signed in")),
        (record.REFUSED, _("Refuse a password"), _("A wrong password was typed")),
        (record.CODE_REFUSED, _("Refuse a code"), _("A wrong code was typed")),
        (record.PHONE_CONNECTED, _("Connect a phone"), _("Connected a phone")),
        (record.PHONE_DISCONNECTED, _("Disconnect a phone"), _("Disconnected the phone")),
        (record.PASSWORD_CHANGED, _("Change a password"), _("Changed the password")),
    ):
        actions.register_action(event, label, message)
