"""For the tests of publishing: a village on this disk, and an object store on this machine."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from moto.server import ThreadedMotoServer

from kiosk.release.local import LocalStorage
from kiosk.release.s3 import Bucket, S3Storage
from tests.fakes.disks import QuickDisk
from tests.release.village import Village

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def village(tmp_path: Path) -> Village:
    """A village that has its keys and has published nothing yet."""
    made = Village(tmp_path, LocalStorage(tmp_path / "repository", disk=QuickDisk()))
    made.begin()
    return made


@pytest.fixture(scope="session")
def moto_server() -> Iterator[str]:
    """An S3 server over HTTP; its address."""
    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def s3_client(moto_server: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    for name, value in {
        "AWS_ACCESS_KEY_ID": "village",
        "AWS_SECRET_ACCESS_KEY": "secret",  # of a server that takes any
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }.items():
        monkeypatch.setenv(name, value)
    for name in ("HTTP_PROXY", "http_proxy", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    return boto3.client("s3", endpoint_url=moto_server)


@pytest.fixture
def bucket(moto_server: str, s3_client: Any) -> Bucket:
    """A new bucket, with the tree in a folder of it that everybody may read."""
    name = f"village-{uuid.uuid4().hex[:12]}"
    s3_client.create_bucket(Bucket=name)
    return Bucket(name, "releases", moto_server, "us-east-1")


@pytest.fixture(params=["folder", "bucket"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> LocalStorage | S3Storage:
    """Every kind of storage."""
    if request.param == "folder":
        return LocalStorage(tmp_path / "tree")
    return S3Storage(request.getfixturevalue("bucket"))
