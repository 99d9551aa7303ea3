"""Chords of the major key, and how strings lead from one to the next with the least motion."""

from __future__ import annotations

from itertools import product

CHORDS: dict[str, tuple[int, ...]] = {
    "I": (0, 4, 7),
    "ii": (2, 5, 9),
    "iii": (4, 7, 11),
    "IV": (5, 9, 0),
    "V": (7, 11, 2),
    "Vsus": (7, 0, 2),
    "vi": (9, 0, 4),
}
"""Semitones above the key note; the first is the root."""

_LOWEST, _HIGHEST = 53, 77


def root(chord: str, key: int) -> int:
    """The chord's root between the cello's C and the B above it."""
    return 36 + (key + CHORDS[chord][0]) % 12


def fifth(chord: str, key: int) -> int:
    """The chord's fifth (or fourth, when suspended) above `root`."""
    low = root(chord, key)
    return low + (CHORDS[chord][2] - CHORDS[chord][0]) % 12


def tones(chord: str, key: int, low: int, high: int) -> list[int]:
    """Every pitch of the chord from `low` to `high`, upwards."""
    classes = {(key + step) % 12 for step in CHORDS[chord]}
    return [pitch for pitch in range(low, high + 1) if pitch % 12 in classes]


def lead(chord: str, key: int, before: tuple[int, ...] | None) -> tuple[int, ...]:
    """Three voices of the chord, as near as can be to the three `before`."""
    classes = [(key + step) % 12 for step in CHORDS[chord]]
    choices = [
        voices
        for voices in product(tones(chord, key, _LOWEST, _HIGHEST), repeat=3)
        if voices[0] < voices[1] < voices[2]
        and voices[2] - voices[0] <= 16
        and {voice % 12 for voice in voices} == set(classes)
    ]
    target = before or (57, 62, 66)
    return min(
        choices,
        key=lambda voices: sum(abs(a - b) for a, b in zip(voices, target, strict=True)),
    )
