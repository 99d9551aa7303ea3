"""A screen that follows another one: nothing of it leads, unless it is the narrator's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from kivy.core.window import Window

from kiosk.screens.console import ConsoleScreen
from kiosk.screens.console_layer import ConsoleBar, ConsoleLayer
from kiosk.show.place import ATTRACT, HOME, Place, ScreenName
from kiosk.show.presenter import acts
from kiosk.show.presenter.podium import Role
from kiosk.show.presenter.presenter import Presenter
from kiosk.show.presenter.second import SecondLectern
from kiosk.show.upkeep import Said
from tests.fakes.clock import FakeClock
from tests.fakes.site import full_site
from tests.fakes.visits import town_visit
from tests.screens.harness import Glass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.screens.widgets.narrator_bar import NarratorBar

pytestmark = pytest.mark.ui

PAGE_DOWN = 281


class Pair:
    """A second screen, and the visit on the first one."""

    def __init__(self, size: tuple[int, int], role: Role) -> None:
        self.asked: list[acts.Act | None] = []
        ask = self.asked.append if role is Role.CONSOLE else None
        lectern = SecondLectern(full_site(), FakeClock(), ask)
        self.ui = Glass(size=size, lectern=lectern, role=role)
        self.lectern = lectern
        self.first = Presenter.of(town_visit(), full_site(), FakeClock())

    def lead(self, *done: acts.Act) -> None:
        for act in done:
            self.first.do(act)
        self.lectern.hear(self.first.standing)
        self.ui.settle()

    @property
    def bar(self) -> NarratorBar:
        layer = self.ui.root.limelight.layer
        assert layer is not None
        assert layer.bar is not None
        return layer.bar


SIZES = pytest.mark.parametrize("size", [(1280, 720), (720, 1280)], ids=["wide", "tall"])


@pytest.fixture
def second() -> Iterator[Pair]:
    pair = Pair((1280, 720), Role.SECOND)
    yield pair
    pair.ui.close()


@pytest.fixture(params=[(1280, 720), (720, 1280), (3840, 2160)], ids=["wide", "tall", "wall"])
def console(request: pytest.FixtureRequest) -> Iterator[Pair]:
    pair = Pair(request.param, Role.CONSOLE)
    yield pair
    pair.ui.close()


def test_no_touch_and_no_key_leads_a_visit_that_is_led_elsewhere(second: Pair) -> None:
    second.lead(acts.Jump(leg=2, beat=1))
    ui = second.ui
    assert ui.place == Place(ScreenName.SLIDES, "work", 1)
    middle = Window.height / 2
    ui.tap((Window.width / 2, 4.0))
    ui.drag((Window.width * 0.8, middle), (Window.width * 0.2, middle))
    Window.dispatch("on_key_down", PAGE_DOWN, 0, None, [])
    Window.dispatch("on_key_up", PAGE_DOWN, 0)
    ui.settle()

    assert ui.place == Place(ScreenName.SLIDES, "work", 1)
    assert ui.screen.pager.index == 1
    assert ui.root.limelight.layer is not None
    assert ui.root.limelight.layer.bar is None


def test_without_a_visit_it_is_an_ordinary_kiosk_that_leads_none(second: Pair) -> None:
    ui = second.ui
    assert ui.place == ATTRACT
    ui.tap((640, 360))
    ui.settle()
    assert ui.place == HOME
    ui.go(Place(ScreenName.PIN))
    assert "带队讲解" not in ui.texts()


def test_a_console_shows_the_words_what_is_seen_and_what_comes_next(console: Pair) -> None:
    console.lead(acts.Jump(leg=1))
    ui = console.ui
    assert isinstance(ui.screen, ConsoleScreen)
    assert "请看大屏幕" in ui.screen.words.text
    texts = ui.texts()
    assert "清水镇考察团" in texts
    assert "现在" in texts
    assert "接下来" in texts


def test_everything_on_a_console_lies_on_its_glass(console: Pair) -> None:
    console.lead(acts.Jump(leg=2))
    for widget in console.ui.screen.children:
        if widget.opacity and getattr(widget, "text", "x"):
            assert widget.x >= -1
            assert widget.y >= -1
            assert widget.right <= Window.width + 1
            assert widget.top <= Window.height + 1


def test_its_buttons_ask_the_first_screen(console: Pair) -> None:
    console.lead(acts.Jump(leg=2))
    assert isinstance(console.ui.root.limelight.layer, ConsoleLayer)
    bar = console.bar
    assert isinstance(bar, ConsoleBar)
    for name in ("next", "back", "freeze", "black"):
        console.ui.tap(bar.buttons[name])

    assert console.asked == [acts.Next(), acts.Back(), acts.Freeze(on=True), acts.Black(on=True)]
    console.lead(acts.Freeze(on=True), acts.Black(on=True))
    assert bar.buttons["freeze"].chosen
    assert bar.buttons["black"].chosen
    console.ui.tap(bar.buttons["freeze"])
    assert console.asked[-1] == acts.Freeze(on=False)


def test_its_run_of_show_leads_to_a_segment(console: Pair) -> None:
    console.lead(acts.Next())
    console.ui.tap(console.bar.buttons["list"])
    console.ui.settle()
    row = next(
        w for w in console.ui.widgets() if type(w).__name__ == "LegRow" and "5 ·" in w._title.text
    )
    row.dispatch("on_release")

    assert console.asked == [acts.Jump(leg=4)]


def test_it_stays_and_is_not_black_while_the_guests_see_nothing(console: Pair) -> None:
    console.lead(acts.Next(), acts.Black(on=True))
    console.ui.run(20)

    assert console.bar.parent is not None
    assert console.ui.place == Place(ScreenName.CONSOLE)
    assert "现在" in console.ui.texts()


def test_the_end_is_asked_for_from_the_end_card(console: Pair) -> None:
    console.lead(acts.Next(), acts.End())
    console.ui.tap(console.bar.buttons["end"])
    console.ui.settle()
    layer = console.ui.root.limelight.layer
    assert layer is not None
    assert layer.sheet is not None
    layer.sheet.dispatch("on_answer", True)  # noqa: FBT003
    assert console.asked == [None]
    console.lectern.hear(None)
    console.ui.settle()
    assert console.ui.place == ATTRACT
    assert console.ui.root.limelight.layer is None


def test_a_console_that_lost_the_first_screen_says_so_until_it_is_back(console: Pair) -> None:
    console.lead(acts.Jump(leg=2))
    ui = console.ui
    assert ui.podium is not None
    ui.podium.trouble = Said("与主屏断开了", "The first screen is not reached")
    ui.run(1)
    assert "与主屏断开了" in ui.texts()
    assert ui.screen.words.opacity < 1
    ui.podium.trouble = None
    ui.run(1)

    assert "清水镇考察团" in ui.texts()
    assert ui.screen.words.opacity == 1
