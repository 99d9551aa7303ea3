"""The languages of a site, chosen with the first one named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from kiosk.server.authoring.languages import NAMES, language_name

if TYPE_CHECKING:
    from collections.abc import Mapping

_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)
MOST = 12


def only_chinese() -> list[str]:
    """Return the languages of a new site."""
    return ["zh-Hans"]


class LanguagesInput(forms.Widget):
    """A row for each language: whether it is spoken, and which is shown first."""

    template_name = "authoring/languages_input.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return what the template shows."""
        context = super().get_context(name, value, attrs)
        spoken = value if isinstance(value, list) else []
        context["order"] = " ".join(spoken)
        context["rows"] = [
            {"code": c, "name": language_name(c), "on": c in spoken}
            for c in [*spoken, *(c for c in NAMES if c not in spoken)]
        ]
        for row in context["rows"]:
            row["first"] = spoken[:1] == [row["code"]]
        return context

    def value_from_datadict(self, data: Mapping[str, Any], _files: Any, name: str) -> list[str]:
        """Return the languages, the first one first, the others in the order they had."""
        getlist = getattr(data, "getlist", None)
        ticked = list(getlist(name)) if getlist else list(data.get(name, ()))
        before = str(data.get(f"{name}-order", "")).split()
        first = data.get(f"{name}-first")
        order = [*before, *(code for code in NAMES if code not in before)]
        ticked.sort(key=lambda c: (c != first, order.index(c) if c in order else len(order)))
        return ticked

    def value_omitted_from_data(self, data: Mapping[str, Any], _files: Any, name: str) -> bool:
        """Tell whether the form did not hold it."""
        return f"{name}-order" not in data


class LanguagesFormField(forms.Field):
    """Takes codes of languages."""

    widget = LanguagesInput

    def to_python(self, value: Any) -> list[str]:
        """Return the codes, once each.

        Raises:
            ValidationError: None, too many, or no code of a language.
        """
        codes = list(dict.fromkeys(str(code) for code in value or []))
        if not codes:
            raise ValidationError(_("Choose at least one language."), code="required")
        if len(codes) > MOST or not all(map(_CODE.fullmatch, codes)):
            raise ValidationError(_("These are not languages a site can have."), code="invalid")
        return codes


class LanguagesField(models.JSONField):
    """The languages of a site, the first shown first."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin with Chinese."""
        kwargs.setdefault("default", only_chinese)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Return the field of the form."""
        return LanguagesFormField(
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
        )
