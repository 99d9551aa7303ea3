"""What people can have kiosks do, and the form for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kiosk.link.commands import (
    Check,
    OpenHours,
    Restart,
    SendLog,
    SetHours,
    SetVolume,
    TakeScreenshot,
)
from kiosk.server.devices.actions import pin_command, send_command
from kiosk.server.devices.models import Kiosk, KioskCommand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.functional import _StrPromise

    from kiosk.link.commands import Command

SHORTEST_PIN, LONGEST_PIN = 4, 12
WEEK = ((1, _("Mon")), (2, _("Tue")), (3, _("Wed")), (4, _("Thu")), (5, _("Fri")), (6, _("Sat")),
        (7, _("Sun")))  # fmt: skip


class OrderForm(forms.Form):
    """A command that needs nothing more said."""

    def made(self) -> Command:
        """Return the command; of a form that is valid."""
        raise NotImplementedError


class ScreenshotForm(OrderForm):
    """Send a picture of the glass."""

    def made(self) -> Command:
        """Return the command."""
        return TakeScreenshot()


class CheckForm(OrderForm):
    """Look for new content."""

    at_once = forms.BooleanField(
        label=_("Show it at once"),
        required=False,
        help_text=_("Else it is shown at the next moment when nobody stands before the screen."),
    )

    def made(self) -> Command:
        """Return the command."""
        return Check(at_once=self.cleaned_data["at_once"])


class RestartForm(OrderForm):
    """Start the display anew."""

    def made(self) -> Command:
        """Return the command."""
        return Restart()


class LogForm(OrderForm):
    """Send the log."""

    def made(self) -> Command:
        """Return the command."""
        return SendLog()


class VolumeForm(OrderForm):
    """Set how loud films begin."""

    volume = forms.IntegerField(
        label=_("Volume, 0 to 100"), min_value=0, max_value=100, help_text=_("0 is silent.")
    )

    def made(self) -> Command:
        """Return the command."""
        return SetVolume(level=self.cleaned_data["volume"] / 100)


class HoursForm(OrderForm):
    """Set when the screen is on."""

    always = forms.BooleanField(label=_("Always on"), required=False)
    days = forms.TypedMultipleChoiceField(
        label=_("Days"),
        choices=WEEK,
        coerce=int,
        required=False,
        initial=[day for day, _name in WEEK],
        widget=forms.CheckboxSelectMultiple,
    )
    opens = forms.TimeField(
        label=_("Opens at"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    closes = forms.TimeField(
        label=_("Closes at"),
        required=False,
        help_text=_("Earlier than it opens means: on the next day."),
        widget=forms.TimeInput(attrs={"type": "time"}),
    )

    def clean(self) -> dict[str, Any]:
        """See that there are hours, or none at all."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("always"):
            return given
        if not given.get("days"):
            self.add_error("days", gettext("Choose a day, or always on."))
        if given.get("opens") is None or given.get("closes") is None:
            self.add_error("closes", gettext("Say both hours, or always on."))
        elif given["opens"] == given["closes"]:
            self.add_error("closes", gettext("Both hours are the same."))
        return given

    def made(self) -> Command:
        """Return the command."""
        given = self.cleaned_data
        if given["always"]:
            return SetHours()
        begin, end = (f"{given[name]:%H:%M}" for name in ("opens", "closes"))
        return SetHours(open=(OpenHours(days=tuple(given["days"]), begin=begin, end=end),))


class PinForm(OrderForm):
    """Change the PIN of the service menu."""

    pin = forms.CharField(
        label=_("New PIN"),
        max_length=LONGEST_PIN,
        required=False,
        help_text=_("4 to 12 digits."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
    none = forms.BooleanField(
        label=_("No PIN"),
        required=False,
        help_text=_("Then everybody who finds the service menu comes in."),
    )

    def clean(self) -> dict[str, Any]:
        """See that it is a PIN, or that none is wanted."""
        given: dict[str, Any] = super().clean() or {}
        pin = given.get("pin") or ""
        good = pin.isascii() and pin.isdigit() and len(pin) >= SHORTEST_PIN
        if not good and not given.get("none"):
            self.add_error("pin", gettext("A PIN has 4 to 12 digits."))
        if pin and given.get("none"):
            self.add_error("none", gettext("Either a PIN or none."))
        return given

    def made(self) -> Command:
        """Return the command."""
        return pin_command("" if self.cleaned_data["none"] else self.cleaned_data["pin"])


@dataclass(frozen=True, slots=True)
class Kind:
    """A command that people may choose.

    Attributes:
        words: What the button says.
        means: What happens, before somebody agrees.
        form: What else is asked.
        again: Whether it makes sense a second time while the first has not been done.
    """

    words: _StrPromise
    means: _StrPromise
    form: type[OrderForm]
    again: bool = False


KINDS = {
    "screenshot": Kind(
        _("Picture of the screen"),
        _("The screen sends what it shows now, usually within a minute."),
        ScreenshotForm,
    ),
    "check": Kind(
        _("Fetch new content"),
        _("The screen looks for a new release now, and fetches it."),
        CheckForm,
    ),
    "restart": Kind(
        _("Restart the display"),
        _("The screen starts anew; whoever stands before it sees that for a few seconds."),
        RestartForm,
    ),
    "volume": Kind(_("Volume"), _("Films begin this loud from now on."), VolumeForm, again=True),
    "hours": Kind(
        _("Opening hours"),
        _("Outside these hours the screen is black."),
        HoursForm,
        again=True,
    ),
    "pin": Kind(
        _("Service PIN"),
        _("The service menu on the screen asks for this PIN from now on."),
        PinForm,
        again=True,
    ),
    "log": Kind(
        _("Send the log"),
        _("The screen sends the last lines of its log; they are read on its own page."),
        LogForm,
    ),
}
"""By the command's own name."""
NAMES = {
    **{name: kind.words for name, kind in KINDS.items()},
    "rotate": _("Exchange the key"),
    "notice": _("Show an urgent notice"),
    "withdraw": _("Take an urgent notice away"),
}
"""What every command is called that a kiosk may get."""


def order(kiosks: Sequence[Kiosk], name: str, command: Command, by: Any) -> list[KioskCommand]:
    """Send a command to those that do not wait for the very same already."""
    kiosks = list(kiosks)
    if not KINDS[name].again:
        same = KioskCommand.objects.filter(
            kiosk__in=kiosks,
            state=KioskCommand.State.WAITING,
            order=command.model_dump(mode="json"),
        )
        waiting = set(same.values_list("kiosk_id", flat=True))
        kiosks = [kiosk for kiosk in kiosks if kiosk.pk not in waiting]
    return send_command(kiosks, command, by=by)
