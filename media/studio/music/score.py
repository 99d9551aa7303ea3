"""The score: which theme, who plays it and how loudly, for every chapter of the film.

Each movement fills its seconds exactly: its tempo follows from its bars. The last bars of a
movement slow a little, and the whole ends on a held D major chord as the lamps go out of focus.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from media.studio.music import themes
from media.studio.music.arrange import Band, Span
from media.studio.music.jianpu import theme

if TYPE_CHECKING:
    from media.studio.music.jianpu import Theme

C, D, F, G, A = 0, 2, 5, 7, 9
_WOODBLOCK, _RIM, _SHAKER, _TOM, _DRUM, _TRIANGLE, _CYMBAL = 76, 37, 82, 45, 36, 81, 59

Play = Callable[[Band, Span], None]


@dataclass(frozen=True)
class Stretch:
    """Some bars of a theme: from bar `first`, `bars` of them, in a key, getting louder or not."""

    theme: Theme
    key: int
    play: Play
    soft: float
    loud: float
    first: int = 0
    bars: int = 0

    def place(self, start: float) -> Span:
        """Put it at a beat of the piece."""
        bars = self.bars or self.theme.bars - self.first
        return Span(self.theme, start, self.first, bars, self.key, self.soft, self.loud)


@dataclass(frozen=True)
class Movement:
    """Stretches in a row that fill the film from one second to another."""

    start: float
    end: float
    stretches: tuple[Stretch, ...]
    slowing: float = 0.12


@dataclass
class Piece:
    """The whole: parts, tempo map as (beat, seconds per beat), and the last beat."""

    band: Band = field(default_factory=Band)
    tempi: list[tuple[float, float]] = field(default_factory=list)
    beats: float = 0.0

    def add(self, movement: Movement) -> None:
        """Play a movement after those before it."""
        start = self.beats
        for stretch in movement.stretches:
            span = stretch.place(self.beats)
            stretch.play(self.band, span)
            self.beats += span.length
        self._pace(start, movement)

    def _pace(self, start: float, movement: Movement) -> None:
        """An even pace whose last four beats broaden, scaled to fill the seconds."""
        count = round(self.beats - start)
        weights = [1.0] * count
        for index in range(4):
            weights[count - 4 + index] += movement.slowing * (index + 1) / 4
        seconds = (movement.end - movement.start) / sum(weights)
        self.tempi += [(start + beat, weight * seconds) for beat, weight in enumerate(weights)]


# --- ensembles -----------------------------------------------------------------------------


def _mist(band: Band, span: Span) -> None:
    band.pad("strings", span, 0.8)
    band.arpeggio("harp", span, "0.2.4.3.", 55, 0.7)
    band.parts["bells"].note(span.start, 4, 74 + span.key - D, 40)


def _dawn(band: Band, span: Span) -> None:
    band.sing("xiao", span, 72)
    band.pad("strings", span, 0.75)
    band.arpeggio("guzheng", span, "0213243.", 50, 0.72)
    band.sweep("guzheng", span.start, span.key, 60, 12, 52)
    band.bass("cello", span)


def _waking(band: Band, span: Span) -> None:
    band.sing("flute", span, 72)
    band.sing("cello", span, 60, themes.COUNTERS[span.theme.name])
    band.pad("strings", span, 0.95)
    band.arpeggio("guzheng", span, "02143542", 50, 0.8)
    band.chime("harp", span, 62, 0.5)
    band.sweep("guzheng", span.start, span.key, 57, 14, 60)
    band.bass("bass", span)


def _stroll(band: Band, span: Span) -> None:
    band.pluck("guzheng", span, 60)
    band.arpeggio("pizzicato", span, "0.2.1.2.", 52, 0.8)
    band.bass("bass", span, walking=True)
    band.beat(span, {_SHAKER: "o.oo....", _WOODBLOCK: "x...o..."}, 0.6)


def _stroll_full(band: Band, span: Span) -> None:
    band.sing("flute", span, 72)
    band.pluck("guzheng", span, 60)
    band.sing("cello", span, 60, themes.COUNTERS[span.theme.name])
    band.pad("strings", span, 0.72)
    band.arpeggio("yangqin", span, "02132431", 60, 0.52)
    band.bass("bass", span, walking=True)
    band.beat(span, {_SHAKER: "oooooooo", _WOODBLOCK: "x...o..o", _DRUM: "o......."}, 0.55)


def _seasons(band: Band, span: Span) -> None:
    band.sing("violins", span, 72)
    band.sing("horn", span, 60, themes.COUNTERS[span.theme.name])
    band.pad("strings", span, 0.9)
    band.arpeggio("harp", span, "01234321", 55, 0.75)
    band.arpeggio("guzheng", span, "4.3.5.3.", 60, 0.6)
    band.sweep("guzheng", span.start, span.key, 57, 14, 62)
    band.bass("bass", span, walking=True)
    band.beat(span, {_SHAKER: "o.o.o.o.", _DRUM: "o...o..."}, 0.5)


def _wistful(band: Band, span: Span) -> None:
    band.sing("xiao", span, 60)
    band.pad("strings", span, 0.7)
    band.chime("harp", span, 50, 0.45)


def _bench(band: Band, span: Span) -> None:
    band.pluck("piano", span, 60)
    band.chime("piano", span, 50, 0.42)
    band.sing("cello", span, 60, themes.COUNTERS[span.theme.name])
    band.bass("bass", span)


def _vow(band: Band, span: Span) -> None:
    band.sing("violins", span, 72)
    band.sing("horn", span, 60, themes.COUNTERS[span.theme.name])
    band.pad("strings", span)
    band.arpeggio("piano", span, "02132132", 55, 0.52)
    band.arpeggio("guzheng", span, "0.4.3.4.", 55, 0.66)
    band.bass("bass", span, walking=True)
    band.beat(span, {_TOM: "x...o...", _RIM: "..o...o."}, 0.4)


def _neighbours(band: Band, span: Span) -> None:
    band.sing("erhu", span, 72)
    band.sing("cello", span, 60, themes.COUNTERS[span.theme.name])
    band.pad("strings", span, 0.9)
    band.arpeggio("guzheng", span, "02413243", 50, 0.74)
    band.chime("piano", span, 62, 0.36)
    band.bass("bass", span)


def _doors(band: Band, span: Span) -> None:
    band.arpeggio("pizzicato", span, "0.2.1.2.", 52, 0.9)
    band.arpeggio("yangqin", span, "..3...4.", 60, 0.6)
    band.beat(span, {_WOODBLOCK: "x...o.o.", _SHAKER: "o.o.o.o."}, 0.6)
    band.bass("bass", span, walking=True)


def _pipa_walk(band: Band, span: Span) -> None:
    band.pluck("pipa", span, 72)
    band.pad("strings", span, 0.6)
    _doors(band, span)


def _lyric(band: Band, span: Span) -> None:
    band.sing("flute", span, 72)
    band.sing("horn", span, 60, themes.COUNTERS[span.theme.name])
    band.pad("strings", span, 0.85)
    band.arpeggio("guzheng", span, "02143243", 52, 0.76)
    band.arpeggio("pizzicato", span, "0...2...", 52, 0.6)
    band.bass("bass", span, walking=True)
    band.beat(span, {_SHAKER: "o.oo.o.o", _TRIANGLE: "o......."}, 0.4)


def _pages(band: Band, span: Span) -> None:
    band.pluck("yangqin", span, 60)
    band.arpeggio("pizzicato", span, "01210121", 52, 0.74)
    band.sing("cello", span, 60, themes.COUNTERS[span.theme.name])
    band.bass("bass", span)
    band.beat(span, {_WOODBLOCK: "o.o.x.o."}, 0.5)


def _turning(band: Band, span: Span) -> None:
    band.arpeggio("pizzicato", span, "01210121", 52, 0.74)
    band.arpeggio("yangqin", span, "3...4...", 60, 0.6)
    band.bass("bass", span)


def _river(band: Band, span: Span) -> None:
    band.sing("violins", span, 60)
    band.sing("cello", span, 60, themes.COUNTERS[span.theme.name])
    band.pad("strings", span, 0.9)
    band.arpeggio("piano", span, "02134312", 52, 0.56)
    band.bass("bass", span)


def _table(band: Band, span: Span) -> None:
    band.sing("flute", span, 72)
    band.sing("cello", span, 60, themes.COUNTERS[span.theme.name])
    band.pad("strings", span, 0.7)
    band.arpeggio("harp", span, "024354", 53, 0.8)
    band.bass("bass", span)


def _workshop(band: Band, span: Span) -> None:
    band.pluck("pipa", span, 72)
    band.pluck("guzheng", span, 60)
    band.pad("strings", span, 0.55)
    band.arpeggio("pizzicato", span, "0.2.1.2.", 52, 0.8)
    band.bass("bass", span, walking=True)
    band.beat(span, {_SHAKER: "oooooooo", _DRUM: "x...o...", _RIM: "..x...x."}, 0.6)


def _workshop_full(band: Band, span: Span) -> None:
    band.sing("flute", span, 72)
    band.sing("violins", span, 72)
    band.sing("horn", span, 60, themes.COUNTERS[span.theme.name])
    band.arpeggio("yangqin", span, "02143243", 60, 0.56)
    band.sweep("guzheng", span.start, span.key, 57, 14, 66)
    _workshop(band, span)


def _lamp(band: Band, span: Span) -> None:
    band.sing("erhu", span, 60)
    band.pad("strings", span, 0.8)
    band.chime("harp", span, 50, 0.5)
    band.arpeggio("guzheng", span, "..4...5.", 55, 0.5)
    band.bass("cello", span)


def _portrait(band: Band, span: Span) -> None:
    band.pluck("piano", span, 60)
    band.sing("xiao", span, 72, themes.COUNTERS[span.theme.name])
    band.pad("strings", span, 0.75)
    band.arpeggio("harp", span, "02435342", 50, 0.6)
    band.bass("cello", span)


def _raised_hand(band: Band, span: Span) -> None:
    band.sing("violins", span, 60)
    band.sing("flute", span, 72)
    band.sing("horn", span, 60, themes.COUNTERS[span.theme.name])
    band.pad("strings", span)
    band.arpeggio("guzheng", span, "02143542", 50, 0.76)
    band.bass("bass", span)


def _evening(band: Band, span: Span) -> None:
    band.pluck("piano", span, 60)
    band.arpeggio("harp", span, "0.2.4.2.", 50, 0.62)
    band.pad("strings", span, 0.62)
    band.bass("cello", span)


def _lamps(band: Band, span: Span) -> None:
    band.sing("flute", span, 72)
    band.sing("erhu", span, 60)
    band.sing("violins", span, 72)
    band.sing("horn", span, 60, themes.COUNTERS[span.theme.name])
    band.sing("cello", span, 48, themes.COUNTERS[span.theme.name])
    band.pad("strings", span)
    band.arpeggio("guzheng", span, "02143542", 50, 0.86)
    band.arpeggio("harp", span, "01234321", 62, 0.6)
    band.bass("bass", span, walking=True)
    band.sweep("guzheng", span.start, span.key, 57, 16, 70)
    for bar in range(0, span.bars, 2):
        band.strike(_CYMBAL if bar == 0 else _TRIANGLE, span.start + bar * 4, 34)
        band.strike(_TOM, span.start + bar * 4, 46)


def _amen(band: Band, span: Span) -> None:
    """The last two bars: the subdominant, and home; every string is left to ring."""
    band.pad("strings", span, 0.9)
    band.chime("harp", span, 50, 0.7)
    band.chime("piano", span, 50, 0.4)
    band.bass("bass", span)
    band.sing("xiao", span, 72)
    band.sweep("guzheng", span.start + 4, span.key, 62, 14, 44)
    band.parts["bells"].note(span.start + 4, 4, 86, 38)


_VAMP = theme("vamp", 4, "0 - - - | 0 - - - | 0 - - - | 0 - - -", "I vi IV/ii Vsus/V")
_AMEN = theme("amen", 4, "6 - 4 - | 5 - - -", "IV/ii I")

MOVEMENTS = (
    Movement(
        0,
        68,
        (
            Stretch(_VAMP, D, _mist, 0.3, 0.42, bars=1),
            Stretch(_VAMP, D, _mist, 0.4, 0.45, first=3),
            Stretch(themes.LIGHT, D, _dawn, 0.42, 0.56),
            Stretch(themes.HOPE, D, _waking, 0.52, 0.76),
        ),
    ),
    Movement(
        68,
        127,
        (
            Stretch(themes.WALK, G, _stroll, 0.5, 0.6),
            Stretch(themes.WALK, G - 12, _stroll_full, 0.58, 0.68),
            Stretch(themes.LIGHT, G - 12, _seasons, 0.6, 0.74),
        ),
        slowing=0.3,
    ),
    Movement(127, 143, (Stretch(themes.RIVER, G, _wistful, 0.48, 0.36, bars=4),), slowing=0.3),
    Movement(
        143,
        221,
        (
            Stretch(themes.VOW, D, _bench, 0.44, 0.54),
            Stretch(themes.VOW, D, _vow, 0.54, 0.74),
            Stretch(themes.HOPE, D, _neighbours, 0.58, 0.66),
        ),
        slowing=0.25,
    ),
    Movement(
        221,
        293,
        (
            Stretch(_VAMP, G, _doors, 0.42, 0.5, bars=2),
            Stretch(themes.WALK, G - 12, _pipa_walk, 0.52, 0.6),
            Stretch(themes.HOPE, G - 12, _lyric, 0.55, 0.66),
            Stretch(themes.WALK, G - 12, _stroll_full, 0.6, 0.7),
            Stretch(_VAMP, G, _doors, 0.52, 0.4, first=2),
        ),
    ),
    Movement(
        293,
        368,
        (
            Stretch(_VAMP, C, _turning, 0.44, 0.5, bars=2),
            Stretch(themes.VOW, C, _pages, 0.5, 0.58),
            Stretch(themes.RIVER, C, _river, 0.54, 0.66),
            Stretch(themes.VOW, C, _vow, 0.6, 0.7),
        ),
        slowing=0.25,
    ),
    Movement(368, 406, (Stretch(themes.CARE, F, _table, 0.46, 0.62),), slowing=0.2),
    Movement(
        406,
        450,
        (
            Stretch(_VAMP, A - 12, _doors, 0.5, 0.56, bars=2),
            Stretch(themes.WORK, A - 12, _workshop, 0.56, 0.66),
            Stretch(themes.WORK, A - 12, _workshop_full, 0.62, 0.76),
        ),
        slowing=0.2,
    ),
    Movement(450, 482.5, (Stretch(themes.RIVER, F, _lamp, 0.46, 0.6),), slowing=0.2),
    Movement(
        482.5,
        531,
        (
            Stretch(themes.HOPE, C, _portrait, 0.46, 0.56),
            Stretch(themes.LIGHT, C, _raised_hand, 0.6, 0.7, first=4),
        ),
        slowing=0.3,
    ),
    Movement(
        531,
        600,
        (
            Stretch(themes.LIGHT, D, _evening, 0.4, 0.52),
            Stretch(themes.LIGHT, D, _lamps, 0.56, 0.8),
            Stretch(_AMEN, D, _amen, 0.6, 0.44),
        ),
        slowing=0.9,
    ),
)
"""Their seconds are those of the chapters in `film_script.yaml`, some cut in two by mood."""


def compose() -> Piece:
    """Write the whole piece."""
    piece = Piece()
    for movement in MOVEMENTS:
        piece.add(movement)
    return piece
