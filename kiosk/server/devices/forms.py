"""What people fill in about kiosks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from kiosk.server.authoring.models import VillageSite
from kiosk.server.devices.models import Kiosk, KioskGroup

if TYPE_CHECKING:
    from django.db.models import QuerySet


class CodeForm(forms.Form):
    """The code on a kiosk's screen."""

    code = forms.CharField(
        label=_("The code on the kiosk's screen"),
        max_length=20,
        help_text=_("Eight letters and digits; blanks and small letters do not matter."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autofocus": True, "spellcheck": "false"}
        ),
    )


class KioskForm(forms.ModelForm):  # type: ignore[type-arg]
    """What people say of a kiosk."""

    site = forms.ModelChoiceField(
        label=_("The village that it shows"), queryset=VillageSite.objects.none()
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=100,
        help_text=_("Where it stands, as its people say it: activity room, canteen."),
    )
    groups = forms.ModelMultipleChoiceField(
        label=_("Groups"),
        queryset=KioskGroup.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Groups get releases together, some before the others."),
    )

    class Meta:
        """Which columns."""

        model = Kiosk
        fields: ClassVar = ["site", "name", "groups"]

    def __init__(self, *args: Any, **named: Any) -> None:
        """Offer every village of the township."""
        super().__init__(*args, **named)
        sites: QuerySet[VillageSite] = VillageSite.objects.order_by("title")
        self.fields["site"].queryset = sites  # type: ignore[attr-defined]
