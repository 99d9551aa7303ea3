from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import pytest

from kiosk.content import release
from kiosk.content.store import Store
from kiosk.update.download import Download
from kiosk.update.errors import BadPiecesError, NotThereError, SourceError, TooLongError
from kiosk.update.space import Room
from kiosk.update.stick_errors import NotAFileError, OtherSizeError, StickError, StickGoneError
from kiosk.update.usb import UsbSource
from tests.fakes.trees import held, manifest_of, noise, object_path, objects_of, write_tree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PIECE = 50_000
FILM = noise(4 * PIECE + 777)
SITE = {"site.yaml": b"id: heguang\n", "film.mp4": FILM, "map.jpg": noise(30_000, 2)}
TIMESTAMP = "sites/heguang/metadata/timestamp.json"
OFFERS = "sites/heguang/targets/ab.offers.json"


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "PIECE", PIECE)
    monkeypatch.setattr("kiosk.update.usb.READ", 8_192)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return write_tree(tmp_path / "stick", {TIMESTAMP: b"{}", OFFERS: b"[]"} | objects_of(SITE))


@pytest.fixture
def source(stick: Path) -> UsbSource:
    return UsbSource(stick, "heguang")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "store")


def take(source: UsbSource, store: Store) -> int:
    download = Download(source, store, room=Room(reserve=0), wait=lambda _seconds: None)
    return download.take(manifest_of(SITE)).moved


def read_film(source: UsbSource, start: int = 0) -> bytes:
    sha256 = manifest_of(SITE).files[0].sha256
    with source.object(sha256, start, len(FILM), "film.mp4") as stream:
        return b"".join(stream)


def test_small_files_come_from_the_stick(source: UsbSource) -> None:
    reply = source.metadata("timestamp.json", 2, etag='"x"')
    assert (reply.body, reply.etag, reply.date, reply.unchanged) == (b"{}", None, None, False)
    assert source.target("ab.offers.json", 2) == b"[]"


@pytest.mark.parametrize("start", [0, 1, PIECE, len(FILM) - 1])
def test_an_object_comes_from_any_byte_on(source: UsbSource, start: int) -> None:
    assert read_film(source, start) == FILM[start:]


def test_a_release_comes_whole_from_a_stick(source: UsbSource, store: Store) -> None:
    assert take(source, store) == sum(map(len, SITE.values()))
    assert held(store, manifest_of(SITE)) == SITE


def test_what_is_here_is_not_read_from_the_stick(
    source: UsbSource, store: Store, stick: Path
) -> None:
    take(source, store)
    (stick / object_path(FILM)).unlink()
    assert take(source, store) == 0


def test_a_missing_file_is_not_there(source: UsbSource) -> None:
    with pytest.raises(NotThereError, match=r"2\.root\.json"):
        source.metadata("2.root.json", 10)
    with pytest.raises(NotThereError), source.object("0" * 64, 0, 1):
        pass


@pytest.mark.parametrize("name", ["../x", "..", "a/b", "", ".x", "a\0b", "a\nb", "x" * 300])
def test_a_name_that_leads_out_of_the_tree_is_nowhere(source: UsbSource, name: str) -> None:
    for read in (lambda: source.metadata(name, 9), lambda: source.target(name, 9)):
        with pytest.raises(NotThereError):
            read()
    with pytest.raises(NotThereError):
        source.object(name, 0, 1)
    with pytest.raises(NotThereError):
        UsbSource(source._files.root, name)


def link_to_file(path: Path) -> None:
    path.symlink_to("/etc/hostname")


def link_to_endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def bell(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        here = os.open(path.parent, os.O_RDONLY)
        try:
            one.bind(f"/proc/self/fd/{here}/{path.name}")
        finally:
            os.close(here)


def folder(path: Path) -> None:
    path.mkdir()


def broken_link(path: Path) -> None:
    path.symlink_to("nowhere")


def link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


READERS: dict[str, Callable[[UsbSource], object]] = {
    TIMESTAMP: lambda source: source.metadata("timestamp.json", 99),
    OFFERS: lambda source: source.target("ab.offers.json", 99),
    object_path(FILM): read_film,
}
NO_FILES = [link_to_file, link_to_endless, pipe, bell, folder, broken_link, link_to_itself]


@pytest.mark.parametrize("make", NO_FILES)
@pytest.mark.parametrize("path", READERS)
def test_only_plain_files_are_read(
    source: UsbSource, stick: Path, make: Callable[[Path], None], path: str
) -> None:
    (stick / path).unlink()
    make(stick / path)
    with pytest.raises(NotAFileError):
        READERS[path](source)


def test_a_device_on_a_stick_is_not_opened(
    source: UsbSource, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stick / TIMESTAMP).unlink()
    try:
        os.mknod(stick / TIMESTAMP, 0o20644, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("only root can make a device")
    opened: list[object] = []
    really = os.open

    def note(path: object, *args: object, **names: object) -> int:
        opened.append(path)
        return really(path, *args, **names)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", note)
    with pytest.raises(NotAFileError):
        source.metadata("timestamp.json", 99)
    assert "timestamp.json" not in opened


@pytest.mark.parametrize("folder", ["sites", "sites/heguang", "sites/heguang/metadata"])
def test_a_folder_that_is_a_link_is_not_followed(
    source: UsbSource, stick: Path, tmp_path: Path, folder: str
) -> None:
    (stick / folder).rename(tmp_path / "elsewhere")
    (stick / folder).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotAFileError):
        source.metadata("timestamp.json", 99)


@pytest.mark.parametrize("make", [link_to_file, link_to_endless, pipe, folder])
def test_a_file_exchanged_between_look_and_open_is_refused(
    source: UsbSource,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[Path], None],
) -> None:
    really = source._files._look

    def look(part: str, *rest: object) -> None:
        really(part, *rest)  # type: ignore[arg-type]
        if part == "timestamp.json":
            (stick / TIMESTAMP).unlink()
            make(stick / TIMESTAMP)

    monkeypatch.setattr(source._files, "_look", look)
    with pytest.raises(NotAFileError):
        source.metadata("timestamp.json", 99)


def test_more_than_may_come_is_not_read(source: UsbSource, stick: Path) -> None:
    with (stick / TIMESTAMP).open("wb") as file:
        file.truncate(10**12)
    with pytest.raises(TooLongError, match="1000 bytes"):
        source.metadata("timestamp.json", 1000)


def test_an_object_of_another_size_is_refused(source: UsbSource, stick: Path, store: Store) -> None:
    with (stick / object_path(FILM)).open("ab") as file:
        file.write(b"more")
    with pytest.raises(OtherSizeError, match=r"film\.mp4"):
        take(source, store)


def test_an_altered_byte_is_found_in_the_copy_and_never_kept(
    source: UsbSource, stick: Path, store: Store
) -> None:
    body = bytearray(FILM)
    body[2 * PIECE + 5] ^= 1
    (stick / object_path(FILM)).write_bytes(body)
    with pytest.raises(BadPiecesError, match=r"film\.mp4"):
        take(source, store)
    assert not store.has(manifest_of(SITE).files[0].sha256)
    assert store.partial(manifest_of(SITE).files[0]).size == 2 * PIECE


def test_a_stick_that_gives_other_bytes_the_second_time_gains_nothing(
    source: UsbSource, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[int] = []
    really = source._files.read

    def read(handle: int, count: int, name: str) -> bytes:
        block = really(handle, count, name)
        reads.append(len(block))
        return block

    monkeypatch.setattr(source._files, "read", read)
    take(source, store)
    assert sum(reads) == sum(map(len, SITE.values()))  # each byte was read once, into the store
    assert held(store, manifest_of(SITE)) == SITE


def pulled_after(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    really, left = os.read, [count]

    def read(handle: int, size: int) -> bytes:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(5, "Input/output error")
        return really(handle, size)

    monkeypatch.setattr("kiosk.update.plain_files.os.read", read)


@pytest.mark.parametrize("count", [0, 1, 5, 14, 25])
def test_a_stick_pulled_out_half_way_is_told_and_goes_on_when_it_is_back(
    source: UsbSource, store: Store, count: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        pulled_after(count, patch)
        with pytest.raises(StickGoneError, match="stick") as caught:
            take(source, store)
    assert "插好" in caught.value.zh
    here = sum(store.partial(file).size for file in store.missing(manifest_of(SITE)))
    left = sum(file.size for file in store.missing(manifest_of(SITE))) - here
    assert take(source, store) == left
    assert held(store, manifest_of(SITE)) == SITE


def test_a_stick_whose_folder_goes_away_is_gone_and_not_merely_without_the_file(
    source: UsbSource, stick: Path, tmp_path: Path
) -> None:
    stick.rename(tmp_path / "away")
    with pytest.raises(StickGoneError):
        source.metadata("timestamp.json", 99)


def test_a_folder_that_is_not_there_is_no_stick(tmp_path: Path) -> None:
    with pytest.raises(StickGoneError):
        UsbSource(tmp_path / "none", "heguang")


def test_another_disk_in_the_sticks_place_is_not_read(
    source: UsbSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source._files, "_disk", 1)
    with pytest.raises(StickError):
        source.metadata("timestamp.json", 99)


def test_every_word_about_a_stick_is_said_in_both_languages(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        UsbSource(tmp_path / "none", "heguang")
    assert caught.value.say("zh-Hans") != caught.value.say("en")
