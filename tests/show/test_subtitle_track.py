"""Words under the film."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.show.subtitle_track import SubtitleTrack


class Cue(NamedTuple):
    start: float
    end: float
    text: str


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.9, ""), (1, "one"), (2.9, "one"), (3, ""), (5, "two"), (6, ""), (99, "")],
)
def test_words_stand_from_their_start_to_their_end(seconds: float, words: str) -> None:
    assert SubtitleTrack([Cue(1, 3, "one"), Cue(5, 6, "two")]).at(seconds) == words


def test_cues_that_overlap_stand_below_one_another() -> None:
    track = SubtitleTrack([Cue(0, 10, "a sign"), Cue(2, 4, "speech"), Cue(8, 9, "more")])
    assert track.at(3) == "a sign\nspeech"
    assert track.at(5) == "a sign"
    assert track.at(8.5) == "a sign\nmore"


def test_cues_may_come_in_any_order() -> None:
    assert SubtitleTrack([Cue(5, 6, "two"), Cue(1, 3, "one")]).at(2) == "one"


def test_without_cues_there_are_no_words() -> None:
    assert SubtitleTrack().at(1) == ""


cues = st.builds(Cue, st.integers(0, 50), st.integers(0, 50), st.text("ab", min_size=1, max_size=2))


@given(st.lists(cues, max_size=20), st.integers(0, 60))
def test_the_words_are_those_of_every_cue_that_is_on(track: list[Cue], seconds: int) -> None:
    on = sorted((c for c in track if c.start <= seconds < c.end), key=lambda c: c.start)
    assert SubtitleTrack(track).at(seconds) == "\n".join(cue.text for cue in on)
