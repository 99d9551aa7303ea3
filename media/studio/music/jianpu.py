"""Numbered notation (简谱) as the score is written: `5, 1_ 2_ 3 - | 6. 5_ 3 -`.

A figure 1-7 is a degree of the major scale, 0 a rest; `'` and `,` raise and lower it an octave.
A plain figure lasts one beat; each `_` halves it, a `.` adds a half of it, and each `-` after it
adds a beat. Bars are checked: a bar with too many or too few beats is a mistake in the score.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SCALE = (0, 2, 4, 5, 7, 9, 11)
_FIGURE = re.compile(r"([0-7])([',]*)(_*)(\.?)$")


@dataclass(frozen=True, slots=True)
class Tone:
    """One note of a theme: beats from its start, and semitones above the key note, or a rest."""

    beat: float
    length: float
    semitones: int


@dataclass(frozen=True, slots=True)
class Theme:
    """A tune of whole bars with one chord for each bar (or two, written `I/V`)."""

    name: str
    meter: int
    tones: tuple[Tone, ...]
    chords: tuple[tuple[str, ...], ...]

    @property
    def bars(self) -> int:
        """How many bars it has."""
        return len(self.chords)


def theme(name: str, meter: int, tune: str, chords: str) -> Theme:
    """Read a tune and its chords.

    Raises:
        ValueError: A bar does not add up, or bars and chords differ in number.
    """
    tones: list[Tone] = []
    bars = [bar.split() for bar in tune.split("|")]
    for number, bar in enumerate(bars):
        _read_bar(f"{name}, bar {number + 1}", meter, bar, float(number * meter), tones)
    harmony = tuple(tuple(bar.split("/")) for bar in chords.split())
    if len(harmony) != len(bars):
        raise ValueError(f"{name}: {len(bars)} bars but {len(harmony)} chords")
    return Theme(name, meter, tuple(tones), harmony)


def _read_bar(place: str, meter: int, bar: list[str], start: float, out: list[Tone]) -> None:
    beat = start
    rest = False
    for sign in bar:
        if sign == "-":
            if not rest:
                last = out.pop()
                out.append(Tone(last.beat, last.length + 1, last.semitones))
            beat += 1
            continue
        match = _FIGURE.match(sign)
        if match is None:
            raise ValueError(f"{place}: cannot read {sign!r}")
        figure, octave, halves, dot = match.groups()
        length = 0.5 ** len(halves) * (1.5 if dot else 1)
        rest = figure == "0"
        if not rest:
            octaves = octave.count("'") - octave.count(",")
            out.append(Tone(beat, length, SCALE[int(figure) - 1] + 12 * octaves))
        beat += length
    if abs(beat - start - meter) > 1e-6:
        raise ValueError(f"{place}: {beat - start:g} beats instead of {meter}")
