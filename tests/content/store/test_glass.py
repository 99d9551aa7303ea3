from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kiosk.content.store.activation import DisplayState
from tests.content.store.village import contents_of, offer, opened, take

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.content.store import Store


@pytest.fixture
def two(store: Store) -> Store:
    """Return a store with release 2 confirmed, and 1 behind it."""
    for number in (1, 2):
        take(store, number)
        offer(store, number)
        assert store.glass.activate() == number
        store.glass.confirm(number)
    return store


def spoil(store: Store, number: int, path: str = "site.yaml") -> None:
    file = store.site_of(number) / path
    data = file.read_bytes()
    file.chmod(0o644)
    file.write_bytes(b"X" + data[1:])


def words(store: Store) -> str:
    return " ".join(trouble.en for trouble in store.glass.start().troubles)


def test_a_new_kiosk_has_nothing_to_show(store: Store) -> None:
    assert store.glass.start().number is None
    assert store.glass.offered() is None
    assert store.glass.activate() is None


def test_what_is_ready_is_offered_and_shown_when_the_show_is_idle(two: Store) -> None:
    take(two, 3)
    assert two.glass.offered() is None
    offer(two, 3)
    assert two.glass.offered() == 3
    assert two.display.read().shown == 2
    assert two.glass.activate() == 3
    assert two.glass.offered() is None
    assert two.display.read() == DisplayState(current=2, previous=1, trial=3, starts=1)


def test_three_starts_that_are_not_confirmed_bring_the_one_before_back(two: Store) -> None:
    take(two, 3)
    offer(two, 3)
    two.glass.activate()
    assert [two.glass.start().number for _ in range(3)] == [3, 3, 2]
    state = two.display.read()
    assert state.bad == (3,)
    assert "三次" in state.why[3]
    assert "three starts" in state.why[3]
    assert two.glass.offered() is None


def test_a_release_that_certainly_fails_goes_at_once(two: Store) -> None:
    take(two, 3)
    offer(two, 3)
    two.glass.activate()
    assert two.glass.fail(3, "the film does not decode").number == 2
    assert two.display.read().why == {3: "the film does not decode"}


def test_an_only_release_that_fails_leaves_the_built_in_screen(store: Store) -> None:
    take(store, 1)
    offer(store, 1)
    store.glass.activate()
    assert store.glass.fail(1, "why").number is None


def test_words_about_a_release_that_is_not_shown_change_nothing(two: Store) -> None:
    before = two.display.read()
    two.glass.confirm(7)
    two.glass.confirm(1)
    assert two.glass.fail(7, "why").number == 2
    assert two.display.read() == before


def test_a_spoilt_current_release_gives_way_to_the_one_before_until_it_is_mended(
    two: Store,
) -> None:
    spoil(two, 2)
    start = two.glass.start()
    assert start.number == 1
    assert "1 files of release 2 are damaged" in start.troubles[0].en
    assert two.display.read().current == 2


def test_a_spoilt_trial_is_not_held_against_its_number(two: Store) -> None:
    take(two, 3)
    offer(two, 3)
    two.glass.activate()
    spoil(two, 3)
    assert two.glass.start().number == 2
    assert two.display.read().bad == ()


def test_a_spoilt_release_is_not_activated(two: Store) -> None:
    take(two, 3)
    offer(two, 3)
    spoil(two, 3)
    assert two.glass.activate() is None
    assert two.display.read() == DisplayState(current=2, previous=1)


def test_when_all_that_is_known_is_spoilt_any_whole_release_is_shown(two: Store) -> None:
    take(two, 3)
    offer(two, 3)
    spoil(two, 1)
    spoil(two, 2)
    assert two.glass.start().number == 3


def test_what_is_not_ready_or_was_refused_is_not_shown_even_then(two: Store) -> None:
    for number in (3, 4):
        take(two, number)
    two.agent.write(replace(two.agent.read(), ready=3, refused={3: "no"}))
    spoil(two, 1)
    spoil(two, 2)
    assert two.glass.start().number is None


def test_a_large_file_is_judged_by_its_size(two: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.content.store.glass.SMALL", 20)
    spoil(two, 2, "film/film.mp4")
    assert two.glass.start().number == 2
    film = two.site_of(2) / "film/film.mp4"
    film.write_bytes(film.read_bytes()[:-1])
    assert two.glass.start().number == 1


@pytest.mark.parametrize("name", ["manifest.json", "manifest.sha256"])
def test_a_spoilt_manifest_gives_way(two: Store, name: str) -> None:
    (two.site_of(2).parent / name).write_bytes(b"{}")
    start = two.glass.start()
    assert start.number == 1
    assert "manifest of release 2 is damaged" in start.troubles[0].en


def test_one_spoilt_copy_of_the_state_is_reported_and_made_good(two: Store) -> None:
    (two.folder / "display.json").write_bytes(b"\0")
    assert "its copy is used" in words(two)
    assert words(two) == ""


def test_with_both_copies_spoilt_the_newest_is_tried_again(two: Store) -> None:
    for name in ("display.json", "display.json.copy"):
        (two.folder / name).write_bytes(b"\0")
    start = two.glass.start()
    assert start.number == 2
    assert "both copies" in " ".join(trouble.en for trouble in start.troubles)
    assert two.display.read() == DisplayState(current=1, trial=2, starts=1)


def test_with_both_copies_spoilt_nothing_shown_is_offered_again(two: Store) -> None:
    for name in ("display.json", "display.json.copy"):
        (two.folder / name).write_bytes(b"\0")
    assert two.glass.offered() is None
    assert two.glass.activate() is None


def test_a_release_removed_between_the_word_and_the_look_is_not_activated(
    two: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(two, 3)
    offer(two, 3)
    write = two.display.write

    def write_and_lose(state: DisplayState) -> None:
        write(state)
        folder = two.site_of(3).parent
        if folder.exists():
            folder.rename(folder.with_name("3.old"))

    monkeypatch.setattr(two.display, "write", write_and_lose)
    assert two.glass.activate() is None
    assert two.display.read() == DisplayState(current=2, previous=1)


def test_another_process_sees_it_at_once(two: Store, tmp_path: Path) -> None:
    take(two, 3)
    offer(two, 3)
    assert opened(tmp_path / "store").glass.offered() == 3


def test_the_site_that_is_shown_holds_what_was_published(two: Store) -> None:
    site = two.site_of(2)
    found = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }
    assert found == contents_of(2)
    assert not any(path.is_symlink() for path in site.rglob("*"))
