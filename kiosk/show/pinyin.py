"""Chinese found by how it sounds: full syllables, first letters, or a mixture of both."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Readings = tuple[str, ...]
"""How one character can be said; a Latin letter or a digit reads as itself."""

_DIGRAPHS = ("zh", "ch", "sh")
_HAN_FROM = "\u3007"
_ALSO_SAID = {
    "行": ("hang",),
    "重": ("chong",),
    "长": ("chang",),
    "乐": ("yue",),
    "还": ("huan",),
    "都": ("du",),
    "会": ("kuai",),
    "调": ("tiao",),
    "地": ("de",),
    "得": ("dei",),
    "着": ("zhao", "zhuo"),
    "了": ("liao",),
    "没": ("mo",),
    "给": ("ji",),
    "种": ("chong",),
    "角": ("jue",),
    "觉": ("jiao",),
    "校": ("jiao",),
    "便": ("pian",),
    "传": ("zhuan",),
    "降": ("xiang",),
    "朝": ("zhao",),
    "参": ("shen", "cen"),
    "曾": ("zeng",),
    "差": ("chai", "ci"),
    "强": ("jiang",),
    "薄": ("bo",),
    "露": ("lou",),
    "落": ("la",),
    "藏": ("zang",),
    "和": ("huo", "hu"),
    "称": ("chen",),
    "盛": ("cheng",),
    "省": ("xing",),
    "识": ("zhi",),
    "宿": ("xiu",),
    "提": ("di",),
    "系": ("ji",),
    "血": ("xie",),
    "折": ("she",),
    "弹": ("tan",),
    "度": ("duo",),
    "恶": ("wu",),
    "佛": ("fu",),
    "解": ("xie",),
    "壳": ("qiao",),
    "绿": ("lu",),
    "率": ("shuai",),
    "泊": ("po",),
    "什": ("shen", "shi"),
    "熟": ("shou",),
    "说": ("shui",),
    "吓": ("he",),
    "削": ("xiao",),
    "咽": ("ye",),
    "单": ("shan",),
    "查": ("zha",),
    "区": ("ou",),
    "仇": ("qiu",),
    "模": ("mu",),
    "大": ("dai",),
    "卡": ("qia",),
    "择": ("zhai",),
    "圈": ("juan",),
    "塞": ("se",),
    "粘": ("nian",),
    "厦": ("xia",),
    "堡": ("bu",),
    "翟": ("zhai",),
    "覃": ("qin",),
    "缪": ("miao",),
    "盖": ("ge",),
    "朴": ("piao",),
    "车": ("ju",),
    "巷": ("hang",),
    "劲": ("jing",),
    "脉": ("mo",),
    "蔓": ("wan",),
    "卜": ("bu",),
    "扎": ("za",),
    "轧": ("zha",),
    "埋": ("man",),
    "纤": ("qian",),
}
"""Second readings that people know. A dictionary has many more (石 also as dan, 广 as yan), but
letting those count finds what nobody meant.
"""


class Sound(NamedTuple):
    """Where a text sounds like what was typed.

    Attributes:
        start: The first character of it, counted in the text.
        end: One past the last.
        spelled: Whether every syllable was typed out, none by its first letters only.
        characters: How many characters sound.
    """

    start: int
    end: int
    spelled: bool
    characters: int


class PinyinTable:
    """Knows how the characters of a site are said, with all usual readings (行: hang, xing)."""

    def __init__(self, characters: Iterable[str]) -> None:
        """Look up each of `characters` once."""
        known = set(characters)
        self._readings: dict[str, Readings] = {c: (c,) for c in known if _latin(c)}
        self._readings.update(_chinese_readings({c for c in known if c >= _HAN_FROM}))

    def spelling(self, text: str) -> Spelling:
        """Return how `text` (folded) is said."""
        known = self._readings
        where = [index for index, character in enumerate(text) if character in known]
        return Spelling(text, where, [known[text[index]] for index in where])


class Spelling:
    """How a text is said, character by character; what is not spoken is passed over."""

    __slots__ = ("_readings", "_text", "_where")

    def __init__(self, text: str, where: Sequence[int], readings: Sequence[Readings]) -> None:
        """Keep the spoken characters' places in the text, and their readings."""
        self._text = text
        self._where = where
        self._readings = readings

    def initials(self) -> Iterator[tuple[str, int]]:
        """Yield each letter a character can begin with, and the character's number."""
        for index, readings in enumerate(self._readings):
            if self._begins(index):
                for letter in _initials(readings):
                    yield letter, index

    def bigrams(self) -> Iterator[tuple[str, int]]:
        """Yield the first letters of every two neighbours, and the number of the first."""
        for index, following in enumerate(self._readings[1:]):
            if self._begins(index):
                for first in _initials(self._readings[index]):
                    for second in _initials(following):
                        yield first + second, index

    def _begins(self, index: int) -> bool:
        """Tell whether people would look for something from here: not from within a word."""
        at = self._where[index]
        return self._text[at] >= _HAN_FROM or not (at and _latin(self._text[at - 1]))

    def sound(self, query: str, start: int, *, loose: bool = False) -> Sound | None:
        """Tell whether the text sounds like `query` from its spoken character `start` on.

        Args:
            query: Latin letters and digits, folded.
            start: Number of the spoken character.
            loose: Let zh, ch, sh and ng sound like z, c, s and n, as many people say them.
        """
        end, spelled = self._follow(loosened(query) if loose else query, 0, start, loose)
        if end < 0:
            return None
        count = end - start
        return Sound(self._where[start], self._where[end - 1] + 1, spelled == count, count)

    def _follow(self, query: str, at: int, index: int, loose: bool) -> tuple[int, int]:  # noqa: FBT001
        """Match `query` from `at` with the characters from `index`.

        Returns:
            The number of the character after it, or -1; and how many syllables were typed out.
        """
        if at == len(query):
            return index, 0
        if index == len(self._readings):
            return -1, 0
        readings = self._readings[index]
        for reading in _loosened(readings) if loose else readings:
            if reading[0] != query[at]:
                continue
            for length in _typed(reading, query, at):
                end, spelled = self._follow(query, at + length, index + 1, loose)
                if end >= 0:
                    return end, spelled + (length == len(reading))
        return -1, 0


def loosened(query: str) -> str:
    """Return how `query` sounds to somebody who does not tell zh from z, or ng from n."""
    for digraph in _DIGRAPHS:
        query = query.replace(digraph, digraph[0])
    return query.replace("ng", "n")


def _latin(character: str) -> bool:
    return character.isalnum() and character < _HAN_FROM


@lru_cache(maxsize=4096)
def _initials(readings: Readings) -> Readings:
    return tuple(dict.fromkeys(reading[0] for reading in readings))


@lru_cache(maxsize=4096)
def _loosened(readings: Readings) -> Readings:
    return tuple(dict.fromkeys(map(loosened, readings)))


def _typed(reading: str, query: str, at: int) -> Iterator[int]:
    """Yield how many letters of `query` from `at` can stand for one syllable, longest first."""
    if query.startswith(reading, at):
        yield len(reading)
    rest = query[at:]
    if len(reading) > len(rest) and reading.startswith(rest):
        yield len(rest)  # the last syllable, not yet typed to its end
    if len(reading) > 1:
        if reading[:2] in _DIGRAPHS and query.startswith(reading[:2], at):
            yield len(reading[:2])
        yield 1


def _chinese_readings(characters: set[str]) -> Iterator[tuple[str, Readings]]:
    if not characters:
        return
    # Phrases would cost 45 MB and half a second, and all usual readings of a character count here.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "1")
    from pypinyin import Style, pinyin  # noqa: PLC0415  # slow to import, and used only here

    for character in characters:
        found = pinyin(character, style=Style.NORMAL, errors="ignore")
        said = [reading for readings in found for reading in readings if reading.isascii()]
        said += _ALSO_SAID.get(character, ())
        if said:
            with_u = [reading.replace("v", "u") for reading in said]  # lü is typed lv or lu
            yield character, tuple(dict.fromkeys([*said, *with_u]))
