"""What people choose about the fleet: which kiosks, how they are called, what is told to whom."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kiosk.server.authoring.models import VillageSite
from kiosk.server.devices.models import Kiosk, KioskGroup
from kiosk.server.fleet.listing import STANDINGS, TROUBLES
from kiosk.server.fleet.models import AlertSettings, Receiver
from kiosk.server.fleet.telling.post import NotToldError, target_of
from kiosk.server.review.pages import language
from kiosk.server.review.sight import seen_sites


class FilterForm(forms.Form):
    """Which kiosks are listed."""

    text = forms.CharField(
        label=_("Name or village"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    standing = forms.ChoiceField(label=_("Standing"), required=False)
    site = forms.ModelChoiceField(
        label=_("Village"),
        queryset=VillageSite.objects.none(),
        required=False,
        empty_label=_("all villages"),
    )
    group = forms.ModelChoiceField(
        label=_("Group of screens"),
        queryset=KioskGroup.objects.all(),
        required=False,
        empty_label=_("all groups"),
    )

    def __init__(self, user: Any, *args: Any, **named: Any) -> None:
        """Offer the villages that somebody may see."""
        super().__init__(*args, **named)
        self.fields["site"].queryset = seen_sites(user)  # type: ignore[attr-defined]
        self.fields["standing"].choices = [  # type: ignore[attr-defined]
            ("", _("all that are paired")),
            *STANDINGS.items(),
            (_("Trouble"), [(name, words) for name, (words, _ailment) in TROUBLES.items()]),
        ]

    def wanted(self) -> dict[str, Any]:
        """Return what was chosen; of what makes no sense, nothing."""
        self.is_valid()
        return getattr(self, "cleaned_data", {})


class KioskForm(forms.ModelForm):  # type: ignore[type-arg]
    """What people say of a kiosk; another village it shows only when it is paired anew."""

    groups = forms.ModelMultipleChoiceField(
        label=_("Groups of screens"),
        queryset=KioskGroup.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        """Which columns."""

        model = Kiosk
        fields: ClassVar = ["name", "groups"]
        labels: ClassVar = {"name": _("Name")}
        help_texts: ClassVar = {
            "name": _("Where it stands, as its people say it: activity room, canteen.")
        }

    def __init__(self, *args: Any, **named: Any) -> None:
        """Have a name in any case."""
        super().__init__(*args, **named)
        self.fields["name"].required = True


class GroupForm(forms.ModelForm):  # type: ignore[type-arg]
    """A group of kiosks, and which are in it."""

    kiosks = forms.ModelMultipleChoiceField(
        label=_("Screens"),
        queryset=Kiosk.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        """Which columns."""

        model = KioskGroup
        fields: ClassVar = ["name", "ring"]
        labels: ClassVar = {"name": _("Name"), "ring": _("Short name")}
        help_texts: ClassVar = {
            "ring": _(
                "Small Latin letters, digits and dashes; releases know the group by it, "
                "and it stays as it is."
            )
        }

    def __init__(self, *args: Any, **named: Any) -> None:
        """Offer every kiosk; the short name is chosen once."""
        super().__init__(*args, **named)
        known = self.instance.pk is not None
        self.fields["ring"].disabled = known
        ours = Kiosk.objects.approved().order_by("site_id", "name", "pk")
        self.fields["kiosks"].queryset = ours.only("pk", "name", "site")  # type: ignore[attr-defined]
        titles = dict(VillageSite.objects.values_list("pk", "title"))
        self.fields["kiosks"].label_from_instance = (  # type: ignore[attr-defined]
            lambda kiosk: f"{titles.get(kiosk.site_id, '—')} · {kiosk}"
        )
        if known:
            self.fields["kiosks"].initial = self.instance.kiosks.all()

    def clean_ring(self) -> str:
        """Have the short name as releases write it."""
        ring = str(self.cleaned_data["ring"])
        if self.instance.pk is None and ring != slugify(ring):
            raise ValidationError(gettext("Small Latin letters, digits and dashes only."))
        return ring

    def save(self, commit: bool = True) -> KioskGroup:  # noqa: FBT001, FBT002  # Django's signature
        """Keep the group and who is in it."""
        group: KioskGroup = super().save(commit=commit)
        group.kiosks.set(self.cleaned_data["kiosks"])
        return group


class RulesForm(forms.ModelForm):  # type: ignore[type-arg]
    """When something counts as an alert."""

    class Meta:
        """Which columns."""

        model = AlertSettings
        fields: ClassVar = ["patience", "unused_days", "begin", "end"]
        widgets: ClassVar = {
            "begin": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "end": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }


class ReceiverForm(forms.ModelForm):  # type: ignore[type-arg]
    """Who hears of alerts; an address is written down once, and never shown again."""

    address = forms.CharField(
        label=_("Address"),
        max_length=500,
        help_text=_("An e-mail address, or the https address that the group shows of its robot."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    secret = forms.CharField(
        label=_("Signing secret"),
        max_length=200,
        required=False,
        help_text=_("Of a DingTalk robot that wants signatures: it begins with SEC."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )

    class Meta:
        """Which columns."""

        model = Receiver
        fields: ClassVar = ["name", "kind", "language", "active"]

    field_order = ["name", "kind", "address", "secret", "language", "active"]

    def __init__(self, *args: Any, **named: Any) -> None:
        """Leave the address as it is when nothing is typed."""
        super().__init__(*args, **named)
        if self.instance.pk is not None:
            for name in ("address", "secret"):
                self.fields[name].required = False
                self.fields[name].help_text = _("Leave it empty to keep what is there.")

    def clean(self) -> dict[str, Any]:
        """See that the address is one of its kind."""
        given: dict[str, Any] = super().clean() or {}
        address, kind = given.get("address", ""), given.get("kind")
        if not address:
            if "kind" in self.changed_data and self.instance.pk is not None:
                self.add_error("address", _("Another way needs another address."))
            return given
        try:
            if kind == Receiver.Kind.EMAIL:
                validate_email(address)
            else:
                target_of(address, settings.KIOSK.alerts_to)
        except ValidationError as error:
            self.add_error("address", error)
        except NotToldError as error:
            self.add_error("address", error.say(language()))
        return given

    def save(self, commit: bool = True) -> Receiver:  # noqa: FBT001, FBT002  # Django's signature
        """Keep the address and the secret sealed."""
        receiver: Receiver = super().save(commit=False)
        address, secret = self.cleaned_data["address"], self.cleaned_data["secret"]
        if address or secret:
            before = receiver.opened() if receiver.address else ("", "")
            # A new address takes no secret with it that belongs to the old one.
            receiver.keep(address or before[0], secret or ("" if address else before[1]))
            receiver.failures, receiver.trouble_zh, receiver.trouble_en = 0, "", ""
        if commit:
            receiver.save()
        return receiver
