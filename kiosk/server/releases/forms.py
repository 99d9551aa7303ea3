"""What people fill in to have something published."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiosk.server.releases.actions import Order
from kiosk.server.releases.stages import AT_ONCE, Stages, StagesError, read_percents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.server.devices.models import KioskGroup
    from kiosk.server.review.models import Submission

_FARTHEST = dt.timedelta(days=366)


class OrderForm(forms.Form):
    """Which villages are published, when, and for which screens."""

    villages = forms.MultipleChoiceField(label=_("Villages"), widget=forms.CheckboxSelectMultiple)
    when = forms.ChoiceField(
        label=_("When"),
        choices=[("now", _("now")), ("at", _("at a time"))],
        initial="now",
        widget=forms.RadioSelect,
    )
    at = forms.DateTimeField(
        label=_("At"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )
    screens = forms.ChoiceField(
        label=_("For which screens"),
        choices=[
            ("all", _("all screens at once")),
            ("steps", _("more and more screens, step by step")),
            ("groups", _("only some groups of screens")),
        ],
        initial="all",
        widget=forms.RadioSelect,
        help_text=_("Screens change at a quiet moment, when nobody is watching."),
    )
    percents = forms.CharField(
        label=_("Steps, in per cent of the screens"), required=False, initial="10, 50, 100"
    )
    hours = forms.IntegerField(
        label=_("Hours from step to step"), min_value=1, max_value=720, initial=24, required=False
    )
    groups = forms.MultipleChoiceField(
        label=_("Groups"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Screens of these groups take it at once, whatever the step."),
    )
    limit = forms.IntegerField(
        label=_("Halt when so many screens fail"),
        min_value=1,
        max_value=1000,
        initial=1,
        help_text=_("Screens that cannot show it go back by themselves, and say so."),
    )

    def __init__(
        self, ready: Sequence[Submission], groups: Sequence[KioskGroup], *args: Any, **kwargs: Any
    ) -> None:
        """Offer the villages whose approved submission is not published yet."""
        super().__init__(*args, **kwargs)
        self._ready = {str(each.pk): each for each in ready}
        self.fields["villages"].choices = [  # type: ignore[attr-defined]
            (pk, f"{each.site} · {_('no. %(number)s') % {'number': each.number}}")
            for pk, each in self._ready.items()
        ]
        self.fields["groups"].choices = [(each.ring, each.name) for each in groups]  # type: ignore[attr-defined]
        if not groups:
            del self.fields["groups"]
            self.fields["screens"].choices = self.fields["screens"].choices[:2]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> list[Submission]:
        """What is to be published."""
        return [self._ready[pk] for pk in self.cleaned_data["villages"]]

    def clean(self) -> dict[str, Any]:
        """See that the time lies ahead, and that the steps make sense."""
        cleaned = super().clean() or {}
        if cleaned.get("when") == "at":
            self._check_time(cleaned.get("at"))
        try:
            self.stages = self._stages(cleaned)
        except StagesError as error:
            self.add_error("percents", str(error))
        if cleaned.get("screens") == "groups" and not cleaned.get("groups"):
            self.add_error("groups", _("Choose at least one group."))
        return cleaned

    def order(self) -> Order:
        """Return how it is to be published."""
        given = self.cleaned_data
        return Order(
            at=given["at"] if given["when"] == "at" else None,
            rings=tuple(given.get("groups") or ()) if given["screens"] != "all" else (),
            stages=self.stages,
            limit=given["limit"],
        )

    def _check_time(self, at: dt.datetime | None) -> None:
        now = timezone.now()
        if at is None:
            self.add_error("at", _("Give a day and a time."))
        elif not now < at < now + _FARTHEST:
            self.add_error("at", _("This time has passed, or is more than a year away."))

    @staticmethod
    def _stages(given: dict[str, Any]) -> Stages:
        if given.get("screens") == "steps":
            return Stages(read_percents(given.get("percents") or ""), given.get("hours") or 24)
        return Stages((0,)) if given.get("screens") == "groups" else AT_ONCE
