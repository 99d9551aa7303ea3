"""How things stand with the updates, in words and for programs."""

from __future__ import annotations

import json
import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kiosk.commands.releasing.saying import moment, size
from kiosk.device.health import HealthError, read
from kiosk.update import plan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kiosk.commands.releasing.saying import Say
    from kiosk.content.store import Store
    from kiosk.device.health import Health
    from kiosk.update.chronicle import Event, Status


LATELY = 10.0
"""Seconds; the display tells each second what is on the glass."""


def seen(file: Path | None) -> Health | None:
    """Return what is on the glass now, as the display wrote it to `file`; None if unknown."""
    if file is None:
        return None
    try:
        glass = read(file)
    except HealthError:
        return None
    return glass if 0 <= time.monotonic() - glass.at <= LATELY else None


def tell_status(store: Store, status: Status | None, say: Say, glass: Health | None = None) -> None:
    """Say what is shown, what is here, and what the agent does."""
    display, agent = store.display.read(), store.agent.read()
    _tell_shown(display.current, display.trial, say)
    if glass is not None and glass.number != display.shown:
        _tell_other(glass.number, say)
    if agent.ready is not None and agent.ready != display.shown:
        if agent.ready in display.bad:
            say(f"第 {agent.ready} 版展示失败过", f"release {agent.ready} failed on the screen")
        else:
            say(f"第 {agent.ready} 版等着换上", f"release {agent.ready} waits to be shown")
    for number in plan.waiting(agent):
        say(f"第 {number} 版等到时间再展示", f"release {number} waits for its hour")
    if status is None:
        say("更新程序还没有运行过", "the agent has not run yet")
        return
    _tell_agent(status, say, alive=store.is_busy)


def _tell_shown(current: int | None, trial: int | None, say: Say) -> None:
    if trial is not None:
        say(f"正在展示：第 {trial} 版（试用）", f"shown: release {trial} (on trial)")
    elif current is not None:
        say(f"正在展示：第 {current} 版", f"shown: release {current}")
    else:
        say("还没有展示过发布的内容", "no release has been shown yet")


def _tell_other(number: int | None, say: Say) -> None:
    if number is None:
        say("此刻屏幕上是本机自带的内容", "on the glass now: this machine's own content")
    else:
        say(f"此刻屏幕上还是第 {number} 版", f"on the glass now: still release {number}")


def _tell_agent(status: Status, say: Say, *, alive: bool) -> None:
    say(
        f"示范点 {status.site}，本机 {status.kiosk}，信任根指纹 {status.fingerprint}",
        f"site {status.site}, this kiosk {status.kiosk}, root of trust {status.fingerprint}",
    )
    if alive:
        say(f"更新程序：{status.zh}", f"agent: {status.en}")
    else:
        say("更新程序没有在运行", "the agent is not running")
    if status.progress is not None and alive:
        done, total = size(status.progress["done"]), size(status.progress["total"])
        say(f"已取 {done}，共 {total}", f"{done} of {total} are here")
    if status.checked is not None:
        say(f"上次查看：{moment(status.checked)}", f"looked last: {moment(status.checked)}")
    for zh, en in status.troubles.values():
        say(f"注意：{zh}", f"attention: {en}")


def tell_events(events: Sequence[Event], say: Say) -> None:
    """Say what happened, the latest last."""
    for event in events:
        zh, en = ("", "") if event.good else ("（注意）", "(attention) ")
        say(f"{moment(event.at)}  {zh}{event.zh}", f"{moment(event.at)}  {en}{event.en}")
    if not events:
        say("还没有发生过什么", "nothing has happened yet")


def as_json(store: Store, status: Status | None, glass: Health | None = None) -> str:
    """Return all of that for programs."""
    display, agent = store.display.read(), store.agent.read()
    told: dict[str, Any] = {
        "running": store.is_busy,
        "shown": {
            "current": display.current,
            "previous": display.previous,
            "trial": display.trial,
            "bad": display.bad,
            "why": display.why,
        },
        "glass": glass and {"site": glass.release, "number": glass.number},
        "ready": agent.ready,
        "waiting": plan.waiting(agent),
        "refused": agent.refused,
        "agent": status and asdict(status),
    }
    return json.dumps(told, ensure_ascii=False, indent=2, default=str)
