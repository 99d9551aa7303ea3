"""python-tuf's own client over HTTP accepts every state a publisher can bring about."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.release.collect import collect
from kiosk.release.export import export
from kiosk.release.local import LocalStorage
from kiosk.release.publish import offer, roll_back
from kiosk.release.refresh import refresh
from kiosk.release.rotate import renew_root, rotate
from kiosk.release.s3 import Bucket, S3Storage
from kiosk.release.serve.server import Server
from kiosk.release.terms import Terms
from tests.release.kiosks import Kiosk
from tests.release.servers import nginx, readable_folder
from tests.release.village import DAY, SITE, Village, contents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


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


def test_every_state_is_accepted_by_a_new_kiosk_and_by_one_that_follows(
    served: tuple[Village, str],
) -> None:
    village, address = served
    ours = village.publisher
    turns: list[tuple[Callable[[], object], list[int]]] = [
        (lambda: village.publish(contents(1)), [1]),
        (lambda: village.publish(contents(2), Terms(percent=10)), [2, 1]),
        (lambda: offer(ours, 2, 50, ("early",)), [2, 1]),
        (lambda: refresh(ours), [2, 1]),
        (lambda: rotate(ours, "timestamp", [village.root_keys]), [2, 1]),
        (lambda: offer(ours, 2, 100, ()), [2]),
        (lambda: rotate(ours, "snapshot", [village.root_keys]), [2]),
        (lambda: village.publish(contents(3), Terms(minimum_kiosk="9.0.0")), [3, 2]),
        (lambda: rotate(ours, "targets", [village.root_keys]), [3, 2]),
        (lambda: roll_back(ours, 1), [4]),
        (lambda: renew_root(ours, [village.root_keys]), [4]),
        (lambda: _replace_a_root_key(village), [4]),
        (lambda: collect(ours.storage, village.now + 400 * DAY, keep=0), [4]),
        (lambda: village.publish(contents(5)), [5]),
        (lambda: refresh(ours), [5]),
    ]
    follower = _kiosk(village, address, "follower")
    for at, (turn, expected) in enumerate(turns):
        turn()
        village.now += DAY
        if not address.startswith("http"):
            export(village.storage, village.folder / "stick", [SITE])
        for kiosk in (follower, _kiosk(village, address, f"new-{at}")):
            _, manifests = kiosk.look()
            assert [manifest.number for manifest in manifests] == expected


def _kiosk(village: Village, address: str, name: str) -> Kiosk:
    return Kiosk(address, SITE, village.folder / name, village.pinned, lambda: village.now)


def _replace_a_root_key(village: Village) -> None:
    root = village.publisher.read().root
    rotate(
        village.publisher,
        "root",
        [village.root_keys],
        replace=root.roles["root"].keyids[0][:8],
        new_root_folder=village.root_keys,
    )


@pytest.mark.parametrize(
    "served",
    [
        "serve",
        *(pytest.param(kind, marks=pytest.mark.long) for kind in ("nginx", "bucket", "stick")),
    ],
    indirect=True,
)
def test_a_kiosk_that_missed_thirty_roots_catches_up(served: tuple[Village, str]) -> None:
    village, address = served
    village.publish(contents(1))
    if not address.startswith("http"):
        export(village.storage, village.folder / "stick", [SITE])
    kiosk = _kiosk(village, address, "kiosk")
    kiosk.look()
    for at in range(30):
        rotate(village.publisher, ("timestamp", "snapshot")[at % 2], [village.root_keys])
    village.publish(contents(2))
    if not address.startswith("http"):
        export(village.storage, village.folder / "stick", [SITE])
    _, (manifest,) = kiosk.look()
    assert manifest.number == 2
