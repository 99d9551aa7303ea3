from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from kiosk.server.authoring.models import Paper, Picture
from tests.server.authoring.sites import make_picture

if TYPE_CHECKING:
    from django.test import Client

    from tests.server.conftest import SignIn
    from tests.server.people import People
    from tests.server.villages import Villages

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
BOMB_XML = b"<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><x>&b;</x>"
SUBTITLES = "1\n00:00:01,000 --> 00:00:02,000\n你好\n".encode()


def png_bomb() -> bytes:
    """Return a small PNG that claims to be enormous."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    size = struct.pack(">I", len(head)) + chunk + struct.pack(">I", zlib.crc32(chunk))
    data = b"IDAT" + zlib.compress(b"\0" * 1_000_000)
    body = struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))
    end = b"IEND"
    return (
        b"\x89PNG\r\n\x1a\n"
        + size
        + body
        + struct.pack(">I", 0)
        + end
        + struct.pack(">I", zlib.crc32(end))
    )


def jpeg() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (64, 48), "red").save(stream, "JPEG")
    return stream.getvalue()


@pytest.fixture
def alice(people: People, sign_in: SignIn) -> Client:
    return sign_in(people.alice)


def send(client: Client, kind: str, collection: int, name: str, data: bytes) -> None:
    """Send a file in both of the ways that the console has."""
    told = {"title": name, "collection": str(collection)}
    client.post(f"/admin/{kind}/add/", {**told, "file": SimpleUploadedFile(name, data)})
    client.post(
        f"/admin/{kind}/multiple/add/",
        {**told, "files[]": SimpleUploadedFile(name, data)},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )


def send_picture(client: Client, collection: int, name: str, data: bytes) -> int:
    send(client, "images", collection, name, data)
    return Picture.objects.filter(collection=collection).count()


def send_paper(client: Client, collection: int, name: str, data: bytes) -> int:
    send(client, "documents", collection, name, data)
    return Paper.objects.filter(collection=collection).count()


def test_the_library_is_ours() -> None:
    assert get_image_model() is Picture
    assert get_document_model() is Paper


def test_a_picture_is_kept_with_its_hash_under_a_name_nobody_guesses(villages: Villages) -> None:
    picture = make_picture(villages.heguang)
    assert len(picture.sha256) == 64
    assert picture.site_path == f"pictures/cun-kou-{picture.sha256[:6]}.jpg"
    assert "cun" not in picture.file.name
    assert (picture.width, picture.height) == (320, 200)


def test_a_whole_picture_is_taken(alice: Client, villages: Villages) -> None:
    assert send_picture(alice, villages.heguang.collection_id, "a.jpg", jpeg()) == 2


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.svg", SVG),
        ("a.png", SVG),
        ("a.jpg", BOMB_XML),
        ("a.png", png_bomb()),
        ("a.png", jpeg()),
        ("a.jpg", jpeg()[:-200]),
        ("a.html", b"<script>alert(1)</script>"),
        ("a.jpg.exe", jpeg()),
        ("a.gif", b"GIF89a"),
    ],
    ids=["svg", "svg as png", "xml as jpg", "bomb", "jpg as png", "cut", "html", "exe", "gif"],
)
def test_what_is_no_picture_of_a_kiosks_is_refused(
    alice: Client, villages: Villages, name: str, data: bytes
) -> None:
    assert send_picture(alice, villages.heguang.collection_id, name, data) == 0


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b"<script>alert(1)</script>"),
        ("a.svg", SVG),
        ("a.pdf", b"%PDF-1.7"),
        ("a.srt", b"<script>alert(1)</script>"),
        ("a.srt", "你好".encode("gb18030")),
        ("a.xml", BOMB_XML),
    ],
)
def test_papers_are_subtitles_and_themes_only(
    alice: Client, villages: Villages, name: str, data: bytes
) -> None:
    assert send_paper(alice, villages.heguang.collection_id, name, data) == 0


def test_subtitles_are_taken(alice: Client, villages: Villages) -> None:
    assert send_paper(alice, villages.heguang.collection_id, "a.srt", SUBTITLES) == 2


def test_nobody_adds_to_another_villages_library(
    villages: Villages, people: People, sign_in: SignIn
) -> None:
    bob = sign_in(people.bob)
    assert send_picture(bob, villages.heguang.collection_id, "a.jpg", jpeg()) == 0
    assert send_paper(bob, villages.heguang.collection_id, "a.srt", SUBTITLES) == 0


def test_a_picture_that_is_here_is_never_exchanged(alice: Client, villages: Villages) -> None:
    picture = make_picture(villages.heguang)
    alice.post(
        f"/admin/images/{picture.pk}/",
        {
            "title": "新名字",
            "collection": str(picture.collection_id),
            "file": SimpleUploadedFile("other.jpg", jpeg()),
        },
    )
    after = Picture.objects.get(pk=picture.pk)
    assert after.title == "新名字"
    assert (after.file.name, after.sha256) == (picture.file.name, picture.sha256)
