"""`kiosk update`: how content arrives, for a person at this machine."""

from __future__ import annotations

import json
import threading
import time
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING

from kiosk.commands.linking import with_pairing
from kiosk.commands.releasing.saying import Say
from kiosk.commands.setting import settings_of
from kiosk.commands.updating.making import running, update_of
from kiosk.commands.updating.telling import as_json, seen, tell_events, tell_status
from kiosk.content.store import Store
from kiosk.content.store.lock import StoreBusyError
from kiosk.update.asking import ask, heard
from kiosk.update.chronicle import history_file, read_status

if TYPE_CHECKING:
    from argparse import Namespace

    from kiosk.device.health import Health
    from kiosk.settings import Settings

_LOOK = 0.3
_FAILED = 1


def command(args: Namespace) -> int:
    """Do what is asked."""
    settings = with_pairing(settings_of(args))
    update_of(settings)
    if args.act == "now":
        return _now(args, settings)
    store = _store_of(settings)
    if args.act == "status":
        return _status(args, store, seen(settings.status))
    return _history(args, store)


def _store_of(settings: Settings) -> Store:
    folder = settings.store
    assert folder is not None  # noqa: S101  # there is one where there is `update`
    return Store.open(folder)


def _now(args: Namespace, settings: Settings) -> int:
    say = Say(args.language)
    store = _store_of(settings)
    while True:
        with suppress(StoreBusyError):
            good = _do_it_here(settings, at_once=args.at_once)
            break
        if (answer := _ask_the_agent(store, say, at_once=args.at_once)) is not None:
            good = answer
            break
    tell_status(store, read_status(store.folder), say, seen(settings.status))
    return 0 if good else _FAILED


def _do_it_here(settings: Settings, *, at_once: bool) -> bool:
    never = threading.Event()
    with running(settings, halted=never.is_set, wait=never.wait) as loop:
        heard(loop.store.folder)  # what somebody asked of an agent that ended is done now
        sticks = [loop.take_stick(stick) for stick in loop.sticks.new()]
        return loop.ask_server(at_once=at_once, thorough=True) and all(sticks)


def _ask_the_agent(store: Store, say: Say, *, at_once: bool) -> bool | None:
    """Return whether the running agent did it well; None when it has ended meanwhile."""
    request, told = ask(store.folder, at_once=at_once), ""
    while True:
        time.sleep(_LOOK)
        status = read_status(store.folder)
        if status is not None and status.answered == request.id:
            return "server" not in status.troubles
        if status is not None and status.zh != told:
            told = status.zh
            say(status.zh, status.en)
        if not store.is_busy:
            return None


def _status(args: Namespace, store: Store, glass: Health | None) -> int:
    status = read_status(store.folder)
    if args.json:
        print(as_json(store, status, glass))
    else:
        tell_status(store, status, Say(args.language), glass)
    return 0


def _history(args: Namespace, store: Store) -> int:
    events = history_file(store.disk, store.folder).read().events
    if args.json:
        told = [{**asdict(event), "at": event.at.isoformat()} for event in events]
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        tell_events(events, Say(args.language))
    return 0
