"""What people choose about the fleet: which kiosks, what they do, and who hears of alerts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from kiosk.link.messages import (
    Check,
    OpenHours,
    Restart,
    SendLog,
    SetHours,
    SetVolume,
    TakeScreenshot,
)
from kiosk.server.authoring.models import VillageSite
from kiosk.server.devices.actions import pin_command
from kiosk.server.devices.models import KioskGroup
from kiosk.server.fleet.models import Channel
from kiosk.server.fleet.telling import ROBOTS

if TYPE_CHECKING:
    import datetime as dt

    from kiosk.link.messages import Command

ONLINE, FAILING, DARK, REVOKED = "online", "failing", "dark", "revoked"
STANDINGS = (
    ("", _("all")),
    (ONLINE, _("online")),
    (FAILING, _("failing")),
    (DARK, _("dark")),
    (REVOKED, _("revoked")),
)
COMMANDS = (
    ("screenshot", _("send a picture of its screen")),
    ("check", _("look for new content now")),
    ("show", _("look for new content, and show it at once")),
    ("restart", _("start the display anew")),
    ("volume", _("set the volume")),
    ("hours", _("set the opening hours")),
    ("pin", _("set the service PIN")),
    ("log", _("send its log")),
)
SHORTEST_PIN, LONGEST_PIN = 4, 12


class FilterForm(forms.Form):
    """Which kiosks are listed."""

    standing = forms.ChoiceField(label=_("Standing"), choices=STANDINGS, required=False)
    site = forms.ModelChoiceField(
        label=_("Village"), queryset=VillageSite.objects.none(), required=False
    )
    group = forms.ModelChoiceField(
        label=_("Group"), queryset=KioskGroup.objects.all(), required=False
    )
    search = forms.CharField(label=_("Name"), max_length=100, required=False)

    def __init__(self, *args: Any, **named: Any) -> None:
        """Offer every village."""
        super().__init__(*args, **named)
        self.fields["site"].queryset = VillageSite.objects.order_by("title")  # type: ignore[attr-defined]


class CommandForm(forms.Form):
    """What chosen kiosks are to do."""

    command = forms.ChoiceField(label=_("Have them"), choices=COMMANDS)
    volume = forms.IntegerField(
        label=_("Volume in percent"), min_value=0, max_value=100, required=False
    )
    opens = forms.TimeField(label=_("Opens at"), required=False)
    closes = forms.TimeField(
        label=_("Closes at"), required=False, help_text=_("Leave both empty for always open.")
    )
    pin = forms.CharField(
        label=_("New PIN"),
        required=False,
        max_length=LONGEST_PIN,
        help_text=_("Four to twelve digits; empty for none."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )

    def clean(self) -> dict[str, Any]:
        """See that what the command needs is there."""
        given: dict[str, Any] = super().clean() or {}
        kind = given.get("command")
        if kind == "volume" and given.get("volume") is None:
            self.add_error("volume", _("Say how loud."))
        if kind == "hours" and bool(given.get("opens")) != bool(given.get("closes")):
            self.add_error("closes", _("Say both hours, or neither."))
        pin = given.get("pin") or ""
        if (
            kind == "pin"
            and pin
            and not (pin.isascii() and pin.isdigit() and len(pin) >= SHORTEST_PIN)
        ):
            self.add_error("pin", _("Four to twelve digits."))
        return given

    def made(self) -> Command:
        """Return the command; of a form that is valid."""
        given = self.cleaned_data
        kind = given["command"]
        if kind == "volume":
            return SetVolume(level=given["volume"] / 100)
        if kind == "hours":
            return SetHours(open=_hours(given["opens"], given["closes"]))
        if kind == "pin":
            return pin_command(given["pin"])
        plain: dict[str, Command] = {
            "screenshot": TakeScreenshot(),
            "check": Check(),
            "show": Check(at_once=True),
            "restart": Restart(),
            "log": SendLog(),
        }
        return plain[kind]


def _hours(opens: dt.time | None, closes: dt.time | None) -> tuple[OpenHours, ...]:
    if opens is None or closes is None:
        return ()
    days = tuple(range(1, 8))
    return (OpenHours(days=days, begin=f"{opens:%H:%M}", end=f"{closes:%H:%M}"),)


class ChannelForm(forms.ModelForm):  # type: ignore[type-arg]
    """Who hears of alerts."""

    address = forms.CharField(
        label=_("Address"),
        max_length=500,
        help_text=_("An e-mail address, or the address that the group's robot was given."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    secret = forms.CharField(
        label=_("Signing secret"),
        max_length=200,
        required=False,
        help_text=_("Only of a DingTalk robot that signs."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )

    class Meta:
        """Which columns."""

        model = Channel
        fields: ClassVar = ["name", "kind", "active"]

    def clean(self) -> dict[str, Any]:
        """See that the address is one of its kind."""
        given: dict[str, Any] = super().clean() or {}
        kind, address = given.get("kind"), given.get("address", "")
        if kind == Channel.Kind.EMAIL:
            try:
                validate_email(address)
            except ValidationError as error:
                self.add_error("address", error)
        elif kind and not address.startswith(ROBOTS[Channel.Kind(kind)]):
            begins = ROBOTS[Channel.Kind(kind)]
            self.add_error("address", _("It begins with %(begins)s") % {"begins": begins})
        return given

    def save(self, commit: bool = True) -> Channel:  # noqa: FBT001, FBT002  # Django's signature
        """Keep the address and the secret sealed."""
        channel: Channel = super().save(commit=False)
        channel.set_address(self.cleaned_data["address"], self.cleaned_data["secret"])
        if commit:
            channel.save()
        return channel
