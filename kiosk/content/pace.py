"""How long people take to read and to speak."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")


@dataclass(frozen=True, slots=True)
class Pace:
    """Characters and words in a minute.

    Attributes:
        characters: Chinese characters, and digits, which are read one by one.
        words: Words of a language that has spaces.
    """

    characters: float
    words: float

    def seconds(self, text: str) -> float:
        """Return how long `text` takes; punctuation and spaces take none of their own."""
        characters = len(_HAN.findall(text)) + len(_DIGIT.findall(text))
        return 60 * (characters / self.characters + len(_WORD.findall(text)) / self.words)


SPEAKING = Pace(characters=220, words=140)
"""Aloud to people who stand: slower than the news."""

READING = Pace(characters=300, words=180)
"""Silently and standing, with old eyes among the readers."""

TABLE_SECONDS = 10.0
"""To look through a table, whatever its length: nobody reads each row."""

CHART_SECONDS = 8.0
PAGE_SECONDS = 5.0
"""To look at a scanned page; it is proof, not reading."""

PHOTO_SECONDS = 3.0
