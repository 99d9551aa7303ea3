"""What people fill in at a review."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class SubmitForm(forms.Form):
    """Handing a site in."""

    note = forms.CharField(
        label=_("To the reviewers"),
        required=False,
        max_length=1000,
        help_text=_("What is new, and what to look at. May stay empty."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DecisionForm(forms.Form):
    """A word about what was handed in."""

    comment = forms.CharField(
        label=_("Your words"),
        required=False,
        max_length=2000,
        help_text=_("They stand on the record with your name. Needed when you send it back."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    step = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=3)
