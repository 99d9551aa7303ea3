"""Setting lines of mixed Chinese and Latin text; pure, measured by whoever draws it.

Kivy breaks Chinese anywhere and knows no kinsoku (避头尾). Here text is cut into atoms (one
Chinese character, one Latin word, one run of digits), atoms that may not be parted are glued
into clusters, and clusters are laid into lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kiosk.latin_signs import LATIN_SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Measure = Callable[[str], float]
"""Returns the width of a piece of text, in pixels."""

CLOSING = frozenset("、。，．,.;:!?！？：；）)]］】》〉」』”’〕〗…‥—～·%‰℃°ー々〞")
"""May not begin a line."""

OPENING = frozenset("（([［【《〈「『“‘〔〖〝￥¥$#№＃")
"""May not end a line."""

_HALF_AFTER = frozenset("、。，．；：！？）］】》〉」』〕〗”’")
"""Full-width signs whose right half is empty."""

_HALF_BEFORE = frozenset("（［【《〈「『〔〖“‘")
"""Full-width signs whose left half is empty."""

_AFTER_SPACE = frozenset("·—–/")
"""Stand between spaces, and do not begin a line even so."""

ELLIPSIS = "…"

_TO_LATIN = str.maketrans(LATIN_SIGNS)
_FROM_LATIN = str.maketrans({narrow: sign for sign, narrow in LATIN_SIGNS.items()})

_QUOTES = "“”‘’…—·"
"""Set in the Chinese way among Chinese, in the Latin way in a text without Chinese."""

_HAN = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_IS_HAN = re.compile(rf"[{_HAN}]")
_IS_WIDE = re.compile(rf"[{_HAN}{_QUOTES}]$")
_LATIN_ATOMS = re.compile(rf"\n|[^\S\n]+|[{_HAN}·]|[^\s{_HAN}·]+")
_MIXED_ATOMS = re.compile(
    rf"\n|[^\S\n]+|[{_HAN}{_QUOTES}]|[^\s{_HAN}{_QUOTES}]+(?:’[A-Za-z]+)*",
)


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of text that is drawn as one.

    Attributes:
        text: What is drawn.
        start: Where it begins in the source text.
        x: Pixels from the line's left edge.
        width: Pixels it takes in the line.
    """

    text: str
    start: int
    x: float = 0.0
    width: float = 0.0

    @property
    def is_space(self) -> bool:
        """Whether it draws nothing."""
        return self.text.isspace()

    @property
    def is_wide(self) -> bool:
        """Whether it is set in the Chinese way."""
        return _IS_WIDE.match(self.text) is not None


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its atoms from left to right, and how wide it is, in pixels."""

    atoms: tuple[Atom, ...]
    width: float
    last: bool = False

    @property
    def text(self) -> str:
        """The line as read."""
        return "".join(atom.text for atom in self.atoms).translate(_FROM_LATIN)


@dataclass(frozen=True, slots=True)
class Setting:
    """How text is set.

    Attributes:
        width: Pixels of a line.
        em: Pixels of one Chinese character.
        justify: Stretch lines to the full width, save the last of a paragraph.
        balance: Make lines about equally long, as in a title.
        max_lines: Cut with an ellipsis after so many lines; 0 for no limit.
    """

    width: float
    em: float
    justify: bool = False
    balance: bool = False
    max_lines: int = 0


_KEPT = 512
"""Texts kept as set: those of a visitor's last few screens, who often goes back."""


def typeset(text: str, setting: Setting, measure: Measure) -> tuple[Line, ...]:
    """Set `text` into lines; an empty text gives no line."""
    return _typeset(text, setting, measure)


@lru_cache(maxsize=_KEPT)
def _typeset(text: str, setting: Setting, measure: Measure) -> tuple[Line, ...]:
    if setting.balance:
        setting = _balanced(text, setting, measure)
    lines = list(_set_all(text, setting, measure))
    if setting.max_lines and len(lines) > setting.max_lines:
        lines = _cut(lines, setting, measure)
    else:
        lines = _in_company(lines, setting, measure)
    return tuple(_justified(line, setting) if setting.justify else line for line in lines)


def forget_texts() -> None:
    """Let go of every text kept, and so of the faces they were measured by."""
    _typeset.cache_clear()


def natural_width(text: str, em: float, measure: Measure) -> float:
    """Return the width of `text` set in one line (the longest, where it has line ends)."""
    lines = typeset(text, Setting(width=float("inf"), em=em), measure)
    return max((line.width for line in lines), default=0.0)


# --- atoms and clusters ----------------------------------------------------------------


def atoms(text: str) -> Iterator[Atom]:
    """Cut `text` into atoms; every character is in exactly one of them."""
    if _IS_HAN.search(text):
        for match in _MIXED_ATOMS.finditer(text):
            piece = match.group()
            # a sign among letters (don’t) is Latin even in a Chinese sentence
            yield Atom(piece.translate(_TO_LATIN) if len(piece) > 1 else piece, match.start())
        return
    for match in _LATIN_ATOMS.finditer(text):
        yield Atom(match.group().translate(_TO_LATIN), match.start())


def clusters(pieces: Iterable[Atom]) -> Iterator[tuple[Atom, ...]]:
    """Glue atoms that may not be parted by the end of a line; a line end stands alone."""
    cluster: list[Atom] = []
    for atom in pieces:
        if cluster and not _stays(cluster[-1], atom):
            yield tuple(cluster)
            cluster = []
        cluster.append(atom)
    if cluster:
        yield tuple(cluster)


def _stays(before: Atom, after: Atom) -> bool:
    if before.text == "\n" or after.text == "\n":
        return False
    if after.is_space:
        return not before.is_space
    if before.is_space:
        return after.text[0] in _AFTER_SPACE
    return after.text[0] in CLOSING or before.text[-1] in OPENING


# --- lines -----------------------------------------------------------------------------


def _set_all(text: str, setting: Setting, measure: Measure) -> Iterator[Line]:
    line: list[Atom] = []
    bound = 0.0  # at least the line's width: spares measuring the line for every cluster
    for cluster in clusters(atoms(text.rstrip())):
        if cluster[0].text == "\n":
            yield replace(_spaced(line, setting.em, measure), last=True)
            line, bound = [], 0.0
            continue
        for piece in _fitting(cluster, setting, measure):
            more = sum(measure(atom.text) + setting.em / 6 for atom in piece)
            if line and bound + more > setting.width and _overflows(line, piece, setting, measure):
                yield _spaced(line, setting.em, measure)
                line, bound = [], 0.0
            line.extend(piece if line else _unspaced(piece))
            bound += more
    if line:
        yield replace(_spaced(line, setting.em, measure), last=True)


def _overflows(
    line: Sequence[Atom], piece: Sequence[Atom], setting: Setting, measure: Measure
) -> bool:
    return _spaced([*line, *piece], setting.em, measure).width > setting.width


def _unspaced(cluster: tuple[Atom, ...]) -> tuple[Atom, ...]:
    return cluster if not cluster[0].is_space else cluster[1:]


def _fitting(
    cluster: tuple[Atom, ...], setting: Setting, measure: Measure
) -> Iterator[tuple[Atom, ...]]:
    """Give the cluster whole; letter by letter when no line could hold it."""
    most = sum(measure(atom.text) for atom in cluster) + setting.em / 6 * len(cluster)
    if most <= setting.width or _spaced(cluster, setting.em, measure).width <= setting.width:
        yield cluster
        return
    for atom in cluster:
        for offset, letter in enumerate(atom.text):
            yield (Atom(letter, atom.start + offset),)


def _spaced(pieces: Sequence[Atom], em: float, measure: Measure) -> Line:
    """Place atoms one after another, full-width signs compressed where they meet an edge."""
    kept = list(pieces)
    while kept and kept[-1].is_space:
        kept.pop()
    placed: list[Atom] = []
    x = 0.0
    for index, atom in enumerate(kept):
        before = kept[index - 1] if index else None
        after = kept[index + 1] if index + 1 < len(kept) else None
        width = measure(atom.text)
        if _shrinks_before(before, atom):
            x -= em / 2
        x += _seam(before, atom, em)
        kept_width = width - (em / 2 if _shrinks_after(atom, after) else 0.0)
        if atom.text == "·" and before is not None and before.is_space:
            spare = max(0.0, width - em / 2) / 2  # the full-width dot brings spaces of its own
            x -= spare
            kept_width -= spare
        placed.append(Atom(atom.text, atom.start, x, kept_width))
        x += kept_width
    return Line(tuple(placed), x)


def _shrinks_before(before: Atom | None, atom: Atom) -> bool:
    return atom.text in _HALF_BEFORE and (before is None or before.text in _HALF_BEFORE)


def _shrinks_after(atom: Atom, after: Atom | None) -> bool:
    if atom.text not in _HALF_AFTER:
        return False
    return after is None or after.text in _HALF_AFTER or after.text in _HALF_BEFORE


def _seam(before: Atom | None, atom: Atom, em: float) -> float:
    """Return the little space between Chinese and Latin that good typesetters leave."""
    if before is None or before.is_space or atom.is_space or before.is_wide == atom.is_wide:
        return 0.0
    wide, latin = (before, atom) if before.is_wide else (atom, before)
    edge = latin.text[0] if latin is atom else latin.text[-1]
    if wide.text in CLOSING or wide.text in OPENING or not edge.isalnum():
        return 0.0
    return em / 6


def _balanced(text: str, setting: Setting, measure: Measure) -> Setting:
    """Return the narrowest setting that needs no more lines."""
    count = len(list(_set_all(text, setting, measure)))
    if count < 2 or (setting.max_lines and count > setting.max_lines):  # noqa: PLR2004
        return setting
    # never narrower than the longest word: it would be broken to make the lines alike
    longest = max(_spaced(cluster, setting.em, measure).width for cluster in clusters(atoms(text)))
    low, high = max(setting.width / 2, longest), setting.width
    while high - low > setting.em / 2:
        middle = (low + high) / 2
        if len(list(_set_all(text, replace(setting, width=middle), measure))) > count:
            low = middle
        else:
            high = middle
    return replace(setting, width=high)


def _cut(lines: list[Line], setting: Setting, measure: Measure) -> list[Line]:
    """End the last line that is allowed with an ellipsis."""
    *kept, final = lines[: setting.max_lines]
    rest = [*final.atoms, Atom(" ", 0), *lines[setting.max_lines].atoms[:1]]
    chinese = any(atom.is_wide for line in lines for atom in line.atoms)
    dots = Atom(ELLIPSIS if chinese else LATIN_SIGNS[ELLIPSIS], rest[-1].start)
    count = len(final.atoms)
    while count and (
        rest[count - 1].is_space
        or rest[count - 1].text in CLOSING
        or rest[count - 1].text in OPENING
        or _overflows(rest[:count], [dots], setting, measure)
    ):
        count -= 1
    pieces = rest[:count]
    if _spaced(pieces, setting.em, measure).width < setting.width * 0.6:
        pieces = _with_letters(rest, count, dots, setting, measure)
    return [*kept, replace(_spaced([*pieces, dots], setting.em, measure), last=True)]


def _with_letters(
    rest: Sequence[Atom], count: int, dots: Atom, setting: Setting, measure: Measure
) -> list[Atom]:
    """Take as many letters of the next word as fit: better than a line half empty."""
    word = next((n for n in range(count, len(rest)) if not rest[n].is_space), None)
    if word is not None:
        for letters in range(len(rest[word].text) - 1, 0, -1):
            part = replace(rest[word], text=rest[word].text[:letters])
            if not _overflows([*rest[:word], part], [dots], setting, measure):
                return [*rest[:word], part]
    return list(rest[:count])


def _in_company(lines: list[Line], setting: Setting, measure: Measure) -> list[Line]:
    """Give a character that stands alone on a last line the one before it for company."""
    kept = lines[:1]
    for line in lines[1:]:
        pair = _shared(kept[-1], line, setting, measure) if _is_alone(line) else None
        kept[-1:] = pair or (kept[-1], line)
    return kept


def _shared(
    before: Line, last: Line, setting: Setting, measure: Measure
) -> tuple[Line, Line] | None:
    """Move the end of a line to the one after it; None where too little would stay or fit."""
    pieces = before.atoms
    cut = len(pieces) - 1
    while cut > 0 and _stays(pieces[cut - 1], pieces[cut]):
        cut -= 1
    fuller = _spaced([*pieces[cut:], *last.atoms], setting.em, measure)
    if before.last or cut <= len(pieces) / 2 or fuller.width > setting.width:
        return None
    return _spaced(pieces[:cut], setting.em, measure), replace(fuller, last=True)


def _is_alone(line: Line) -> bool:
    seen = [atom for atom in line.atoms if not atom.is_space and atom.text not in CLOSING]
    return line.last and len(seen) == 1 and seen[0].is_wide


def _justified(line: Line, setting: Setting) -> Line:
    """Spread what is left over the seams; a line too short for it stays ragged."""
    slack = setting.width - line.width
    seams = [i for i in range(1, len(line.atoms)) if _stretches(line.atoms[i - 1], line.atoms[i])]
    if line.last or slack <= 0 or not seams or slack > setting.em * max(1.5, len(seams) / 4):
        return line
    step = slack / len(seams)
    shifts = set(seams)
    moved: list[Atom] = []
    shift = 0.0
    for index, atom in enumerate(line.atoms):
        shift += step if index in shifts else 0.0
        moved.append(Atom(atom.text, atom.start, atom.x + shift, atom.width))
    return Line(tuple(moved), setting.width, line.last)


def _stretches(before: Atom, after: Atom) -> bool:
    if after.is_space:
        return False
    return before.is_space or (before.is_wide and after.is_wide)
