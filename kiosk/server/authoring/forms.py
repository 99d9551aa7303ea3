"""Forms that do more than hold fields."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

if TYPE_CHECKING:
    from kiosk.server.authoring.models.ledger import LedgerPage


class EntryForm(WagtailAdminPageForm):
    """The form of an entry: its category is chosen among those of its ledger."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the categories of the ledger's draft."""
        super().__init__(*args, **kwargs)
        if "category" not in self.fields or self.parent_page is None:
            return
        ledger = self.parent_page.specific.get_latest_revision_as_object()
        field = self.fields["category"]
        self.fields["category"] = forms.ChoiceField(
            choices=_choices(ledger, self.instance.category),
            required=False,
            label=field.label,
            help_text=field.help_text,
        )


def _choices(ledger: LedgerPage, present: str) -> list[tuple[str, Any]]:
    places = list(ledger.places())
    choices: list[tuple[str, Any]] = [("", _("— choose —"))]
    for title, group in groupby(places, key=lambda place: place["chapter_title"]):
        choices.append((title, [(place["key"], place["title"]) for place in group]))
    if present and all(place["key"] != present for place in places):
        choices.append((present, _("a category that was deleted")))
    return choices
