from __future__ import annotations

import base64
import datetime as dt
import hashlib
import os
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from kiosk.server.authoring.models import Recording, Upload, VillageSite
from kiosk.server.authoring.periodic import clear_away
from kiosk.server.authoring.uploads import limits
from tests.server.authoring.films import make_film
from tests.server.authoring.sites import DEMO

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client

    from tests.server.conftest import SignIn
    from tests.server.people import People
    from tests.server.villages import Villages

_PICTURE = DEMO / "pictures" / "cover.jpg"
TUS = {"Tus-Resumable": "1.0.0"}


def metadata(**told: str) -> str:
    return ",".join(f"{k} {base64.b64encode(v.encode()).decode()}" for k, v in told.items())


def begin(client: Client, site: int, length: int, **told: str) -> Any:
    told = {"filename": "film.mp4", "purpose": "recording", **told}
    headers = {**TUS, "Upload-Length": str(length), "Upload-Metadata": metadata(**told)}
    return client.post(f"/authoring/uploads/{site}/", headers=headers)


def send(client: Client, address: str, data: bytes, offset: int) -> Any:
    return client.generic(
        "PATCH",
        address,
        data,
        content_type="application/offset+octet-stream",
        headers={**TUS, "Upload-Offset": str(offset)},
    )


def offset_of(client: Client, address: str) -> int:
    return int(client.head(address, headers=TUS).headers["Upload-Offset"])


@pytest.fixture
def alice(people: People, sign_in: SignIn) -> Client:
    return sign_in(people.alice)


def test_a_film_comes_in_pieces_and_is_ready(
    alice: Client, villages: Villages, tmp_path: Path
) -> None:
    data = make_film(tmp_path / "a.mp4").read_bytes()
    site = villages.heguang.pk
    begun = begin(alice, site, len(data), filename="村口.mp4")
    assert begun.status_code == 201
    address = begun.headers["Location"]

    half = len(data) // 2
    assert send(alice, address, data[:half], 0).headers["Upload-Offset"] == str(half)
    assert offset_of(alice, address) == half
    assert send(alice, address, data, 0).status_code == 409  # not where it stands
    assert send(alice, address, data[half:], half).status_code == 204

    recording = Recording.objects.get()
    assert recording.state == "ready"
    assert recording.sha256 == hashlib.sha256(data).hexdigest()
    assert recording.site_path == f"film/cun-kou-{recording.sha256[:6]}.mp4"
    assert recording.collection_id == villages.heguang.collection_id
    assert recording.seconds == pytest.approx(2, abs=0.2)
    with recording.file.open("rb") as kept:
        assert kept.read() == data
    state = alice.get(f"{address}state/").json()
    assert (state["done"], state["waiting"], state["refused"]) == (True, False, False)
    assert offset_of(alice, address) == len(data)


def test_bytes_beyond_the_announced_length_are_not_written(
    alice: Client, villages: Villages
) -> None:
    address = begin(alice, villages.heguang.pk, 100).headers["Location"]
    send(alice, address, b"x" * 5000, 0)
    upload = Upload.objects.get()
    assert upload.done
    assert not upload.path.exists()  # it was no film, and its bytes are gone
    state = alice.get(f"{address}state/").json()
    assert state["refused"]
    assert "影片" in state["says"]


@pytest.mark.parametrize(
    "data",
    [b"#EXTM3U\nhttp://example.org/x\n", b"<?xml version='1.0'?><svg/>", b"MZ" + b"\0" * 99],
    ids=["playlist", "svg", "program"],
)
def test_a_lying_type_is_refused_in_words(alice: Client, villages: Villages, data: bytes) -> None:
    address = begin(alice, villages.heguang.pk, len(data)).headers["Location"]
    send(alice, address, data, 0)
    assert alice.get(f"{address}state/").json()["refused"]
    assert not Recording.objects.exists()


def test_a_film_that_does_not_suit_is_prepared_by_the_worker(
    alice: Client, villages: Villages, tmp_path: Path
) -> None:
    data = make_film(tmp_path / "a.mkv", rate=50).read_bytes()
    address = begin(alice, villages.heguang.pk, len(data), filename="a.mkv").headers["Location"]
    send(alice, address, data, 0)
    recording = Recording.objects.get()
    assert recording.state == "waiting"
    assert "50 幅" in alice.get(f"{address}state/").json()["says"]

    from kiosk.server.authoring.films.taking import originals, prepare  # noqa: PLC0415

    prepare.func(recording.pk)
    recording.refresh_from_db()
    assert (recording.state, recording.progress) == ("ready", 100)
    assert recording.site_path.endswith(".mp4")
    assert list(originals().iterdir()) == []
    prepare.func(recording.pk)  # once more changes nothing
    recording.refresh_from_db()
    assert recording.state == "ready"


def test_a_spoilt_original_is_refused_and_said(
    alice: Client, villages: Villages, tmp_path: Path
) -> None:
    data = make_film(tmp_path / "a.mkv", rate=50).read_bytes()
    address = begin(alice, villages.heguang.pk, len(data), filename="a.mkv").headers["Location"]
    send(alice, address, data, 0)

    from kiosk.server.authoring.films.taking import originals, prepare  # noqa: PLC0415

    next(originals().iterdir()).write_bytes(b"spoilt")
    prepare.func(Recording.objects.get().pk)
    assert Recording.objects.get().state == "refused"
    assert alice.get(f"{address}state/").json()["refused"]


@pytest.mark.parametrize("who", ["bob", "charlie", "auditor", "first"])
def test_nobody_else_uploads_to_a_village(
    villages: Villages, people: People, sign_in: SignIn, who: str
) -> None:
    client = sign_in(getattr(people, who))
    assert begin(client, villages.heguang.pk, 10).status_code in (302, 403, 404)
    assert not Upload.objects.exists()


def test_nobody_goes_on_with_another_ones_upload(
    alice: Client, villages: Villages, people: People, sign_in: SignIn
) -> None:
    address = begin(alice, villages.heguang.pk, 10).headers["Location"]
    bob = sign_in(people.bob)
    for answer in (
        bob.head(address, headers=TUS),
        send(bob, address, b"x", 0),
        bob.delete(address, headers=TUS),
        bob.get(f"{address}state/"),
        send(sign_in(people.administrator), address, b"x", 0),
    ):
        assert answer.status_code in (302, 403, 404)
    assert offset_of(alice, address) == 0


def test_too_much_is_refused_before_it_begins(
    alice: Client, villages: Villages, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = villages.heguang.pk
    huge = begin(alice, site, 3 * limits.GB)
    assert (huge.status_code, "太大" in huge.content.decode()) == (413, True)
    monkeypatch.setattr(limits, "AT_ONCE", 1)
    assert begin(alice, site, 10).status_code == 201
    assert begin(alice, site, 10).status_code == 413
    monkeypatch.setattr(limits, "AT_ONCE", 9)
    monkeypatch.setattr(limits, "VILLAGE", 15)
    assert "本村" in begin(alice, site, 10).content.decode()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Tus-Resumable": "0.2.0", "Upload-Length": "5"}, 412),
        ({**TUS, "Upload-Length": "many"}, 400),
        ({**TUS}, 400),
        ({**TUS, "Upload-Length": "-5"}, 400),
    ],
)
def test_what_is_not_the_protocol_is_refused(
    alice: Client, villages: Villages, headers: dict[str, str], status: int
) -> None:
    answer = alice.post(f"/authoring/uploads/{villages.heguang.pk}/", headers=headers)
    assert answer.status_code == status


def test_an_upload_is_cancelled_with_its_bytes(alice: Client, villages: Villages) -> None:
    address = begin(alice, villages.heguang.pk, 10).headers["Location"]
    send(alice, address, b"12345", 0)
    path = Upload.objects.get().path
    assert path.exists()
    assert alice.delete(address, headers=TUS).status_code == 204
    assert not path.exists()
    assert alice.head(address, headers=TUS).status_code == 404


def test_what_nobody_goes_on_with_is_cleared_away(alice: Client, villages: Villages) -> None:
    address = begin(alice, villages.heguang.pk, 10).headers["Location"]
    send(alice, address, b"12345", 0)
    upload = Upload.objects.get()
    stray = upload.path.with_name("stray.part")
    stray.write_bytes(b"x")
    clear_away()
    assert Upload.objects.exists()
    old = timezone.now() - limits.EXPIRES_AFTER - dt.timedelta(hours=1)
    Upload.objects.update(touched_at=old)
    for file in (upload.path, stray):
        os.utime(file, (old.timestamp(), old.timestamp()))
    clear_away()
    assert not Upload.objects.exists()
    assert not upload.path.exists()
    assert not stray.exists()


def test_a_whole_site_is_brought_in_or_nothing(
    alice: Client, villages: Villages, tmp_path: Path
) -> None:
    from kiosk.server.authoring.archive.bringing import bring  # noqa: PLC0415

    def upload(words: str) -> Any:
        archive = tmp_path / "site.zip"
        with zipfile.ZipFile(archive, "w") as opened:
            opened.writestr("x/site.yaml", words)
            opened.write(_PICTURE, "x/pictures/cover.jpg")
        data = archive.read_bytes()
        begun = begin(alice, villages.heguang.pk, len(data), filename="x.zip", purpose="site")
        address = begun.headers["Location"]
        send(alice, address, data, 0)
        bring.func(str(Upload.objects.order_by("-created_at").values_list("pk", flat=True)[0]))
        return alice.get(f"{address}state/").json()

    wrong = upload("id: heguang\nname: 新村\ntownship: 乡\ncover: pictures/none.jpg\n")
    assert wrong["refused"]
    assert any("none.jpg" in problem for problem in wrong["problems"])
    assert VillageSite.objects.get(code="heguang").get_latest_revision_as_object().cover is None

    right = upload("id: heguang\nname: 新村\ntownship: 乡\ncover: pictures/cover.jpg\n")
    assert not right["refused"], right
    draft = VillageSite.objects.get(code="heguang").get_latest_revision_as_object()
    assert draft.name == {"*": "新村"}
    assert draft.cover is not None
