from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from moto.server import ThreadedMotoServer
from PIL import Image as Pillow
from wagtail.images import get_image_model

from kiosk.server.project.config import S3Settings
from kiosk.server.project.stores import storages
from kiosk.server.releases.desk import storage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytest_django import Settings

    from tests.server.conftest import SignIn
    from tests.server.people import People
    from tests.server.villages import Villages


@pytest.fixture
def bucket(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A server whose files are in a bucket; what lies there is looked at with the client."""
    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    (tmp_path / "s3").write_text(
        "[default]\naws_access_key_id = key\naws_secret_access_key = secret\n", "utf-8"
    )
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "s3"))
    there = S3Settings(
        bucket="kiosk-media",
        endpoint=endpoint,
        credentials_file=tmp_path / "s3",
        published_bucket="kiosk-published",
    )
    settings.KIOSK = settings.KIOSK.model_copy(update={"storage": there})
    settings.STORAGES = {
        **storages(settings.KIOSK),
        "staticfiles": settings.STORAGES["staticfiles"],
    }
    client = boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1")
    for name in ("kiosk-media", "kiosk-published"):
        client.create_bucket(Bucket=name)
    try:
        yield client
    finally:
        server.stop()


def _keys(client: Any, bucket: str) -> list[str]:
    listed = client.list_objects_v2(Bucket=bucket)
    return [entry["Key"] for entry in listed.get("Contents", [])]


def test_what_an_editor_uploads_lies_in_the_bucket_and_is_shown_through_us_alone(
    villages: Villages, people: People, sign_in: SignIn, bucket: Any
) -> None:
    raw = io.BytesIO()
    Pillow.new("RGB", (8, 8)).save(raw, "PNG")
    picture = get_image_model().objects.create(
        title="图",
        collection=villages.heguang.collection,
        file=ContentFile(raw.getvalue(), "a.png"),
    )
    assert _keys(bucket, "kiosk-media") == [picture.file.name]
    address = picture.file.url
    assert address == f"/media/{picture.file.name}"
    answer = sign_in(people.alice).get(address)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == raw.getvalue()  # type: ignore[attr-defined]
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert sign_in(people.bob).get(address).status_code == 404
    default_storage.delete(picture.file.name)
    assert sign_in(people.alice).get(address).status_code == 404


def test_what_kiosks_fetch_goes_into_its_own_bucket(bucket: Any) -> None:
    storage().add("sites/x/metadata/1.root.json", b"{}")
    assert _keys(bucket, "kiosk-published") == ["sites/x/metadata/1.root.json"]
