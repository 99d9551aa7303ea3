"""What lies over the screens: an urgent notice, a new kiosk's pairing, rest."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from kivy.core.window import Window

from kiosk.player.base import PlayerState
from kiosk.screens.covers import Covers
from kiosk.screens.widgets.codes import Code
from kiosk.screens.widgets.notice_board import NoticeBoard, NoticeRibbon, RestBoard
from kiosk.screens.widgets.pairing_board import PairingBoard
from kiosk.show.covering import OpenPart, Pairing, Urgent, Wanted
from kiosk.show.place import ATTRACT, HOME, Place, ScreenName
from tests.screens.harness import Glass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kivy.uix.widget import Widget

pytestmark = pytest.mark.ui

NOTICE = Urgent(
    "n1",
    {"zh-Hans": "今晚停水通知", "en": "No water tonight"},
    {"zh-Hans": "今晚七点至十点全村停水，请提前储水。", "en": "No water from seven to ten."},
)
PAIRING = Pairing(
    code="ABCD2345",
    link="https://party.chenxi.example.cn/admin/kiosks/pair/?code=ABCD2345",
    console="https://party.chenxi.example.cn/admin/kiosks/pair/",
    fingerprint="12ab 34cd 56ef 7890",
    trouble={"zh-Hans": "", "en": ""},
)
SHAPES = [(1280, 720), (720, 1280)]


@pytest.fixture(params=SHAPES, ids=["wide", "tall"])
def glass(request: pytest.FixtureRequest) -> Iterator[Glass]:
    ui = Glass(size=request.param)
    ui.go_home()
    yield ui
    ui.close()


@pytest.fixture
def covers(glass: Glass) -> Iterator[Covers]:
    covers = Covers(glass.root, Path("/nowhere"))
    yield covers
    covers.close()


def without_content(glass: Glass) -> Covers:
    return Covers(glass.root, glass.root.stage.folder)


def laid(glass: Glass, kind: type[Widget]) -> Widget | None:
    return next((w for w in glass.root.children if isinstance(w, kind)), None)


def want(glass: Glass, covers: Covers, **wanted: object) -> None:
    covers.wanted = Wanted(**wanted)  # type: ignore[arg-type]
    covers.look()
    glass.step(4)


def test_a_notice_fills_the_glass_and_its_button_leaves_a_ribbon(
    glass: Glass, covers: Covers
) -> None:
    want(glass, covers, notice=NOTICE)
    board = laid(glass, NoticeBoard)
    assert board is not None
    assert (board.width, board.height) == (Window.width, Window.height)
    assert "今晚停水通知" in glass.texts()
    assert covers.notice == "n1"
    button = glass.find("知道了")
    glass.assert_touchable([button])
    glass.tap(button)
    covers.look()
    assert laid(glass, NoticeBoard) is None
    ribbon = laid(glass, NoticeRibbon)
    assert ribbon is not None
    assert ribbon.top == Window.height
    assert ribbon.height >= glass.root.look.touch
    assert covers.notice == "n1"


def test_a_touch_on_the_notice_presses_nothing_beneath(glass: Glass, covers: Covers) -> None:
    door = glass.find("看")
    spot = door.to_window(*door.center)
    want(glass, covers, notice=NOTICE)
    glass.tap((spot[0], 3.0))
    glass.tap(spot)
    assert glass.place == HOME


def test_the_ribbon_opens_the_notice_again(glass: Glass, covers: Covers) -> None:
    want(glass, covers, notice=NOTICE)
    glass.tap(glass.find("知道了"))
    covers.look()
    ribbon = laid(glass, NoticeRibbon)
    assert ribbon is not None
    glass.tap(ribbon)
    assert laid(glass, NoticeBoard) is not None


def test_the_next_visitor_sees_all_of_it_again(glass: Glass, covers: Covers) -> None:
    want(glass, covers, notice=NOTICE)
    glass.tap(glass.find("知道了"))
    covers.look()
    glass.session.leave()
    covers.look()
    assert laid(glass, NoticeBoard) is not None


def test_a_notice_that_is_withdrawn_leaves_nothing(glass: Glass, covers: Covers) -> None:
    want(glass, covers, notice=NOTICE)
    want(glass, covers)
    assert laid(glass, NoticeBoard) is None
    assert covers.notice == ""


def test_a_visitors_film_is_held_and_goes_on_afterwards(glass: Glass, covers: Covers) -> None:
    glass.go(Place(ScreenName.FILM))
    glass.player.play()
    assert glass.player.status.state is PlayerState.PLAYING
    want(glass, covers, notice=NOTICE)
    assert glass.player.status.state is PlayerState.PAUSED
    want(glass, covers)
    assert glass.player.status.state is PlayerState.PLAYING


def test_a_film_that_the_visitor_had_paused_stays_paused(glass: Glass, covers: Covers) -> None:
    glass.go(Place(ScreenName.FILM))
    glass.player.pause()
    want(glass, covers, notice=NOTICE)
    want(glass, covers)
    assert glass.player.status.state is PlayerState.PAUSED


def test_guests_of_a_narrator_see_no_notice(glass: Glass) -> None:
    covers = Covers(glass.root, Path("/nowhere"), guests=lambda: True)
    want(glass, covers, notice=NOTICE)
    assert laid(glass, NoticeBoard) is None
    assert covers.notice == ""


def test_the_notice_speaks_the_visitors_language(glass: Glass, covers: Covers) -> None:
    want(glass, covers, notice=NOTICE)
    glass.prefer("en")
    covers.look()
    glass.step(2)
    assert "No water tonight" in glass.texts()


def test_a_new_kiosk_shows_its_code_its_fingerprint_and_a_picture_for_the_phone(
    glass: Glass,
) -> None:
    covers = without_content(glass)
    want(glass, covers, pairing=PAIRING)
    board = laid(glass, PairingBoard)
    assert board is not None
    texts = glass.texts()
    signs = [w for w in glass.widgets() if getattr(w, "text", "") in set("ABCD2345")]
    assert "".join(w.text for w in sorted(signs, key=lambda w: w.x)) == "ABCD2345"
    assert "12AB 34CD 56EF 7890" in texts
    assert PAIRING.console in texts
    codes = [w for w in glass.widgets() if isinstance(w, Code)]
    assert [code.link for code in codes] == [PAIRING.link]
    for widget in glass.widgets():
        if widget is not board and getattr(widget, "text", "") and widget.parent is board:
            assert widget.x >= 0
            assert widget.right <= Window.width + 1
            assert widget.y >= 0
            assert widget.top <= Window.height + 1
    covers.close()


def test_who_touches_an_unpaired_kiosk_keeps_no_content_waiting(glass: Glass) -> None:
    covers = without_content(glass)
    want(glass, covers, pairing=PAIRING)
    glass.tap((Window.width / 2, Window.height / 2))
    covers.look()
    assert glass.place == ATTRACT
    covers.close()


def test_an_approved_kiosk_shows_the_root_and_what_it_waits_for(glass: Glass) -> None:
    covers = without_content(glass)
    approved = dataclasses.replace(PAIRING, code="", link="", root="aaaa bbbb cccc dddd")
    want(glass, covers, pairing=approved)
    assert "AAAA BBBB CCCC DDDD" in glass.texts()
    assert "配对成功" in glass.texts()
    assert not [w for w in glass.widgets() if isinstance(w, Code)]
    covers.close()


def test_a_server_that_cannot_be_reached_is_said(glass: Glass) -> None:
    covers = without_content(glass)
    trouble = {"zh-Hans": "连不上服务器，请检查网线", "en": "no network"}
    want(glass, covers, pairing=dataclasses.replace(PAIRING, code="", link="", trouble=trouble))
    assert "连不上服务器，请检查网线" in glass.texts()
    covers.close()


def test_the_screen_rests_and_a_touch_wakes_it(glass: Glass, covers: Covers) -> None:
    import datetime as dt  # noqa: PLC0415

    glass.session.leave()
    glass.settle()
    early = OpenPart(frozenset(range(1, 8)), dt.time(1), dt.time(2))
    want(glass, covers, hours=(early,))
    assert laid(glass, RestBoard) is not None
    assert glass.place == ATTRACT
    glass.tap((Window.width / 2, Window.height / 2))
    covers.look()
    assert laid(glass, RestBoard) is None
    assert glass.place == HOME
