"""What the roles are called."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kiosk.server.accounts.roles import EDITORS, Role

ROLE_NAMES = {
    Role.ADMINISTRATOR: _("Administrator"),
    Role.FIRST_REVIEWER: _("First reviewer"),
    Role.SECOND_REVIEWER: _("Second reviewer"),
    Role.FINAL_REVIEWER: _("Final reviewer"),
    Role.AUDITOR: _("Auditor, looks only"),
}


def name_of_group(name: str) -> str:
    """Return what people call a group."""
    if name.startswith(EDITORS):
        return gettext("Editor of {village}").format(village=name.removeprefix(EDITORS))
    if name in Role.__members__.values():
        return str(ROLE_NAMES[Role(name)])
    return name
