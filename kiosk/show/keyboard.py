"""The keys of the keyboard on the glass, and what each does to the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LONGEST_QUERY = 40
"""Characters; more fit on no line and in no title."""


class KeyKind(StrEnum):
    """What a key does."""

    LETTER = "letter"
    DIGIT = "digit"
    SPACE = "space"
    DELETE = "delete"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Key:
    """One key.

    Attributes:
        kind: What it does.
        text: What it writes; empty for delete and clear.
        width: How wide it is, in widths of a letter key.
    """

    kind: KeyKind
    text: str = ""
    width: float = 1.0


DELETE = Key(KeyKind.DELETE, width=1.5)
CLEAR = Key(KeyKind.CLEAR, width=1.5)
SPACE = Key(KeyKind.SPACE, " ", width=3.0)


def _row(kind: KeyKind, texts: str) -> tuple[Key, ...]:
    return tuple(Key(kind, text) for text in texts)


ROWS: tuple[tuple[Key, ...], ...] = (
    _row(KeyKind.DIGIT, "1234567890"),
    _row(KeyKind.LETTER, "qwertyuiop"),
    _row(KeyKind.LETTER, "asdfghjkl"),
    (CLEAR, *_row(KeyKind.LETTER, "zxcvbnm"), DELETE),
    (SPACE,),
)
"""The keys, row by row, as on the phones people know."""


def press(text: str, key: Key) -> str:
    """Return `text` after `key` was pressed."""
    if key.kind is KeyKind.CLEAR:
        return ""
    if key.kind is KeyKind.DELETE:
        return text[:-1]
    if key.kind is KeyKind.SPACE and (not text or text.endswith(" ")):
        return text
    return (text + key.text)[:LONGEST_QUERY]
