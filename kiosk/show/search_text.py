"""Words in a text: folded for comparing, found, and cut out for showing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Span = tuple[int, int]
"""Where something stands in a text: its first character and one past its last."""

_BEFORE = 16
_LENGTH = 72
_HAN_FROM = "\u3007"
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


def fold(text: str) -> str:
    """Return `text` in small letters and half-width, as long as it was."""
    return "".join(map(_fold_one, text))


@lru_cache(maxsize=8192)
def _fold_one(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character).lower()
    return folded if len(folded) == 1 else character


def terms_of(query: str, most: int) -> list[str]:
    """Return the words of `query`, folded, without what is not spoken around them."""
    words = (_EDGES.sub("", word) for word in fold(query).split())
    return [word for word in words if word][:most]


def occurrences(text: str, term: str) -> Iterator[Span]:
    """Yield where `term` stands in `text`, both folded; a Latin word is found from its start."""
    at = text.find(term)
    while at >= 0:
        if not (at and _latin(term[0]) and _latin(text[at - 1])):
            yield at, at + len(term)
        at = text.find(term, at + len(term))


def _latin(character: str) -> bool:
    return character.isalnum() and character < _HAN_FROM


def excerpt(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Cut out the part of `text` around the first of `spans`; move the spans along."""
    start = max(0, spans[0][0] - _BEFORE) if spans else 0
    if len(text) <= _LENGTH:
        start = 0
    end = min(len(text), start + _LENGTH)
    head, tail = "…" if start else "", "…" if end < len(text) else ""
    shift = len(head) - start
    inside = (span for span in spans if start <= span[0] and span[1] <= end)
    return head + text[start:end] + tail, tuple((a + shift, b + shift) for a, b in inside)


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return `spans` in order, those that touch or overlap as one."""
    whole: list[Span] = []
    for start, end in sorted(spans):
        if whole and start <= whole[-1][1]:
            whole[-1] = whole[-1][0], max(end, whole[-1][1])
        else:
            whole.append((start, end))
    return tuple(whole)
