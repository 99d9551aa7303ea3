"""The download for a stick: a kiosk takes it, and it is never whole in memory."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.urls import reverse

from kiosk.content.release import PIECE
from kiosk.release.errors import PublishError
from kiosk.server.releases.desk import begin_site, publisher, storage
from kiosk.server.releases.stick import read_stick, stream_zip
from tests.release.kiosks import Kiosk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.server.conftest import SignIn
    from tests.server.releases.desk import Desk


def unpacked(data: bytes, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None
        packed.extractall(folder)
    return folder


def test_a_kiosk_verifies_what_was_downloaded_and_unpacked(
    desk: Desk, sign_in: SignIn, tmp_path: Path
) -> None:
    release = desk.publish_new()
    client = sign_in(desk.acts.people.administrator)
    answer = client.get(reverse("releases:stick_download"), {"site": "heguang"})
    assert answer["Content-Type"] == "application/zip"
    stick = unpacked(answer.getvalue(), tmp_path / "stick")
    kiosk = Kiosk(str(stick), "heguang", tmp_path / "cache", publisher("heguang").pinned())
    _, manifests = kiosk.look()
    assert [m.number for m in manifests] == [release.number]


def test_a_large_file_passes_block_by_block(desk: Desk) -> None:
    desk.acts.exports.replaced["film/film.mp4"] = bytes(range(256)) * (3 * PIECE // 256)
    desk.publish_new()
    stick = read_stick(storage(), ["heguang"])
    blocks = list(stream_zip(storage(), stick))
    assert max(map(len, blocks)) <= 2**20 + 1000
    assert stick.size < sum(map(len, blocks)) < stick.size + 20_000


def test_what_points_to_the_files_comes_after_them_and_the_timestamp_last(desk: Desk) -> None:
    desk.publish_new()
    data = b"".join(stream_zip(storage(), read_stick(storage(), ["heguang"])))
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    first_signed = next(at for at, name in enumerate(names) if name.startswith("sites/"))
    assert all(not name.startswith("objects/") for name in names[first_signed:])
    assert names[-1] == "sites/heguang/metadata/timestamp.json"


def test_a_release_in_the_middle_of_a_download_does_not_mix(desk: Desk, tmp_path: Path) -> None:
    desk.publish_new()
    stick = read_stick(storage(), ["heguang"])
    blocks = stream_zip(storage(), stick)
    some = [next(blocks)]
    desk.publish_new()
    folder = unpacked(b"".join([*some, *blocks]), tmp_path / "stick")
    kiosk = Kiosk(str(folder), "heguang", tmp_path / "cache", publisher("heguang").pinned())
    assert [m.number for m in kiosk.look()[1]] == [1]


def test_nothing_published_is_nothing_to_download(desk: Desk) -> None:
    del desk
    begin_site("heguang")
    with pytest.raises(PublishError):
        read_stick(storage(), ["heguang"])


@pytest.mark.parametrize("who", ["alice", "bob", "charlie", "first", "auditor"])
def test_only_who_publishes_downloads(desk: Desk, sign_in: SignIn, who: str) -> None:
    desk.publish_new()
    client = sign_in(getattr(desk.acts.people, who))
    answer = client.get(reverse("releases:stick_download"), {"site": "heguang"})
    assert answer.status_code in {302, 403}
    assert not answer.streaming


def test_no_private_key_is_ever_on_a_stick(desk: Desk) -> None:
    desk.publish_new()
    data = b"".join(stream_zip(storage(), read_stick(storage(), ["heguang"])))
    for key in settings.KIOSK.folders.data.rglob("*.pem"):
        assert key.read_bytes() not in data
    assert b"PRIVATE" not in data
