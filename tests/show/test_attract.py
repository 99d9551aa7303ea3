"""What plays while nobody is here."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.show.attract import AttractKind, AttractLoop
from tests.fakes.site import bare_site, full_site


def files(loop: AttractLoop, count: int) -> list[str]:
    """The next files shown, the current one first."""
    shown = []
    for _ in range(count):
        shown.append(loop.current.file)
        loop.advance()
    return shown


def test_the_film_comes_first_then_every_slide_then_the_film_again() -> None:
    assert files(AttractLoop(full_site()), 6) == [
        "film/film.mp4",
        "slides/work/1.jpg",
        "slides/work/2.jpg",
        "slides/work/3.jpg",
        "slides/elders/1.jpg",
        "film/film.mp4",
    ]


def test_until_a_film_plays_the_cover_is_on_the_glass_and_a_slide_is_its_own_picture() -> None:
    loop = AttractLoop(full_site())
    assert loop.still == full_site().cover
    assert loop.advance().file == loop.still == "slides/work/1.jpg"


def test_a_slide_stands_as_long_as_it_says() -> None:
    loop = AttractLoop(full_site())
    assert [loop.advance().seconds for _ in range(4)] == [10, 10, 10, 5]


def test_a_slide_without_words_has_those_of_its_deck() -> None:
    loop = AttractLoop(full_site())
    for _ in range(4):
        loop.advance()
    assert loop.current.title.pick("zh-Hans") == "一老一小"


def test_it_stays_where_it_is_until_it_is_told_to_go_on() -> None:
    loop = AttractLoop(full_site())
    loop.advance()
    assert loop.current is loop.current
    assert loop.current.file == "slides/work/1.jpg"


def test_a_film_goes_on_where_it_was_left_and_begins_anew_the_next_time() -> None:
    loop = AttractLoop(full_site(decks=()))
    loop.at = 123.0
    assert loop.at == 123.0
    loop.advance()
    assert loop.at == 0.0


def test_the_following_item_can_be_made_ready() -> None:
    loop = AttractLoop(full_site())
    for _ in range(7):
        following = loop.following
        assert loop.advance() is following


def test_what_fails_is_passed_over_and_tried_again_next_round() -> None:
    loop = AttractLoop(full_site())
    assert loop.failed().file == "slides/work/1.jpg"
    assert files(loop, 5)[-1] == "film/film.mp4"


def test_when_everything_fails_the_cover_is_shown_and_then_all_is_tried_again() -> None:
    loop = AttractLoop(full_site())
    for _ in range(5):
        loop.failed()
    assert loop.current.kind is AttractKind.COVER
    assert loop.current.seconds > 0
    assert loop.following.file == "film/film.mp4"
    assert loop.advance().kind is AttractKind.FILM


def test_failures_apart_do_not_bring_the_cover() -> None:
    loop = AttractLoop(full_site())
    for _ in range(12):
        loop.failed()
        assert loop.advance().kind is not AttractKind.COVER


def test_a_site_without_film_and_slides_shows_its_cover_for_ever() -> None:
    loop = AttractLoop(bare_site())
    assert {loop.current.kind, loop.advance().kind, loop.failed().kind, loop.following.kind} == {
        AttractKind.COVER
    }


@given(st.lists(st.booleans(), max_size=60), st.booleans())
def test_there_is_always_something_to_show(outcomes: list[bool], bare: bool) -> None:  # noqa: FBT001
    loop = AttractLoop(bare_site() if bare else full_site())
    for played in outcomes:
        item = loop.advance() if played else loop.failed()
        assert item is loop.current
        assert item.file
