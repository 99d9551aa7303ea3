"""A desk for pictures of the service screen: a kiosk in good order, with something to tell."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.show.picture_rate import Rate
from kiosk.show.upkeep import Agent, Coming, Content, Happening, Machine, Report, Said

if TYPE_CHECKING:
    from collections.abc import Callable

RELEASE = 12
"""What is on the glass."""

_CHINA = dt.timezone(dt.timedelta(hours=8))
_NOW = dt.datetime(2026, 11, 24, 10, 26, tzinfo=_CHINA)


def _ago(hours: float) -> dt.datetime:
    return _NOW - dt.timedelta(hours=hours)


_PULLED = Said(
    "读 U 盘上的 film/heguang.mp4 时中断（输入/输出错误）；请插好 U 盘，会从中断处接着来",
    "reading film/heguang.mp4 from the stick stopped (Input/output error); plug the stick in"
    " again, and it goes on where it stopped",
)
_SLOW = Said(
    "服务器 content.example.org 30 秒没有回答；稍后自动再试，也可检查网线",
    "the server content.example.org did not answer within 30 seconds; it is asked again by"
    " itself, or look at the network's cable",
)

EXAMPLE = Report(
    content=Content(
        shown=RELEASE,
        ready=None,
        later=(14,),
        refused=(
            (
                11,
                Said(
                    "影片 film/heguang.mp4 放不出画面；请换成 H.264 和 AAC 的 MP4，再发布一次",
                    "the film film/heguang.mp4 shows no picture; make it an MP4 with H.264 and"
                    " AAC, and publish again",
                ),
            ),
        ),
        agent=Agent(
            running=True,
            doing=Said("正在取第 13 版", "release 13 is on its way"),
            coming=Coming(184_300_000, 262_100_000, 41, 58),
            checked=_ago(0.1),
            due=_ago(-0.15),
            server=True,
            kiosk="heguang-hall",
            fingerprint="7c1f 90ab 44e2 d3b8",
        ),
        happened=(
            Happening(_ago(20), Said("第 12 版正在展示", "release 12 is shown")),
            Happening(_ago(20.2), Said("第 12 版已取好", "release 12 is here")),
            Happening(_ago(44), _PULLED, good=False),
        ),
    ),
    machine=Machine(
        name="heguang-hall",
        version="0.1.0",
        addresses=(("eth0", "192.168.31.20"),),
        free=41_800_000_000,
        size=118_000_000_000,
        wall=_NOW,
        synchronised=True,
        up=3 * 86_400 + 2 * 3_600,
        running=86_400 + 7 * 3_600,
    ),
    problems=(
        Happening(_ago(3), _SLOW, good=False),
        Happening(_ago(4), _SLOW, good=False),
        Happening(_ago(44), _PULLED, good=False),
    ),
)
"""What the pictures tell."""


class ExampleDesk:
    """Tells the same each time, and does nothing."""

    def __init__(self, report: Report = EXAMPLE) -> None:
        """Tell `report`."""
        self.report = report
        self.has_pin = True
        self.unlocked = True
        self.wait = 0.0
        self.rate: Rate | None = Rate(25.0, 0)
        self.brightness: float | None = 0.7

    def try_pin(self, pin: str, told: Callable[[bool], None]) -> None:
        """Let anybody in who gives any PIN: nobody stands before a picture."""
        self.unlocked = bool(pin)
        told(self.unlocked)

    def lock(self) -> None:
        """Leave the door open."""

    def look(self, told: Callable[[Report], None]) -> None:
        """Tell it at once."""
        told(self.report)

    def check_content(self) -> None:
        """Ask nobody."""

    def set_brightness(self, share: float) -> None:
        """Keep it as bright."""
        self.brightness = share

    def chime(self, told: Callable[[Path], None]) -> None:
        """Name a sound that is not there."""
        told(Path("chime.wav"))

    def restart(self) -> None:
        """Stay."""

    def quit(self) -> None:
        """Stay."""
