"""`kiosk link`: this kiosk and its server, for a person at this machine."""

from __future__ import annotations

import json
import time
from dataclasses import asdict
from typing import TYPE_CHECKING

from kiosk.commands.linking import wiring_of
from kiosk.commands.releasing.saying import Say, moment
from kiosk.commands.setting import settings_of
from kiosk.link.memory import FORGET, ROTATE, LinkBusyError, LinkMemory
from kiosk.link.parts import spaced_code
from kiosk.link.running import TICK, linked
from kiosk.link.standing import read_standing

if TYPE_CHECKING:
    from argparse import Namespace

    from kiosk.link.running import Wiring
    from kiosk.link.standing import Standing

_FAILED = 1
_PATIENCE = 15.0
"""Seconds that an agent is given to do what it was asked for."""


def command(args: Namespace) -> int:
    """Do what is asked."""
    wiring = wiring_of(settings_of(args))
    say = Say(args.language)
    if args.act == "pair":
        return _pair(wiring, say)
    if args.act == "status":
        return _status(wiring, say, as_json=args.json)
    if args.act == "rotate":
        return _rotate(wiring, say)
    return _forget(wiring, say)


def _pair(wiring: Wiring, say: Say) -> int:
    """Show the code, and wait for the approval; beside an agent, which asks, only look on."""
    told = ""
    try:
        with linked(wiring) as link:
            while not link.memory.state.paired:
                link.step()
                told = _tell_code(link.standing.standing, say, told)
                time.sleep(TICK)
    except LinkBusyError:
        while (standing := read_standing(LinkMemory(wiring.data).folder)) is not None:
            if standing.state == "paired":
                break
            told = _tell_code(standing, say, told)
            time.sleep(TICK)
    return _status(wiring, say, as_json=False)


def _tell_code(standing: Standing, say: Say, told: str) -> str:
    zh, en = standing.trouble
    words = f"{standing.code}{zh}"
    if words == told:
        return told
    if standing.code:
        code = spaced_code(standing.code)
        say(
            f"配对码 {code}，请管理员在 {standing.console} 输入；"
            f"本机密钥指纹 {standing.fingerprint}",
            f"code {code}; an administrator types it at {standing.console}; fingerprint of this"
            f" kiosk's key {standing.fingerprint}",
        )
    elif zh:
        say(zh, en)
    return words


def _status(wiring: Wiring, say: Say, *, as_json: bool) -> int:
    memory = LinkMemory(wiring.data)
    state, standing = memory.look(), read_standing(memory.folder)
    if as_json:
        told = {"paired": state.paired, "name": state.name, "site": state.site}
        told |= {"kiosk": state.kiosk, "rings": state.rings}
        told["link"] = standing and asdict(standing)
        print(json.dumps(told, ensure_ascii=False, indent=2, default=str))
        return 0
    if not state.paired:
        say("还没有与服务器配对", "not paired with a server yet")
    else:
        say(
            f"已配对：{state.name}，示范点 {state.site}",
            f"paired: {state.name}, site {state.site}",
        )
    if standing is not None:
        _tell_standing(standing, say)
    return 0 if state.paired else _FAILED


def _tell_standing(standing: Standing, say: Say) -> None:
    say(
        f"服务器 {standing.server}，本机密钥指纹 {standing.fingerprint}",
        f"server {standing.server}, fingerprint of this kiosk's key {standing.fingerprint}",
    )
    if standing.root:
        say(f"信任根指纹 {standing.root}", f"fingerprint of the root of trust {standing.root}")
    if standing.code:
        _tell_code(standing, say, "")
    if standing.heard is not None:
        say(f"上次收到回答：{moment(standing.heard)}", f"answered last: {moment(standing.heard)}")
    if standing.trouble[0]:
        say(f"注意：{standing.trouble[0]}", f"attention: {standing.trouble[1]}")


def _rotate(wiring: Wiring, say: Say) -> int:
    memory = LinkMemory(wiring.data)
    if not memory.look().paired:
        return _status(wiring, say, as_json=False)
    before = read_standing(memory.folder)
    try:
        with linked(wiring) as link:
            link.rotate_key()
    except LinkBusyError:
        memory.ask(ROTATE)
        if not _done(memory, before):
            say("更新程序没有换成密钥", "the agent has not exchanged the key")
            return _FAILED
    say("密钥已更换", "the key is exchanged")
    return _status(wiring, say, as_json=False)


def _forget(wiring: Wiring, say: Say) -> int:
    memory = LinkMemory(wiring.data)
    before = read_standing(memory.folder)
    try:
        with linked(wiring) as link:
            link.forget()
    except LinkBusyError:
        memory.ask(FORGET)
        if not _done(memory, before):
            say("更新程序没有回应", "the agent does not answer")
            return _FAILED
    say("已忘掉服务器；屏幕上会显示新的配对码", "the server is forgotten; a new code is shown")
    return 0


def _done(memory: LinkMemory, before: Standing | None) -> bool:
    """Wait until the agent uses another key."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        now = read_standing(memory.folder)
        if now is not None and (before is None or now.fingerprint != before.fingerprint):
            return True
        time.sleep(TICK / 4)
    return False
