"""The air of the place, synthesised: running water, birds, evening insects, a little wind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from numpy.typing import NDArray

    Sound: TypeAlias = NDArray[np.float32]
    Maker: TypeAlias = Callable[[int, np.random.Generator], Sound]

RATE = 48_000


@dataclass(frozen=True)
class Cue:
    """A sound from one second of the film to another, at a level, fading in and out."""

    kind: str
    start: float
    end: float
    level: float
    fade: float = 4.0


CUES = (
    Cue("water", 0, 30, 0.5, 3),
    Cue("birds", 3, 40, 0.5),
    Cue("wind", 54, 80, 0.5),
    Cue("birds", 97, 112, 0.45),
    Cue("water", 104, 114, 0.4),
    Cue("insects", 140, 160, 0.4),
    Cue("insects", 200, 221, 0.4),
    Cue("birds", 257, 275, 0.35),
    Cue("birds", 316, 322, 0.4, 1.5),
    Cue("water", 319, 326, 0.5, 1.5),
    Cue("water", 392, 406, 0.5),
    Cue("birds", 405, 420, 0.5),
    Cue("wind", 459, 470, 0.6),
    Cue("water", 481, 499, 0.45),
    Cue("birds", 499, 512, 0.4),
    Cue("water", 531, 544, 0.35),
    Cue("insects", 536, 600, 0.55, 5),
)


def ambience(seconds: float) -> Sound:
    """All cues laid out in time, as stereo samples from -1 to 1."""
    total = round(seconds * RATE)
    out: Sound = np.zeros((total, 2), np.float32)
    for index, cue in enumerate(CUES):
        first, last = round(cue.start * RATE), min(total, round(cue.end * RATE))
        count = last - first
        sound = _MAKERS[cue.kind](count, np.random.default_rng(index + 1))
        edge = min(count // 2, round(cue.fade * RATE))
        slope = np.sin(np.linspace(0, np.pi / 2, edge, dtype=np.float32)) ** 2
        gain: Sound = np.ones(count, np.float32)
        gain[:edge] *= slope
        gain[count - edge :] *= slope[::-1]
        out[first:last] += sound * gain[:, None] * np.float32(cue.level)
    return out


def _band(count: int, rng: np.random.Generator, low: float, high: float, tilt: float) -> Sound:
    """Noise between two frequencies, falling by `tilt` powers of frequency, with peak near 1."""
    size = 1 << (count - 1).bit_length()
    frequency = np.fft.rfftfreq(size, 1 / RATE)
    shape = 1 / (1 + (low / np.maximum(frequency, 1)) ** 4) / (1 + (frequency / high) ** 4)
    shape *= (np.maximum(frequency, low) / low) ** -tilt
    phase = rng.uniform(0, 2 * np.pi, len(frequency))
    noise = np.fft.irfft(shape * np.exp(1j * phase), size)[:count]
    return (noise / (3.5 * noise.std())).astype(np.float32)


def _slow(count: int, rng: np.random.Generator, period: float) -> Sound:
    """A smooth wandering between 0 and 1, about one turn in `period` seconds."""
    points = max(4, round(count / RATE / period) + 3)
    knots = rng.uniform(0, 1, points)
    at = np.linspace(0, points - 2, count)
    index = at.astype(int)
    share = at - index
    share = share * share * (3 - 2 * share)
    return (knots[index] * (1 - share) + knots[index + 1] * share).astype(np.float32)


def _water(count: int, rng: np.random.Generator) -> Sound:
    out: Sound = np.zeros((count, 2), np.float32)
    for side in (0, 1):
        bed = _band(count, rng, 260, 1500, 0.8) * (0.55 + 0.45 * _slow(count, rng, 1.7))
        splash = _band(count, rng, 1800, 5200, 0.5) * _slow(count, rng, 0.22) ** 2
        out[:, side] = 0.10 * bed + 0.05 * splash
    for _ in range(int(count / RATE * 7)):
        _bubble(out, rng)
    return out


def _bubble(out: Sound, rng: np.random.Generator) -> None:
    """One drop: a short tone that rises as the bubble shrinks."""
    length = int(RATE * rng.uniform(0.02, 0.07))
    first = int(rng.integers(0, max(1, len(out) - length)))
    time = np.arange(length) / RATE
    pitch = rng.uniform(500, 1500) * (1 + 5 * time)
    tone = np.sin(2 * np.pi * np.cumsum(pitch) / RATE) * np.exp(-time * 70)
    side = rng.uniform(0.2, 0.8)
    drop = (0.018 * tone * np.minimum(1, time * 900))[:, None] * np.array([1 - side, side])
    out[first : first + length] += drop[: len(out) - first].astype(np.float32)


def _wind(count: int, rng: np.random.Generator) -> Sound:
    gust = 0.3 + 0.7 * _slow(count, rng, 3.5)
    sides = [_band(count, rng, 140, 520, 1.0) * gust for _ in range(2)]
    return (0.11 * np.stack(sides, axis=1)).astype(np.float32)


def _birds(count: int, rng: np.random.Generator) -> Sound:
    out: Sound = np.zeros((count, 2), np.float32)
    at = rng.uniform(0.2, 1.0)
    while at < count / RATE - 1.6:
        side, far = rng.uniform(0.1, 0.9), rng.uniform(0.25, 1.0)
        song = _song(rng) * 0.05 * far
        first = int(at * RATE)
        room = min(len(song), count - first)
        out[first : first + room, 0] += (song[:room] * (1 - side)).astype(np.float32)
        out[first : first + room, 1] += (song[:room] * side).astype(np.float32)
        at += rng.uniform(0.9, 3.2)
    return out


def _song(rng: np.random.Generator) -> Sound:
    """A phrase of a few notes, each a whistle that bends up or down."""
    base, notes = rng.uniform(2100, 3900), int(rng.integers(2, 7))
    pieces = []
    for _ in range(notes):
        length = rng.uniform(0.05, 0.16)
        time = np.arange(int(length * RATE)) / RATE
        share = time / length
        pitch = base * (1 + rng.uniform(-0.22, 0.22) * share + rng.uniform(-0.06, 0.1))
        pitch = pitch * (1 + 0.012 * np.sin(2 * np.pi * 28 * time))
        pieces.append(np.sin(2 * np.pi * np.cumsum(pitch) / RATE) * np.sin(np.pi * share) ** 2)
        pieces.append(np.zeros(int(RATE * rng.uniform(0.02, 0.12))))
    return np.concatenate(pieces).astype(np.float32)


def _insects(count: int, rng: np.random.Generator) -> Sound:
    """Crickets far away: trills with a slow pulse, three of them, each at its own place."""
    time = np.arange(count, dtype=np.float64) / RATE
    out: Sound = np.zeros((count, 2), np.float32)
    for pitch, rate, side in ((3900, 2.1, 0.25), (4450, 1.7, 0.75), (3450, 2.6, 0.55)):
        trill = 0.5 - 0.5 * np.cos(2 * np.pi * 31 * time)
        pulse = np.clip(np.sin(2 * np.pi * rate * time + rng.uniform(0, 6)) * 3, 0, 1)
        voice = np.sin(2 * np.pi * pitch * time) * trill * pulse * (0.4 + _slow(count, rng, 6))
        out[:, 0] += (0.010 * voice * (1 - side)).astype(np.float32)
        out[:, 1] += (0.010 * voice * side).astype(np.float32)
    return out


_MAKERS: dict[str, Maker] = {
    "water": _water,
    "wind": _wind,
    "birds": _birds,
    "insects": _insects,
}
