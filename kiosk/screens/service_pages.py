"""The pages of the service screen: rows that tell, and widgets that do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from kiosk.screens.service_rows import (
    Fact,
    Heading,
    content_rows,
    log_rows,
    machine_rows,
)
from kiosk.screens.widgets.acts import ActRow, KnobRow
from kiosk.screens.widgets.log_leaf import LogLeaf
from kiosk.screens.widgets.question import Question
from kiosk.screens.widgets.touch_test import TouchTest
from kiosk.show.log_codes import codes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kivy.uix.widget import Widget

    from kiosk.screens.look import Look
    from kiosk.screens.service import ServiceScreen
    from kiosk.screens.service_rows import Row
    from kiosk.show.upkeep import Report

_PERCENT = 100


@dataclass(frozen=True)
class Page:
    """What a section shows now.

    Attributes:
        rows: What it tells.
        state: What its widgets depend on.
        make: Makes the widgets; the same of one section always.
        first: Whether the widgets stand above the rows.
    """

    rows: tuple[Row, ...]
    state: tuple[object, ...] = ()
    make: Callable[[ServiceScreen, tuple[object, ...]], Iterator[Widget]] | None = None
    first: bool = False

    def widgets(self, screen: ServiceScreen) -> Iterator[Widget]:
        """Yield the widgets."""
        if self.make is not None:
            yield from self.make(screen, self.state)


def _content(screen: ServiceScreen, report: Report) -> Page:
    return Page(tuple(content_rows(screen.look, report.content, screen.stage.number)))


def _machine(screen: ServiceScreen, report: Report) -> Page:
    stage = screen.stage
    dated = stage.session.clock.wall() is not None
    return Page(tuple(machine_rows(screen.look, report, stage.desk.rate, dated=dated)))


# --- touch and sound --------------------------------------------------------------------


def _touch(screen: ServiceScreen, _report: Report) -> Page:
    return Page((Heading(screen.look.say("Sound")),), (), _touch_widgets)


def _touch_widgets(screen: ServiceScreen, _state: tuple[object, ...]) -> Iterator[Widget]:
    from kiosk.screens.widgets.facts import row_widget  # noqa: PLC0415  # they know each other

    look, desk, player = screen.look, screen.stage.desk, screen.stage.player
    loud = KnobRow(look=look, icon="volume", hint=look.say("Volume"), share=player.status.volume)
    loud.bind(on_set=lambda _, share: player.set_volume(share))
    yield loud
    yield _row(
        look,
        lambda: desk.chime(screen.play),
        title=look.say("Loudspeakers"),
        text=look.say("Two soft bells: the first on the left, the second on the right."),
        label=look.say("Play"),
        icon="play",
    )
    yield row_widget(look, Heading(look.say("Brightness")))
    bright = desk.brightness
    if bright is None:
        words = look.say("This screen's light is set with its own buttons.")
        yield row_widget(look, Fact(look.say("Brightness"), words))
    else:
        light = KnobRow(look=look, icon="star", hint=look.say("Brightness"), share=bright)
        light.bind(on_set=lambda _, share: desk.set_brightness(share))
        yield light
    yield row_widget(look, Heading(look.say("Touch")))
    yield _row(
        look,
        lambda: _test_touch(screen),
        title=look.say("Touch panel"),
        text=look.say("Wipe over the whole glass: each field that feels a finger turns gold."),
        label=look.say("Begin"),
        icon="touch",
    )


def _test_touch(screen: ServiceScreen) -> None:
    test = TouchTest(look=screen.look)
    test.bind(on_done=lambda _: screen.take_off())
    screen.lay_over(test)


# --- logs -------------------------------------------------------------------------------


def _logs(screen: ServiceScreen, report: Report) -> Page:
    look, at = screen.look, screen.place.index
    texts = codes(report.problems, report.machine.name, look.words.language)
    if at and texts:
        return Page((), (min(at, len(texts)), texts), _leaf)
    rows = tuple(log_rows(look, report))
    return Page(rows, (), _to_codes, first=True) if texts else Page(rows)


def _to_codes(screen: ServiceScreen, _state: tuple[object, ...]) -> Iterator[Widget]:
    look = screen.look
    yield _row(
        look,
        lambda: screen.turn_to("logs", 1),
        title=look.say("For a phone"),
        text=look.say("The same as codes that a phone reads without any network."),
        label=look.say("Show codes"),
        icon="take-away",
    )


def _leaf(screen: ServiceScreen, state: tuple[object, ...]) -> Iterator[Widget]:
    at, texts = state
    assert isinstance(at, int)  # noqa: S101  # made above
    assert isinstance(texts, tuple)  # noqa: S101
    leaf = LogLeaf(look=screen.look, texts=texts, index=at)
    leaf.bind(on_turn=lambda _, index: screen.turn_to("logs", index))
    yield leaf


# --- actions ----------------------------------------------------------------------------


def _act(_screen: ServiceScreen, report: Report) -> Page:
    agent = report.content.agent if report.content is not None else None
    return Page((), (agent is not None and agent.running,), _act_widgets)


def _act_widgets(screen: ServiceScreen, state: tuple[object, ...]) -> Iterator[Widget]:
    look, desk = screen.look, screen.stage.desk
    yield _row(
        look,
        lambda: _fetch(screen),
        title=look.say("Look for new content"),
        text=look.say("Asks the server now. What comes is shown when nobody is here."),
        label=look.say("Look now"),
        icon="search",
        kind="primary",
        dim=not state[0],
    )
    yield _row(
        look,
        lambda: _ask(
            screen,
            look.say("Start the display again?"),
            look.say("Guests see a dark glass for a few seconds."),
            look.say("Start again"),
            desk.restart,
        ),
        title=look.say("Start the display again"),
        text=look.say("The glass is dark for a few seconds, then the show begins anew."),
        label=look.say("Start again"),
        icon="replay",
    )
    yield _row(
        look,
        lambda: _ask(
            screen,
            look.say("Leave the kiosk?"),
            look.say("Nothing is shown until somebody starts it again at the computer."),
            look.say("Leave"),
            desk.quit,
        ),
        title=look.say("Leave the kiosk"),
        text=look.say("The display ends, and the computer's own screen comes up."),
        label=look.say("Leave"),
        icon="close",
    )


def _fetch(screen: ServiceScreen) -> None:
    screen.stage.desk.check_content()
    screen.turn_to("content")


def _row(look: Look, act: Callable[[], object], **words: Any) -> ActRow:
    row = ActRow(look=look, **words)
    row.bind(on_act=lambda _: act())
    return row


def _ask(screen: ServiceScreen, asked: str, text: str, act: str, do: Callable[[], None]) -> None:
    question = Question(look=screen.look, asked=asked, text=text, act=act)
    question.bind(on_answer=partial(_answered, screen, do))
    screen.lay_over(question)


def _answered(
    screen: ServiceScreen,
    do: Callable[[], None],
    _question: object,
    yes: bool,  # noqa: FBT001  # an answer
) -> None:
    screen.take_off()
    if yes:
        do()


PAGES: dict[str, Callable[[ServiceScreen, Report], Page]] = {
    "content": _content,
    "machine": _machine,
    "touch": _touch,
    "logs": _logs,
    "act": _act,
}
