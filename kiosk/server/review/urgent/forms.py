"""What people fill in to have something on the screens at once."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiosk.server.review.urgent.actions import LONGEST
from kiosk.server.review.urgent.models import UrgentNotice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.server.devices.models import Kiosk

_FOR = [
    (1, _("1 hour")),
    (3, _("3 hours")),
    (12, _("12 hours")),
    (24, _("1 day")),
    (72, _("3 days")),
    (168, _("7 days")),
]


class NoticeForm(forms.ModelForm):  # type: ignore[type-arg]  # the stubs' generic is none at run time
    """An urgent notice and its screens."""

    hours = forms.TypedChoiceField(
        label=_("Shown for"),
        coerce=int,
        choices=_FOR,
        initial=3,
        help_text=_("It goes away by itself then; you can take it back earlier."),
    )
    screens = forms.MultipleChoiceField(
        label=_("Which screens"), widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        """The words."""

        model = UrgentNotice
        fields: ClassVar[list[str]] = ["title", "text", "title_en", "text_en"]
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "text": forms.Textarea(attrs={"rows": 4}),
            "text_en": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, kiosks: Sequence[Kiosk], *args: Any, **kwargs: Any) -> None:
        """Offer the screens `kiosks`."""
        super().__init__(*args, **kwargs)
        self._kiosks = {str(kiosk.pk): kiosk for kiosk in kiosks}
        self.fields["screens"].choices = [  # type: ignore[attr-defined]
            (pk, f"{kiosk.site} · {kiosk}") for pk, kiosk in self._kiosks.items()
        ]

    @property
    def chosen(self) -> list[Kiosk]:
        """The chosen screens."""
        return [self._kiosks[pk] for pk in self.cleaned_data["screens"]]

    def clean(self) -> dict[str, Any]:
        """Work out when it ends."""
        cleaned = super().clean() or {}
        hours = min(cleaned.get("hours") or 1, LONGEST // dt.timedelta(hours=1))
        self.instance.ends_at = timezone.now() + dt.timedelta(hours=hours)
        if bool(cleaned.get("title_en")) != bool(cleaned.get("text_en")):
            self.add_error("text_en", _("Give the English title and text, or neither."))
        return cleaned
