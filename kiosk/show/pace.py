"""How long people take to say a text."""

from __future__ import annotations

import re

SPEAKING_PACE = 220.0
"""Characters a minute of a calm speaker (the standard's measure of a report)."""

_WORD = 1.5
"""Characters a Latin word is worth: 150 words a minute beside 220 characters."""
_HAN = r"\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SPOKEN = re.compile(
    rf"(?P<han>[{_HAN}])"
    rf"|(?P<digit>\d)"
    rf"|(?P<word>[^\W\d_{_HAN}](?:['’-]?[^\W\d_{_HAN}])*)"
    rf"|(?P<percent>[%％])"
)
_WORTH = {"han": 1.0, "digit": 1.0, "word": _WORD, "percent": 3.0}  # 百分之


def characters(text: str) -> float:
    """Count what is spoken: a Chinese character or a digit is one, a Latin word one and a half.

    Punctuation and spaces are not spoken.
    """
    return sum(_WORTH[match.lastgroup or ""] for match in _SPOKEN.finditer(text))


def seconds_to_say(text: str, pace: float = SPEAKING_PACE) -> float:
    """Return how long `text` takes at `pace` characters a minute."""
    return characters(text) * 60.0 / pace
