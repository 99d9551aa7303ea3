"""Requests in any order, lost, repeated, replayed and forged, against a model of what may count."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kiosk.link.keys import PrivateKey
from kiosk.link.messages import Log
from kiosk.link.parts import API
from kiosk.link.signature import sign_request
from kiosk.server.devices.limits import OF_A_KIOSK, OF_STRANGERS
from tests.server.devices.device import Device, told


def body(text: str) -> bytes:
    return Log(text=text).model_dump_json().encode()


class Turns(RuleBasedStateMachine):
    """The model: the last number that counted, and what was kept because of it."""

    made: Device

    def __init__(self) -> None:
        super().__init__()
        self.device = self.made
        self.device.row.logs.all().delete()
        self.last = self.device.row.sequence
        self.answered: dict[int, tuple[str, bytes]] = {}
        self.kept: list[str] = []
        self.count = 0

    @initialize()
    def begin(self) -> None:
        OF_A_KIOSK.clear()
        OF_STRANGERS.clear()

    def say(self, number: int, text: str, key: PrivateKey | None = None) -> tuple[int, bytes]:
        OF_A_KIOSK.clear()
        OF_STRANGERS.clear()
        headers = sign_request(key or self.device.key, "POST", API + "logs", body(text), number)
        answer = self.device.send("POST", "logs", body(text), headers=headers)
        return answer.status_code, answer.content

    def fresh(self) -> str:
        self.count += 1
        return f"line {self.count}"

    @rule(step=st.integers(1, 1_000))
    def goes_on(self, step: int) -> None:
        number, text = self.last + step, self.fresh()
        status, content = self.say(number, text)
        assert status == 200
        self.last = number
        self.answered = {number: (text, content)}
        self.kept.append(text)

    @precondition(lambda self: self.answered)
    @rule()
    def repeats(self) -> None:
        """The answer was lost on the way: the same request comes again."""
        [(number, (text, content))] = self.answered.items()
        assert self.say(number, text) == (200, content)

    @precondition(lambda self: self.last > 0)
    @rule(back=st.integers(0, 50))
    def is_replayed(self, back: int) -> None:
        number = max(1, self.last - back)
        text = self.fresh()
        status, content = self.say(number, text)
        assert status == 409
        assert f'"sequence":{self.last}'.encode() in content.replace(b" ", b"")

    @rule(step=st.integers(-5, 5))
    def is_forged(self, step: int) -> None:
        status, _ = self.say(max(1, self.last + step), self.fresh(), PrivateKey.make())
        assert status == 401

    @rule()
    def has_lost_its_numbers(self) -> None:
        """A kiosk whose disk is new begins at one, is told the last, and goes beyond it."""
        if self.last < 1:
            return
        headers = sign_request(self.device.key, "POST", API + "logs", body("x"), 1)
        OF_A_KIOSK.clear()
        answer = self.device.send("POST", "logs", body("x"), headers=headers)
        if answer.status_code == 409:
            assert told(answer)["sequence"] == self.last

    @invariant()
    def exactly_what_counted_was_kept(self) -> None:
        logs = self.device.row.logs.order_by("pk").values_list("text", flat=True)
        assert list(logs) == self.kept[-5:]
        assert self.device.row.sequence == self.last


@pytest.mark.parametrize("examples", [12])
def test_a_request_counts_once_and_in_its_turn(device: Device, examples: int) -> None:
    Turns.made = device
    run_state_machine_as_test(
        Turns,
        settings=hypothesis_settings(
            max_examples=examples,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
