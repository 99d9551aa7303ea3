"""For the tests of publishing: a village on this disk, and an object store on this machine."""

from __future__ import annotations

import json
import threading
import uuid
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from moto.server import ThreadedMotoServer

from kiosk.release.local import LocalStorage
from kiosk.release.s3 import Bucket, S3Storage
from kiosk.release.serve.server import Server
from tests.fakes.disks import QuickDisk
from tests.release.servers import nginx, readable_folder
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


@pytest.fixture(params=["serve", "nginx", "bucket", "stick"])
def served(request: pytest.FixtureRequest) -> Iterator[tuple[Village, str]]:
    """A village, and the address at which its tree is served."""
    with readable_folder() as folder:
        if request.param == "bucket":
            yield _in_a_bucket(request, folder)
            return
        made = Village(folder, LocalStorage(folder / "repository"))
        made.begin()
        if request.param == "stick":
            yield made, str(folder / "stick")
        elif request.param == "nginx":
            with nginx(folder / "repository") as address:
                yield made, address
        else:
            yield from _by_ourselves(made)


def _by_ourselves(made: Village) -> Iterator[tuple[Village, str]]:
    assert isinstance(made.storage, LocalStorage)
    server = Server(made.storage, ("127.0.0.1", 0))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield made, server.url
    server.shutdown()
    server.server_close()
    thread.join()


def _in_a_bucket(request: pytest.FixtureRequest, folder: Any) -> tuple[Village, str]:
    bucket: Bucket = request.getfixturevalue("bucket")
    client: Any = request.getfixturevalue("s3_client")
    policy = {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": "*",
                "Action": ["s3:GetObject"],
                "Resource": [f"arn:aws:s3:::{bucket.name}/*"],
            }
        ],
    }
    client.put_bucket_policy(Bucket=bucket.name, Policy=json.dumps(policy))
    made = Village(folder, S3Storage(bucket))
    made.begin()
    return made, f"{bucket.endpoint}/{bucket.name}/releases"
