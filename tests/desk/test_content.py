"""How things stand with the content, read from a real store and a real agent's words."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest

from kiosk.content.store import Store
from kiosk.content.store.activation import AgentState, DisplayState
from kiosk.desk.content import NEVER, content_of, problems_of
from kiosk.errors import KioskError
from kiosk.show.upkeep import Coming, Said
from kiosk.update.chronicle import Chronicle, Status
from kiosk.update.progress import Progress
from tests.fakes.disks import QuickDisk

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.show.upkeep import Agent, Content


class Machine:
    """A store, and an agent's chronicle in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store.open(folder, QuickDisk())
        self.chronicle: Chronicle | None = None

    def speak(self) -> Chronicle:
        first = Status(site="heguang", kiosk="hall", fingerprint="7c1f 90ab")
        self.chronicle = Chronicle(self.folder, self.store.disk, first)
        return self.chronicle

    def content(self, asked: str = "") -> Content:
        return content_of(self.folder, asked)

    def agent(self, asked: str = "") -> Agent:
        agent = self.content(asked).agent
        assert agent is not None
        return agent


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "store")


def test_a_store_that_nothing_came_to_yet(machine: Machine) -> None:
    content = machine.content()
    assert content.shown is None
    assert content.ready is None
    assert content.agent is not None
    assert not content.agent.running
    assert content.agent.doing == NEVER
    assert content.happened == ()


def test_what_is_shown_and_what_waits(machine: Machine) -> None:
    machine.store.display.write(DisplayState(current=7, trial=8))
    machine.store.agent.write(AgentState(ready=9))
    content = machine.content()
    assert (content.shown, content.on_trial, content.ready) == (8, True, 9)


@pytest.mark.parametrize("ready", [8, 6])
def test_what_is_shown_or_failed_does_not_wait(machine: Machine, ready: int) -> None:
    machine.store.display.write(DisplayState(current=8, bad=(6,), why={6: "黑屏\nblack"}))
    machine.store.agent.write(AgentState(ready=ready))
    content = machine.content()
    assert content.ready is None
    assert content.failed == ((6, Said("黑屏", "black")),)


def test_refusals_come_with_their_reasons_the_newest_first(machine: Machine) -> None:
    machine.store.agent.write(AgentState(refused={3: "甲\na", 5: "乙\nb"}))
    assert machine.content().refused == ((5, Said("乙", "b")), (3, Said("甲", "a")))


def test_the_agent_s_words_and_how_far_a_release_is(machine: Machine) -> None:
    chronicle = machine.speak()
    chronicle.doing("正在取第 9 版", "release 9 is on its way")
    chronicle.note(progress=asdict(Progress(50, 200, 1, 4, 60, "film/a.mp4")))
    with machine.store.lock():
        agent = machine.agent()
    assert agent.running
    assert agent.doing == Said("正在取第 9 版", "release 9 is on its way")
    assert agent.coming == Coming(50, 200, 1, 4)
    assert (agent.kiosk, agent.fingerprint) == ("hall", "7c1f 90ab")


def test_an_agent_that_ended_brings_nothing(machine: Machine) -> None:
    machine.speak().note(progress=asdict(Progress(50, 200, 1, 4, 60)))
    agent = machine.agent()
    assert not agent.running
    assert agent.coming is None


def test_a_server_that_fails_is_told_and_one_that_answers_too(machine: Machine) -> None:
    chronicle = machine.speak()
    chronicle.note(zh="空闲", en="at rest")
    assert machine.agent().server is None
    chronicle.trouble("server", KioskError("没有回答", "no answer"))
    agent = machine.agent()
    assert agent.server is False
    assert agent.troubles == (Said("没有回答", "no answer"),)
    chronicle.well("server")
    chronicle.note(checked=chronicle.now, failures=0)
    assert machine.agent().server is True


def test_who_asked_waits_until_that_is_answered(machine: Machine) -> None:
    chronicle = machine.speak()
    chronicle.note(zh="空闲", en="at rest")
    with machine.store.lock():
        assert machine.agent("a1").asked
        chronicle.note(answered="a1")
        assert not machine.agent("a1").asked
        assert not machine.agent().asked
    assert not machine.agent("b2").asked  # there is nobody to answer


def test_events_come_newest_first_and_problems_are_told_apart(machine: Machine) -> None:
    chronicle = machine.speak()
    chronicle.event("插入了 U 盘", "a stick was plugged in")
    chronicle.event("没有有效签名", "not signed", good=False)
    happened = machine.content().happened
    assert [h.said.zh for h in happened] == ["没有有效签名", "插入了 U 盘"]
    assert [h.good for h in happened] == [False, True]
    assert [p.said.en for p in problems_of(machine.folder)] == ["not signed"]


@pytest.mark.parametrize("junk", ["", "{", "[]", '{"zh": 1}', '{"at": "x"}'])
def test_a_status_that_somebody_spoilt_is_none(machine: Machine, junk: str) -> None:
    (machine.folder / "status.json").write_text(junk, encoding="utf-8")
    assert machine.agent().doing == NEVER
