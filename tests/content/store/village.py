"""A village whose releases come and go: what an agent and a display do with a store."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.content.store import Store
from kiosk.content.store.partial import BadPieceError
from tests.fakes import trees

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kiosk.content.release import Manifest

Contents = dict[str, bytes]
Note = Callable[[str, object], None]
SMALL_PIECE = 8


def manifest_of(number: int, contents: Mapping[str, bytes]) -> Manifest:
    return trees.manifest_of(contents, number)


def contents_of(number: int) -> Contents:
    """Some files stay, some change, one is renamed, one is large, one is empty."""
    return {
        "empty.txt": b"",
        "film/film.mp4": f"a film of several pieces, cut {number // 2}".encode(),
        f"pictures/{number % 3}/moved.jpg": b"moved",
        "pictures/new.jpg": f"new {number}".encode(),
        "pictures/same.jpg": b"the same in all",
        "pictures/twin.jpg": b"the same in all",
        "site.yaml": f"id: heguang # {number}".encode(),
    }


def say_nothing(_what: str, _value: object) -> None:
    pass


def fetch(
    store: Store,
    manifest: Manifest,
    contents: Contents,
    note: Note = say_nothing,
    *,
    step: int = 5,
) -> None:
    """Take what is missing, in bites that fit no piece; a bad piece is taken again."""
    for file in store.missing(manifest):
        data, partial = contents[file.path], store.partial(file)
        while partial.size < len(data):
            with suppress(BadPieceError):
                partial.append(data[partial.size : partial.size + step])
            if file.pieces:
                note("here", (file.sha256, partial.verified))
        partial.finish()
        note("here", (file.sha256, file.size))


def take(
    store: Store, number: int, contents: Contents | None = None, note: Note = say_nothing
) -> None:
    contents = contents_of(number) if contents is None else contents
    manifest = manifest_of(number, contents)
    fetch(store, manifest, contents, note)
    chain = {"timestamp.json": b"signed %d" % number, "1.root.json": b"root"}
    store.install(manifest, manifest.to_bytes(), chain)


def offer(store: Store, number: int) -> None:
    before = store.agent.read()
    store.agent.write(replace(before, ready=number, notes={"taken": str(number)}))


def live(
    store: Store,
    number: int,
    note: Note = say_nothing,
    *,
    works: bool = True,
    usb: Path | None = None,
) -> None:
    """Take a release, show it, and confirm it or see it fail; then make room and scrub."""
    with store.lock():
        if usb is not None:
            file = trees.file_of("pictures/new.jpg", contents_of(number)["pictures/new.jpg"])
            usb.write_bytes(contents_of(number)["pictures/new.jpg"])
            store.adopt(usb, file)
        take(store, number, note=note)
        offer(store, number)
        note("highest", number)
        shown = store.glass.start().number
        if store.glass.offered() == number:
            assert store.glass.activate() == number
            shown = number
        if works and shown == number:
            store.glass.confirm(number)
            note("confirmed", number)
        elif store.display.read().trial == number:
            while store.display.read().trial == number:
                store.glass.start()
            note("bad", number)
        note("here", None)
        store.collect(room=1)
        store.scrub()
        store.mend()


def opened(folder: Path) -> Store:
    from tests.fakes.disks import QuickDisk  # noqa: PLC0415

    return Store.open(folder, QuickDisk())
