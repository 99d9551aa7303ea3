"""python-tuf's own client over HTTP accepts every state a publisher can bring about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.release.collect import collect
from kiosk.release.export import export
from kiosk.release.publish import offer, roll_back
from kiosk.release.refresh import refresh
from kiosk.release.rotate import renew_root, rotate
from kiosk.release.terms import Terms
from tests.release.kiosks import Kiosk
from tests.release.village import DAY, SITE, Village, contents

if TYPE_CHECKING:
    from collections.abc import Callable


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
