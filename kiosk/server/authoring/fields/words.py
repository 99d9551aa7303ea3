"""Words for people, once for all languages of a site or once for each: `{"zh-Hans": "…"}`."""

from __future__ import annotations

import json
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.compare import TextFieldComparison, register_comparison_class
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import WidgetAdapter

from kiosk.content.model import ANY_LANGUAGE, Text
from kiosk.server.authoring.fields.clean import clean_text
from kiosk.server.authoring.languages import language_name

LONGEST = 20_000
"""Characters of one text, as the content's model has it."""

_LANGUAGE = re.compile(r"\*|[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)

Words = dict[str, str]


def pick(words: Words | None, language: str = "zh-Hans") -> str:
    """Return the words in `language`, else in any language."""
    return Text(words or {}).pick(language)


def spoken(words: Words | None) -> str:
    """Return all languages one below the other, for comparing."""
    return "\n".join(
        f"{language_name(language)}：{text}" if language != ANY_LANGUAGE else text
        for language, text in (words or {}).items()
    )


class WordsInput(forms.Textarea):
    """One box for each language; a program of the page makes them of this one."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, lines: int = 1) -> None:
        """Show `lines` lines of each language; the boxes grow as somebody writes."""
        super().__init__(
            {"data-kiosk-words": str(lines), "rows": 1, "autocomplete": "off", **(attrs or {})}
        )


class WordsInputAdapter(WidgetAdapter):  # Wagtail has no types
    """Lets Wagtail's lists call an item by its words."""

    js_constructor = "kiosk.widgets.Words"

    @cached_property
    def media(self) -> forms.Media:
        """Our program, after the one that it goes on from."""
        theirs = versioned_static("wagtailadmin/js/telepath/widgets.js")
        return forms.Media(js=[theirs, "authoring/telepath.js"])


register(WordsInputAdapter(), WordsInput)


class WordsFormField(forms.Field):
    """Takes the JSON that the page's program writes."""

    widget = WordsInput

    def prepare_value(self, value: Any) -> str:
        """Return what the widget holds."""
        return value if isinstance(value, str) else json.dumps(value or {}, ensure_ascii=False)

    def to_python(self, value: Any) -> Words:
        """Return the words, cleaned.

        Raises:
            ValidationError: It is not what the page's program writes, or too long.
        """
        if isinstance(value, str):
            try:
                value = json.loads(value or "{}")
            except ValueError:
                # Without the page's program one box stands there, for every language.
                value = {ANY_LANGUAGE: value}
        if not isinstance(value, dict):
            raise ValidationError(_("These are no words."), code="invalid")
        words: Words = {}
        for language, text in value.items():
            if not _LANGUAGE.fullmatch(str(language)) or not isinstance(text, str):
                raise ValidationError(_("These are no words."), code="invalid")
            words[language] = clean_text(text)
            if len(words[language]) > LONGEST:
                raise ValidationError(
                    _("Too long: at most %(count)s characters."),
                    code="too_long",
                    params={"count": LONGEST},
                )
        return words

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether somebody wrote something."""
        try:
            return (initial or {}) != self.to_python(data)
        except ValidationError:
            return True


class WordsField(models.JSONField):
    """Words for people on a page."""

    def __init__(self, *args: Any, lines: int = 1, **kwargs: Any) -> None:
        """Keep how many `lines` the form shows."""
        self.lines = lines
        kwargs.setdefault("default", dict)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Return the field of the form."""
        return WordsFormField(
            required=False,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
            widget=WordsInput(lines=self.lines),
        )


class WordsBlock(blocks.FieldBlock):
    """Words for people within a list."""

    def __init__(self, *, lines: int = 1, help_text: Any = "", **kwargs: Any) -> None:
        """Show `lines` lines of each language."""
        self.field = WordsFormField(
            required=False, help_text=help_text, widget=WordsInput(lines=lines)
        )
        super().__init__(**kwargs)

    def get_default(self, *_args: Any, **_kwargs: Any) -> Words:
        """Return no words."""
        return {}

    def get_searchable_content(self, value: Any) -> list[str]:
        """Return every language's words."""
        return list((value or {}).values())

    class Meta:
        """How it shows itself."""

        icon = "pilcrow"
        default: Words = {}


class WordsComparison(TextFieldComparison):
    """Shows the words of two versions side by side, as people read them."""

    def __init__(self, field: Any, obj_a: Any, obj_b: Any) -> None:
        """Compare two pages' words."""
        super().__init__(field, obj_a, obj_b)
        self.val_a: str = spoken(field.value_from_object(obj_a))
        self.val_b: str = spoken(field.value_from_object(obj_b))


register_comparison_class(WordsField, comparison_class=WordsComparison)
