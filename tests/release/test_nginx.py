"""The nginx configuration of `deploy/`, in a real nginx that runs without rights."""

from __future__ import annotations

import gzip
import socket
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
import requests

from kiosk.release.local import LocalStorage
from kiosk.release.names import metadata_name, object_name
from kiosk.release.refresh import refresh
from kiosk.release.storage import Work
from tests.release.servers import nginx, readable_folder
from tests.release.village import SITE, Village

if TYPE_CHECKING:
    from collections.abc import Iterator

FILM = {"site.yaml": b"1", "film.mp4": bytes(range(256)) * 20_000}
OBJECT = object_name(sha256(FILM["film.mp4"]).hexdigest())
TIMESTAMP = metadata_name(SITE, "timestamp")
ROOT = metadata_name(SITE, "root", 1)


@pytest.fixture(scope="module")
def village() -> Iterator[Village]:
    with readable_folder() as folder:
        made = Village(folder, LocalStorage(folder / "repository"))
        made.begin()
        made.publish(FILM)
        yield made


@pytest.fixture(scope="module")
def address(village: Village) -> Iterator[str]:
    with nginx(village.folder / "repository") as served:
        yield served


def ask(address: str, name: str, method: str = "GET", **headers: str) -> requests.Response:
    said = {key.replace("_", "-"): value for key, value in headers.items()}
    return requests.request(method, f"{address}/{name}", headers=said, timeout=10)


def test_objects_come_whole_and_in_parts(address: str) -> None:
    data = FILM["film.mp4"]
    whole = ask(address, OBJECT, Accept_Encoding="gzip")
    assert whole.content == data
    assert "Content-Encoding" not in whole.headers
    part = ask(address, OBJECT, Range=f"bytes=1000000-{len(data) - 1}")
    assert (part.status_code, part.content) == (206, data[1_000_000:])
    assert part.headers["Content-Range"] == f"bytes 1000000-{len(data) - 1}/{len(data)}"
    assert "immutable" in part.headers["Cache-Control"]
    assert ask(address, OBJECT, Range=f"bytes={len(data)}-").status_code == 416
    assert ask(address, OBJECT, "HEAD").headers["Content-Length"] == str(len(data))


def test_signed_files_come_packed_and_may_be_kept(address: str, village: Village) -> None:
    reply = requests.get(f"{address}/{ROOT}", stream=True, timeout=10)
    body = reply.raw.read(decode_content=False)
    assert reply.headers["Content-Encoding"] == "gzip"
    assert reply.headers["Content-Type"] == "application/json"
    assert gzip.decompress(body) == village.pinned
    assert len(body) < len(village.pinned) / 1.5
    assert "immutable" in reply.headers["Cache-Control"]


def test_the_timestamp_may_be_kept_for_a_minute(address: str) -> None:
    assert ask(address, TIMESTAMP).headers["Cache-Control"] == "max-age=60"


def test_who_has_the_timestamp_is_told_so_in_less_than_a_kilobyte(address: str) -> None:
    etag = ask(address, TIMESTAMP).headers["ETag"]
    lines = [f"GET /{TIMESTAMP} HTTP/1.1", "Host: x", f"If-None-Match: {etag}",
             "Accept-Encoding: gzip", "Connection: close", "", ""]  # fmt: skip
    request = "\r\n".join(lines).encode()
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(request)
        reply = b""
        while block := connection.recv(65_536):
            reply += block
    assert reply.startswith(b"HTTP/1.1 304 ")
    assert len(request) + len(reply) < 1000


def test_timestamps_signed_within_one_second_are_told_apart(address: str, village: Village) -> None:
    for _ in range(5):
        etag = ask(address, TIMESTAMP).headers["ETag"]
        refresh(village.publisher)  # another signature, as many bytes
        assert ask(address, TIMESTAMP, If_None_Match=etag).status_code == 200


def test_a_new_timestamp_is_seen_at_once(address: str, village: Village) -> None:
    before = ask(address, TIMESTAMP).content
    refresh(village.publisher)
    after = ask(address, TIMESTAMP).content
    assert after != before
    assert after == village.storage.read(TIMESTAMP, 10_000).body


@pytest.mark.parametrize("role", ["2.root", "999.snapshot", "999.targets"])
def test_what_is_not_there_yet_may_be_there_in_a_minute(address: str, role: str) -> None:
    reply = ask(address, f"sites/{SITE}/metadata/{role}.json")
    assert reply.status_code == 404
    assert reply.headers["Cache-Control"] == "max-age=60"


def test_nothing_but_the_tree_is_served(address: str, village: Village) -> None:
    assert (village.folder / "repository/.lock").is_file()
    secret = village.folder / "repository/objects/aa" / ("a" * 64)
    secret.parent.mkdir(exist_ok=True)
    secret.symlink_to("/etc/hostname")
    for path in (
        "", ".lock", ".incoming/", "objects/", "sites/", f"sites/{SITE}/metadata/",
        "../keys/targets-1.pem", "%2e%2e/keys/targets-1.pem", "objects/aa/../../.lock",
        f"objects/aa/{'a' * 64}",
    ):  # fmt: skip
        host, port = address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=10) as connection:
            lines = [f"GET /{path} HTTP/1.1", "Host: x", "Connection: close", "", ""]
            connection.sendall("\r\n".join(lines).encode())
            reply = connection.recv(65_536)
        assert reply.split()[1] in {b"404", b"400", b"403"}, path


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "MKCOL"])
def test_nothing_can_be_written(address: str, village: Village, method: str) -> None:
    before = [*village.storage.list("sites")]
    assert ask(address, TIMESTAMP, method).status_code in {403, 405}
    assert [*village.storage.list("sites")] == before


def test_with_a_cache_of_open_files_the_old_timestamp_would_be_served(village: Village) -> None:
    """Show that the line in the configuration that leaves it off is needed."""
    with nginx(village.folder / "repository", open_file_cache=True) as address:
        before = ask(address, TIMESTAMP).content
        refresh(village.publisher)
        assert ask(address, TIMESTAMP).content == before


def test_what_is_being_written_is_nobody_s(address: str, village: Village) -> None:
    with village.storage.working(Work.PUBLISH):
        assert ask(address, ".lock").status_code == 404
