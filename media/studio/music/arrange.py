"""How instruments play a theme: plucked, bowed, blown, struck; every hand has its manner."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from media.studio.music import harmony
from media.studio.music.smf import PERCUSSION, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from media.studio.music.jianpu import Theme, Tone

INSTRUMENTS: dict[str, tuple[int, int, int, int, int]] = {
    # name: (channel, General MIDI program, volume, pan, reverb)
    "flute": (0, 73, 92, 70, 78),
    "xiao": (1, 77, 84, 54, 84),
    "erhu": (2, 110, 78, 74, 72),
    "pipa": (3, 106, 78, 84, 52),
    "guzheng": (4, 107, 98, 42, 58),
    "yangqin": (5, 15, 70, 92, 56),
    "harp": (6, 46, 88, 34, 64),
    "piano": (7, 0, 84, 60, 58),
    "strings": (8, 49, 74, 64, 72),
    "violins": (10, 48, 76, 46, 74),
    "cello": (11, 42, 88, 78, 66),
    "bass": (12, 43, 86, 66, 40),
    "pizzicato": (13, 45, 84, 56, 56),
    "horn": (14, 60, 66, 50, 76),
    "bells": (15, 9, 56, 86, 80),
    "drums": (PERCUSSION, 0, 80, 64, 52),
}


@dataclass(frozen=True)
class Span:
    """A stretch of a theme, placed in the piece.

    Attributes:
        theme: What is played.
        start: The piece's beat at which bar `first` begins.
        first: First bar of the theme, from 0.
        bars: How many bars.
        key: Semitones of the key note above C.
        soft: Loudness at the stretch's beginning, 0-1.
        loud: Loudness at its end, 0-1.
    """

    theme: Theme
    start: float
    first: int
    bars: int
    key: int
    soft: float
    loud: float

    @property
    def length(self) -> float:
        """Beats."""
        return float(self.bars * self.theme.meter)

    def tones(self, theme: Theme | None = None) -> Iterator[tuple[float, Tone]]:
        """The tones inside the stretch, each with its beat in the piece."""
        tune = theme or self.theme
        begin = self.first * tune.meter
        for tone in tune.tones:
            if begin <= tone.beat < begin + self.length:
                yield self.start + tone.beat - begin, tone

    def chords(self) -> Iterator[tuple[float, float, str]]:
        """(beat, beats, chord) of the stretch."""
        meter = self.theme.meter
        for bar in range(self.bars):
            names = self.theme.chords[self.first + bar]
            share = meter / len(names)
            for half, name in enumerate(names):
                yield self.start + bar * meter + half * share, share, name

    def force(self, beat: float) -> float:
        """Loudness at a beat: the stretch's swell, with an arch over each four bars."""
        into = (beat - self.start) / self.length
        four = 4 * self.theme.meter
        arch = 1 - abs(((beat - self.start) % four) / four * 2 - 1.15)
        return self.soft + (self.loud - self.soft) * into + 0.07 * arch


def jitter(seed: float) -> float:
    """A hand's unevenness, from -1 to 1, always the same for the same place."""
    return (int(seed * 9973) * 2654435761 % 2003) / 1001 - 1


@dataclass
class Band:
    """All the parts, and what each remembers from stretch to stretch."""

    parts: dict[str, Part] = field(default_factory=dict)
    _voices: tuple[int, ...] | None = None

    def __post_init__(self) -> None:
        """Seat the players."""
        for name, seat in INSTRUMENTS.items():
            self.parts[name] = Part(name, *seat)

    # --- tunes ---------------------------------------------------------------------------

    def pluck(self, name: str, span: Span, base: int, theme: Theme | None = None) -> None:
        """A plucked tune: long tones rolled as tremolo (轮指) by the pipa, held by the others."""
        part = self.parts[name]
        for beat, tone in span.tones(theme):
            pitch = base + span.key + tone.semitones
            force = self._accent(span, beat, tone) * 112
            if name == "pipa" and tone.length >= 1.5:
                self._roll(part, beat, tone.length, pitch, force)
                continue
            when = max(0.0, beat + 0.012 * jitter(beat))
            part.note(when, tone.length + 0.6, pitch, force)
            if name in {"guzheng", "harp"} and tone.length >= 1:
                part.note(when + 0.5, tone.length, pitch - 12, force * 0.5)

    def sing(self, name: str, span: Span, base: int, theme: Theme | None = None) -> None:
        """A blown or bowed tune: legato, with grace notes, scoops and a vibrato that ripens."""
        part = self.parts[name]
        for index, (beat, tone) in enumerate(span.tones(theme)):
            pitch = base + span.key + tone.semitones
            force = self._accent(span, beat, tone) * 108
            if tone.length >= 1.5 and name in {"flute", "xiao"} and index % 3 != 1:
                part.note(max(0, beat - 0.1), 0.1, pitch + (2 if index % 2 else -3), force * 0.7)
            if name == "erhu" and tone.length >= 1:
                self._scoop(part, beat, -0.9 if index % 2 else 0.5)
            part.note(beat, tone.length * 0.98, pitch, force)
            self._ripen(part, beat, tone.length, force)

    def _ripen(self, part: Part, beat: float, length: float, force: float) -> None:
        part.control(beat, 1, 0)
        part.control(beat, 11, 74 + force * 0.2)
        if length < 1:
            return
        steps = max(2, round(length * 3))
        for step in range(1, steps):
            share = step / steps
            swell = 1 - abs(share * 2 - 0.9)
            part.control(beat + length * share, 11, 76 + force * 0.22 + 16 * swell)
            part.control(beat + length * share, 1, 46 * min(1, max(0, share * 2 - 0.5)))

    def _scoop(self, part: Part, beat: float, semitones: float) -> None:
        for step in range(6):
            part.bend(beat + step * 0.03, semitones * (1 - step / 5))

    def _roll(self, part: Part, beat: float, length: float, pitch: int, force: float) -> None:
        strokes = round(length * 7)
        for stroke in range(strokes):
            share = stroke / strokes
            swell = 0.62 + 0.38 * (1 - abs(share * 2 - 1)) + 0.05 * jitter(beat + stroke)
            part.note(beat + length * share, length / strokes, pitch, force * swell)

    def _accent(self, span: Span, beat: float, tone: Tone) -> float:
        into_bar = (beat - span.start) % span.theme.meter
        stress = 0.06 if into_bar < 0.01 else 0.02 if into_bar % 1 < 0.01 else -0.03
        height = tone.semitones / 12 * 0.04
        return max(0.2, min(1.0, span.force(beat) + stress + height + 0.025 * jitter(beat + 3)))

    # --- harmony -------------------------------------------------------------------------

    def pad(self, name: str, span: Span, gain: float = 1.0) -> None:
        """Strings that hold the harmony and lead from chord to chord."""
        part = self.parts[name]
        for beat, length, chord in span.chords():
            self._voices = harmony.lead(chord, span.key, self._voices)
            force = span.force(beat) * gain
            for step in range(4):
                swell = 1 - abs(step / 2 - 1) * 0.25
                part.control(beat + length * step / 4, 11, 50 + 72 * force * swell)
            for voice in self._voices:
                part.note(beat, length * 1.02, voice, 46 + 46 * force)

    def arpeggio(self, name: str, span: Span, figure: str, low: int, gain: float = 0.8) -> None:
        """Broken chords; each digit of `figure` is a chord tone counted from `low`, 0.5 beat."""
        part = self.parts[name]
        for beat, length, chord in span.chords():
            ladder = harmony.tones(chord, span.key, low, low + 40)
            for step in range(round(length * 2)):
                mark = figure[step % len(figure)]
                if mark == ".":
                    continue
                when = beat + step * 0.5
                force = span.force(when) * gain * (1.08 if step == 0 else 0.92)
                hand = 0.012 * jitter(when + low)
                part.note(
                    max(0.0, when + hand), 1.4, ladder[int(mark)], 96 * force + 6 * jitter(when)
                )

    def bass(self, name: str, span: Span, *, walking: bool = False, octave: int = 0) -> None:
        """The root at each chord, with the fifth between when it walks."""
        part = self.parts[name]
        for beat, length, chord in span.chords():
            low = harmony.root(chord, span.key) + 12 * octave
            force = 40 + 58 * span.force(beat)
            if walking and length >= 2:
                high = harmony.fifth(chord, span.key) + 12 * octave
                part.note(beat, length / 2 * 0.9, low, force)
                part.note(beat + length / 2, length / 2 * 0.9, high, force * 0.84)
            else:
                part.note(beat, length * 0.97, low, force)

    def chime(self, name: str, span: Span, low: int, gain: float = 0.6) -> None:
        """A soft full chord at each change, spread as a harpist spreads it."""
        part = self.parts[name]
        for beat, length, chord in span.chords():
            force = 92 * span.force(beat) * gain
            for index, pitch in enumerate(harmony.tones(chord, span.key, low, low + 19)):
                part.note(beat + 0.045 * index, length, pitch, force * (0.86 + 0.03 * index))

    # --- colour --------------------------------------------------------------------------

    def sweep(self, name: str, beat: float, key: int, low: int, notes: int, force: float) -> None:
        """A glissando over the pentatonic strings that arrives at `beat`."""
        part = self.parts[name]
        strings = [p for p in range(low, low + 60) if (p - key) % 12 in {0, 2, 4, 7, 9}][:notes]
        for index, pitch in enumerate(strings):
            when = beat - (notes - index) * 0.085
            if when >= 0:
                part.note(when, 1.2, pitch, force * (0.5 + 0.5 * index / notes))

    def beat(self, span: Span, pattern: dict[int, str], gain: float = 1.0) -> None:
        """Percussion: for each drum a line of strokes a half beat apart, `x` strong, `o` soft."""
        part = self.parts["drums"]
        for drum, line in pattern.items():
            for step in range(round(span.length * 2)):
                mark = line[step % len(line)]
                if mark in "xo":
                    when = span.start + step * 0.5
                    force = span.force(when) * gain * (88 if mark == "x" else 54)
                    part.note(when, 0.4, drum, force + 5 * jitter(when + drum))

    def strike(self, drum: int, beat: float, force: float) -> None:
        """One stroke of percussion."""
        self.parts["drums"].note(beat, 1.0, drum, force)
