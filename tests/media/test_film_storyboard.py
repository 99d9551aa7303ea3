"""The film's shots fill ten minutes, never stand too long, and show places that exist."""

from __future__ import annotations

import pytest

from media.studio.film import script
from media.studio.film.data import income, wishes
from media.studio.film.look import Frame
from media.studio.film.shot import Place, Shot, move
from media.studio.film.storyboard import storyboard
from media.studio.film.timeline import FPS, LONGEST_SHOT, Timeline
from media.studio.scenes import SCENES

FILM = storyboard()


def test_the_film_has_fifteen_thousand_frames_in_more_than_sixty_shots() -> None:
    assert FILM.frames == 15_000
    assert len(FILM.shots) > 60


def test_no_shot_stands_longer_than_fourteen_seconds() -> None:
    assert max(shot.end - shot.start for shot in FILM.shots) <= LONGEST_SHOT


def test_every_chapter_begins_with_a_shot_of_its_own() -> None:
    starts = {shot.start for shot in FILM.shots}
    assert {chapter.start for chapter in script.read().chapters} <= starts


def test_every_place_is_one_the_studio_can_draw() -> None:
    names = {shot.picture.name for shot in FILM.shots if isinstance(shot.picture, Place)}
    assert names <= set(SCENES)


def test_no_lettering_outlasts_the_film() -> None:
    assert all(0 <= over.start < over.end <= FILM.seconds + 1 / 5 for over in FILM.overlays)


def test_each_frame_belongs_to_the_shot_that_is_on() -> None:
    for index in range(len(FILM.shots)):
        first, after = FILM.span(index)
        assert FILM.index_at(first) == FILM.index_at(after - 1) == index


def test_a_cut_between_two_frames_is_drawn_from_its_first_frame_on() -> None:
    drawn: list[str] = []

    class Sign:
        def __init__(self, name: str) -> None:
            self.name = name

        def draw(self, _frame: object, _t: float, _share: float) -> None:
            drawn.append(self.name)

        def forget(self) -> None:
            pass

    film = Timeline(4, [Shot(0, Sign("before"), 0), Shot(2.1, Sign("after"), 0)], [])
    first, _ = film.span(1)
    film.draw(Frame(None, 16, 9), first - 1)
    film.draw(Frame(None, 16, 9), first)
    assert drawn == ["before", "after"]


def test_a_timeline_refuses_a_shot_that_stands_too_long() -> None:
    still = Place("bridge", move(0, 0, 1, 0, 0, 1))
    with pytest.raises(ValueError, match="lasts 20 s"):
        Timeline(20, [Shot(0, still, 0)], [])


def test_a_camera_never_looks_beyond_the_painted_sheet() -> None:
    way = move(9000, -9000, 0.5, 0, 0, 1.25)
    assert (way.start.x, way.start.y, way.start.zoom) == (140, -90, 1)
    assert way.at(1).zoom == pytest.approx(1.25)


def test_the_numbers_on_the_wall_are_those_that_are_spoken() -> None:
    assert len(wishes()) == 31
    assert sum(wish.done for wish in wishes()) == 29
    assert income()[-1] == ("2025", pytest.approx(41.2))


def test_frames_are_counted_from_zero_at_twenty_five_a_second() -> None:
    assert FPS == 25
    assert FILM.index_at(0) == 0
    assert FILM.index_at(FILM.frames - 1) == len(FILM.shots) - 1
