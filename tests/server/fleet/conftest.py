from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.server.fleet import telling
from kiosk.server.fleet.models import Channel
from tests.fakes.robot import Robot
from tests.server.devices.conftest import (  # noqa: F401  # fixtures
    _full_buckets,
    device,
    site,
    stranger,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def robot(monkeypatch: pytest.MonkeyPatch) -> Iterator[Robot]:
    """A robot at an address that the server may send to."""
    robot = Robot()
    monkeypatch.setattr(
        telling,
        "ROBOTS",
        {Channel.Kind.WECOM: robot.address, Channel.Kind.DINGTALK: robot.address},
    )
    yield robot
    robot.close()


def make_channel(kind: str, address: str, secret: str = "") -> Channel:
    channel = Channel(name=kind, kind=kind)
    channel.set_address(address, secret)
    channel.save()
    return channel
