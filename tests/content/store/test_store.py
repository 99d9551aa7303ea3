from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kiosk.content.store import Store
from kiosk.content.store.lock import StoreBusyError
from kiosk.content.store.partial import BadPieceError
from kiosk.errors import StoreError
from tests.fakes.trees import file_of

if TYPE_CHECKING:
    from pathlib import Path

FILM = b"a film of several pieces"


def test_a_store_is_made_where_it_is_told_to_be(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "deep/store")
    names = {path.name for path in store.folder.iterdir()}
    assert names == {"objects", "partial", "releases", "metadata"}
    assert store.metadata.is_dir()
    assert store.free() > 0


def test_opening_it_again_changes_nothing(store: Store) -> None:
    (store.metadata / "root.json").write_bytes(b"{}")
    assert (Store.open(store.folder).metadata / "root.json").read_bytes() == b"{}"


def test_there_is_one_agent_at_a_time(store: Store) -> None:
    with store.lock():
        with pytest.raises(StoreBusyError, match="stop it first") as caught, store.lock():
            pass
        assert "另一个更新程序" in caught.value.zh
    with store.lock():
        pass


def test_another_process_is_kept_out_and_let_in_when_this_one_is_killed(store: Store) -> None:
    hold = (
        "import sys; from pathlib import Path; from kiosk.content.store import Store\n"
        "with Store.open(Path(sys.argv[1])).lock(): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, store.folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(StoreBusyError), store.lock():
            pass
        other.kill()
    with store.lock():
        pass


def test_a_file_on_a_stick_is_copied_and_verified(store: Store, tmp_path: Path) -> None:
    stick, file = tmp_path / "stick", file_of("film.mp4", FILM)
    stick.write_bytes(FILM)
    store.adopt(stick, file)
    assert store.path_of(file.sha256).read_bytes() == FILM
    assert not store.path_of(file.sha256).samefile(stick)
    stick.unlink()
    store.adopt(stick, file)


def test_a_stick_pulled_out_half_way_costs_no_more_than_the_rest(
    store: Store, tmp_path: Path
) -> None:
    stick, file = tmp_path / "stick", file_of("film.mp4", FILM)
    store.partial(file).append(FILM[:17])
    stick.write_bytes(b"X" * 17 + FILM[17:])  # what is here is not read again
    store.adopt(stick, file)
    assert store.has(file.sha256)


@pytest.mark.parametrize("content", [b"", b"short", FILM[::-1], FILM + b"more"])
def test_a_stick_with_something_else_is_refused(
    store: Store, tmp_path: Path, content: bytes
) -> None:
    stick, file = tmp_path / "stick", file_of("film.mp4", FILM)
    stick.write_bytes(content)
    with pytest.raises(BadPieceError):
        store.adopt(stick, file)
    assert not store.has(file.sha256)


def test_what_is_no_plain_file_is_not_read(store: Store, tmp_path: Path) -> None:
    file = file_of("film.mp4", FILM)
    (tmp_path / "real").write_bytes(FILM)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    os.mkfifo(tmp_path / "pipe")
    for name in ("link", "pipe", "gone", "."):
        with pytest.raises(StoreError):
            store.adopt(tmp_path / name, file)
    with pytest.raises(StoreError):
        store.adopt(tmp_path.__class__("/dev/zero"), file)
    assert not store.has(file.sha256)


def test_a_store_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError):
        Store.open(tmp_path / "file" / "store")
