"""A writer of Standard MIDI Files (format 1): what the score needs of it and no more."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TICKS = 480
"""Ticks per quarter note."""

PERCUSSION = 9
"""The General MIDI channel of drums, counted from 0."""

_OFF, _ON, _OTHER = 0, 2, 1  # at one tick: ends first, settings next, then new notes


@dataclass
class Part:
    """One instrument on one channel, gathering its events as (tick, order, bytes)."""

    name: str
    channel: int
    program: int
    volume: int = 90
    pan: int = 64
    reverb: int = 50
    events: list[tuple[int, int, bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Choose the instrument and its place in the room."""
        self._add(0.0, _OTHER, bytes([0xC0 | self.channel, self.program]))
        for controller, value in ((7, self.volume), (10, self.pan), (91, self.reverb), (11, 100)):
            self.control(0.0, controller, value)

    def note(self, beat: float, length: float, pitch: int, velocity: float) -> None:
        """Play `pitch` at `beat` for `length` beats."""
        loudness = max(1, min(127, round(velocity)))
        self._add(beat, _ON, bytes([0x90 | self.channel, pitch, loudness]))
        self._add(beat + max(length, 0.02), _OFF, bytes([0x80 | self.channel, pitch, 0]))

    def control(self, beat: float, controller: int, value: float) -> None:
        """Set a controller (11 is expression, 1 is vibrato)."""
        level = max(0, min(127, round(value)))
        self._add(beat, _OTHER, bytes([0xB0 | self.channel, controller, level]))

    def bend(self, beat: float, semitones: float) -> None:
        """Bend the pitch, within the two semitones of General MIDI."""
        value = max(0, min(16383, round(8192 + semitones / 2 * 8192)))
        self._add(beat, _OTHER, bytes([0xE0 | self.channel, value & 127, value >> 7]))

    def _add(self, beat: float, order: int, message: bytes) -> None:
        self.events.append((max(0, round(beat * TICKS)), order, message))


def write(path: Path, parts: list[Part], tempi: list[tuple[float, float]], end: float) -> None:
    """Write the parts under a tempo map of (beat, seconds per beat) that ends at beat `end`."""
    tempo_track = [
        (round(beat * TICKS), _OTHER, b"\xff\x51\x03" + round(spb * 1e6).to_bytes(3, "big"))
        for beat, spb in tempi
    ]
    tracks = [_track("tempo", tempo_track, end)]
    tracks += [_track(part.name, part.events, end) for part in parts]
    header = b"MThd" + struct.pack(">IHHH", 6, 1, len(tracks), TICKS)
    path.write_bytes(header + b"".join(tracks))


def _track(name: str, events: list[tuple[int, int, bytes]], end: float) -> bytes:
    title = name.encode()
    data = bytearray(b"\x00\xff\x03" + bytes([len(title)]) + title)
    now = 0
    for tick, _, message in sorted(events, key=lambda event: event[:2]):
        data += _variable(tick - now) + message
        now = tick
    data += _variable(max(0, round(end * TICKS) - now)) + b"\xff\x2f\x00"
    return b"MTrk" + struct.pack(">I", len(data)) + bytes(data)


def _variable(number: int) -> bytes:
    """Encode a delta time, seven bits a byte, the last byte without its top bit."""
    out = [number & 127]
    while number := number >> 7:
        out.append(number & 127 | 128)
    return bytes(reversed(out))
