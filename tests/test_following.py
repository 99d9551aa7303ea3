"""Which content the display shows beside a store, and when the next comes on the glass."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.content.store import Store
from kiosk.following import ALIVE_FOR, BUILT_IN, Following, Glance, keep_following
from kiosk.show.events import Moved
from kiosk.show.place import ATTRACT, HOME
from kiosk.show.session import Session
from kiosk.showing import Showings
from tests.content.builder import SITE, SiteBuilder
from tests.content.store.village import offer, take
from tests.fakes.clock import FakeClock
from tests.fakes.disks import QuickDisk
from tests.update.agency import content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kiosk.showing import Showing

THEME = Path(__file__).parents[1] / "config/theme.yaml"


class Display:
    """A display without a screen: what it would show, and who is before it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store.open(folder / "store", QuickDisk(10**12))
        self.local = SiteBuilder(folder / "local")
        self.now = 0.0
        self.idle, self.home, self.pictures = True, False, 0
        self.offered: list[tuple[Showing, bool]] = []
        self.preloaded: list[Showing] = []

    def start(self) -> None:
        self.following = Following(
            self.store, self.folder / "local", Showings(THEME), clock=lambda: self.now
        )
        self.shown = self.following.first()

    def look(self, seconds: float = 2.0) -> None:
        self.now += seconds
        glance = Glance(self.shown.site, self.idle, self.home, self.pictures)
        count = len(self.offered)
        offer = lambda *given: self.offered.append(given)  # noqa: E731
        self.following.step(glance, offer, self.preloaded.append)
        if len(self.offered) > count:
            showing, at_once = self.offered[-1]
            assert self.idle or at_once or showing.number is None
            if self.idle or at_once:  # otherwise the session waits until the visitor has gone
                self.shown, self.home = showing, False

    @property
    def name(self) -> str:
        return self.shown.site.name.pick("en")


@pytest.fixture
def display(tmp_path: Path) -> Display:
    return Display(tmp_path)


def ready(display: Display, number: int, **more: bytes) -> None:
    take(display.store, number, content(number, **more))
    offer(display.store, number)


def test_until_the_first_release_is_here_the_local_site_is_shown(display: Display) -> None:
    display.start()
    assert display.name == "Heguang Village"
    assert display.shown.number is None
    ready(display, 1)
    display.look()
    assert display.name == "Heguang 1"
    assert display.shown.number == 1
    display.start()
    assert display.shown.number == 1


def test_without_anything_else_the_built_in_screen_is_shown(display: Display) -> None:
    display.local.write("site.yaml", "id: [nonsense\n")
    display.start()
    assert display.shown.folder == BUILT_IN
    ready(display, 1)
    display.look()
    assert display.name == "Heguang 1"


def rename(display: Display, name: str) -> None:
    display.local.write("site.yaml", SITE.replace("en: Heguang Village", f"en: {name}"))


def test_until_the_first_release_is_here_the_local_site_may_change(display: Display) -> None:
    display.start()
    rename(display, "Another")
    for _ in range(5):
        display.look()
    assert display.name == "Another"
    display.idle = False
    rename(display, "Third")
    for _ in range(5):
        display.look()
    ((_, at_once),) = [
        given for given in display.offered if given[0].site.name.pick("en") == "Third"
    ]
    assert not at_once, "a visitor is left in peace"
    ready(display, 1)
    display.idle = True
    display.look()
    assert display.name == "Heguang 1"


def test_a_local_site_that_is_mended_takes_the_place_of_the_built_in_screen(
    display: Display, caplog: pytest.LogCaptureFixture
) -> None:
    display.local.write("site.yaml", "id: [nonsense\n")
    display.start()
    assert display.shown.folder == BUILT_IN
    display.local.write("site.yaml", "id: [other nonsense\n")
    for _ in range(5):
        display.look()
    assert display.shown.folder == BUILT_IN
    assert caplog.text.count("site.yaml:") >= 2, "each fault is told"
    rename(display, "Mended")
    for _ in range(5):
        display.look()
    assert display.name == "Mended"


def test_beside_a_release_the_local_site_is_left_alone(display: Display) -> None:
    display.start()
    ready(display, 1)
    display.look()
    rename(display, "Another")
    for _ in range(5):
        display.look()
    assert display.name == "Heguang 1"
    display.start()
    rename(display, "Third")
    for _ in range(5):
        display.look()
    assert display.name == "Heguang 1"


def test_a_release_waits_until_nobody_is_there(display: Display) -> None:
    ready(display, 1)
    display.start()
    display.look()
    assert display.name == "Heguang 1"
    display.idle = False
    ready(display, 2)
    for _ in range(5):
        display.look()
    assert display.name == "Heguang 1"
    assert display.store.display.read().trial != 2, "nothing is held against what was not shown"
    assert [showing.number for showing in display.preloaded] == []
    display.idle = True
    display.look()
    assert display.name == "Heguang 2"
    assert display.preloaded == [display.shown], "what it begins with was asked for before"


def test_a_release_that_is_urgent_waits_for_nobody(display: Display) -> None:
    from dataclasses import replace  # noqa: PLC0415

    display.start()
    display.idle = False
    ready(display, 1)
    state = display.store.agent.read()
    display.store.agent.write(replace(state, at_once=True))
    display.look()
    assert display.name == "Heguang 1"


def test_a_release_is_confirmed_once_home_was_drawn(display: Display) -> None:
    ready(display, 1)
    display.start()
    display.look()
    display.look()
    assert display.store.display.read().current is None
    display.home = True
    display.look()
    assert display.store.display.read().current == 1


def test_a_release_nobody_looks_at_is_confirmed_after_a_while(display: Display) -> None:
    display.start()
    ready(display, 1)
    display.look()
    display.look()
    assert display.store.display.read().trial == 1
    display.look(ALIVE_FOR)
    assert display.store.display.read().current == 1


def test_three_starts_that_do_not_last_lead_back_to_what_worked(display: Display) -> None:
    ready(display, 1)
    display.start()
    display.look()
    display.home = True
    display.look()
    ready(display, 2)
    display.look()
    assert display.name == "Heguang 2"
    for _ in range(2):
        display.start()
        assert display.name == "Heguang 2"
    display.start()
    assert display.name == "Heguang 1"
    assert display.store.display.read().bad == (2,)
    display.look()
    assert display.name == "Heguang 1"
    ready(display, 3)
    display.look()
    assert display.name == "Heguang 3"


def test_a_release_that_does_not_load_is_never_on_the_glass(display: Display) -> None:
    ready(display, 1)
    display.start()
    display.look()
    ready(display, 2, **{"theme.yaml": b"x"})
    site = display.store.site_of(2) / "site.yaml"
    site.unlink()
    site.write_bytes(b"id: [nonsense\n")
    display.look()
    display.look()
    assert display.name == "Heguang 1"


def test_a_release_that_loads_no_more_makes_room_for_the_one_before(display: Display) -> None:
    ready(display, 1)
    display.start()
    display.look()
    display.home = True
    display.look()
    take(display.store, 2, {**content(2), "site.yaml": b"id: [nonsense\n"})
    offer(display.store, 2)
    display.look()
    state = display.store.display.read()
    assert (state.current, state.bad) == (1, (2,))
    assert "site.yaml" in state.why[2]
    display.start()
    assert display.name == "Heguang 1"


def test_with_both_states_torn_what_is_whole_is_shown(display: Display) -> None:
    for number in (1, 2):
        ready(display, number)
    display.start()
    for name in ("display.json", "agent.json"):
        for copy in (name, f"{name}.copy"):
            (display.store.folder / copy).write_bytes(b"torn")
    display.start()
    assert display.name == "Heguang 2"


def test_a_full_disk_keeps_on_the_glass_what_is_there(display: Display) -> None:
    from kiosk.content.store.durable import Disk  # noqa: PLC0415

    class FullDisk(Disk):
        def write(self, path: Path, data: bytes, at: int = 0) -> None:  # noqa: ARG002
            raise OSError(28, "No space left on device", str(path))

    ready(display, 1)
    display.start()
    display.look()
    display.home = True
    display.look()
    ready(display, 2)
    display.store = Store.open(display.store.folder, FullDisk())
    display.start()
    assert display.name == "Heguang 1"
    display.look()
    assert display.name == "Heguang 1"


def test_ends_in_order_are_held_against_nothing(display: Display) -> None:
    ready(display, 1)
    display.start()
    display.look()
    display.home = True
    display.look()
    ready(display, 2)
    for _ in range(6):
        display.start()
        assert display.name == "Heguang 2"
        display.following.end()
    assert display.store.display.read().bad == ()


def test_what_becomes_ready_while_the_display_ends_is_left_for_the_next_start(
    display: Display,
) -> None:
    ready(display, 1)
    display.start()
    ready(display, 2)
    display.following.end()
    display.look()
    assert display.store.display.read().trial == 1
    display.start()
    assert display.name == "Heguang 2"


def test_what_could_not_be_confirmed_on_a_full_disk_is_confirmed_later(display: Display) -> None:
    ready(display, 1)
    display.start()
    display.home = True
    disk, write = display.store.disk, display.store.disk.write

    def full(path: Path, data: bytes, at: int = 0) -> None:  # noqa: ARG001
        raise OSError(28, "No space left on device", str(path))

    disk.write = full  # type: ignore[method-assign]
    display.look()
    assert display.store.display.read().current is None
    disk.write = write  # type: ignore[method-assign]
    display.look()
    assert display.store.display.read().current == 1


class Steps:
    """Stands for what follows the store: notes each glance, and offers what it is told to."""

    def __init__(self) -> None:
        self.glances: SimpleQueue[Glance] = SimpleQueue()
        self.offers: list[tuple[Any, bool]] = []

    def step(
        self, glance: Glance, offer: Callable[[Any, bool], None], _preload: Callable[[Any], None]
    ) -> None:
        for given in self.offers:
            offer(*given)
        self.offers.clear()
        self.glances.put(glance)


@dataclass
class Room:
    """A session that is followed, with a store that is only looked at when something happens."""

    session: Session
    steps: Steps

    def glance(self) -> Glance:
        return self.steps.glances.get(timeout=30)


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Room]:
    monkeypatch.setattr("kiosk.following.LOOK_EVERY", 600.0)
    session = Session(SiteBuilder(tmp_path).load(check_media=False).site, FakeClock())
    steps = Steps()
    bridge = SimpleNamespace(post=lambda call: call())
    player = SimpleNamespace(slot=SimpleNamespace(taken=0))
    with ExitStack() as stops:
        keep_following(stops, steps, bridge, session, player, preload=print)  # type: ignore[arg-type]
        yield Room(session, steps)


def test_the_moment_a_visitor_has_gone_the_store_is_looked_at(room: Room) -> None:
    room.session.home()
    room.session.leave()
    assert room.glance() == Glance(room.session.site, idle=True, home=True, pictures=0)


def test_what_is_offered_while_nobody_is_there_is_shown_in_the_same_moment(
    room: Room, tmp_path: Path
) -> None:
    other = SiteBuilder(tmp_path / "other").load(check_media=False).site
    room.steps.offers = [(SimpleNamespace(site=other), False)]
    room.session.home()
    room.session.leave()
    room.glance()
    assert room.session.site is other


def test_what_is_offered_to_a_visitor_waits_unless_it_is_urgent(room: Room, tmp_path: Path) -> None:
    first = room.session.site
    other = SiteBuilder(tmp_path / "other").load(check_media=False).site
    room.session.home()
    room.session.leave()
    room.glance()
    for at_once in (False, True):
        room.steps.offers = [(SimpleNamespace(site=other), at_once)]
        room.session.home()
        room.session._tell(Moved(HOME, ATTRACT))  # wakes it, though the visitor is still there
        room.glance()
        assert room.session.site is (other if at_once else first)
        room.session.offer(first)
