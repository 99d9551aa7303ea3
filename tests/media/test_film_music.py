"""The music adds up: bars have their beats, movements their seconds, files their bytes."""

from __future__ import annotations

import itertools
import struct
from typing import TYPE_CHECKING

import pytest

from media.studio.film import script
from media.studio.music import harmony, score, smf, themes
from media.studio.music.jianpu import theme

if TYPE_CHECKING:
    from pathlib import Path


def test_movements_follow_each_other_and_end_with_the_film() -> None:
    spans = [(movement.start, movement.end) for movement in score.MOVEMENTS]
    assert spans[0][0] == 0
    assert spans[-1][1] == script.read().seconds
    assert all(before[1] == after[0] for before, after in itertools.pairwise(spans))


def test_every_chapter_begins_a_movement() -> None:
    starts = {movement.start for movement in score.MOVEMENTS}
    assert {chapter.start for chapter in script.read().chapters} <= starts


def test_the_piece_lasts_six_hundred_seconds() -> None:
    piece = score.compose()
    assert sum(seconds for _, seconds in piece.tempi) == pytest.approx(600.0)
    assert len(piece.tempi) == piece.beats


def test_composing_twice_gives_the_same_notes() -> None:
    first, second = score.compose(), score.compose()
    assert first.band.parts["erhu"].events == second.band.parts["erhu"].events


def test_all_notes_are_ones_an_instrument_can_play() -> None:
    for part in score.compose().band.parts.values():
        pitches = [event[2][1] for event in part.events if event[2][0] & 0xF0 == 0x90]
        assert all(28 <= pitch <= 98 for pitch in pitches), part.name


def test_every_counter_melody_is_as_long_as_its_theme() -> None:
    for counter in themes.COUNTERS.values():
        own = getattr(themes, counter.name.split("-")[0].upper())
        assert counter.chords == own.chords


def test_a_bar_with_a_beat_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="bar 2: 3 beats instead of 4"):
        theme("lame", 4, "1 2 3 5 | 1 - 3", "I V")


def test_numbered_notation_gives_pitch_and_length() -> None:
    tune = theme("short", 4, "1' 6,_ 5_ 3. 0_", "I")
    assert [(tone.semitones, tone.length) for tone in tune.tones] == [
        (12, 1),
        (-3, 0.5),
        (7, 0.5),
        (4, 1.5),
    ]


def test_voices_move_little_from_chord_to_chord() -> None:
    before = harmony.lead("I", 2, None)
    after = harmony.lead("vi", 2, before)
    assert sum(abs(a - b) for a, b in zip(before, after, strict=True)) <= 4


def test_the_midi_file_says_how_long_its_tracks_are(tmp_path: Path) -> None:
    part = smf.Part("flute", 0, 73)
    part.note(0, 1, 74, 200)
    smf.write(tmp_path / "a.mid", [part], [(0, 0.5)], 4)
    data = (tmp_path / "a.mid").read_bytes()
    assert data[:14] == b"MThd" + struct.pack(">IHHH", 6, 1, 2, smf.TICKS)
    at, tracks = 14, 0
    while at < len(data):
        assert data[at : at + 4] == b"MTrk"
        at += 8 + struct.unpack(">I", data[at + 4 : at + 8])[0]
        tracks += 1
    assert (at, tracks) == (len(data), 2)
    assert bytes([0x90, 74, 127]) in data
