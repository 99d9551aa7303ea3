"""What the templates of the review and of the releases say in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kiosk.server.review.filelist import in_groups

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.safestring import SafeString

    from kiosk.server.review.reading import Line

register = template.Library()

_LONG = 400
"""Characters of an unchanged passage that are shown whole."""
_AROUND = 60
"""Characters of a longer one that are shown beside a change."""


@register.filter
def said(pair: Sequence[str]) -> str:
    """Return the Chinese or the English of a pair."""
    zh, en = pair[-2], pair[-1]
    return zh if (get_language() or "zh").startswith("zh") else en


@register.filter
def grouped(digest: str) -> str:
    """Return a hash in groups of eight."""
    return in_groups(digest)


@register.filter
def where(line: Line) -> str:
    """Return where a line stands, from the outside in."""
    return " › ".join(said(label) for label in line.where)


@register.filter
def went(line: Line) -> SafeString:
    """Return what stood there, with what went marked."""
    return _marked(line, 0)


@register.filter
def came(line: Line) -> SafeString:
    """Return what stands there, with what came marked."""
    return _marked(line, 1)


def _marked(line: Line, side: int) -> SafeString:
    if not (line.before if side == 0 else line.after):
        return format_html('<span class="review-nothing">{}</span>', _("(nothing)"))
    parts = []
    for what, *texts in line.parts():
        text = texts[side]
        if what == "equal":
            parts.append(("{}", (_shortened(text),)))
        elif text:
            parts.append(("<del>{}</del>" if side == 0 else "<ins>{}</ins>", (text,)))
    return mark_safe("".join(format_html(form, *args) for form, args in parts))  # noqa: S308


def _shortened(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_AROUND]} … {text[-_AROUND:]}"


@register.filter
def lines_of(text: str) -> SafeString:
    """Return a text with its lines."""
    return format_html_join(mark_safe("<br>"), "{}", ((line,) for line in text.splitlines()))
