"""What a kiosk keeps is held against what was signed, at each start and with each reading."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from tests.release.village import SITE
from tests.update.agency import Agency, cover

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COVER = "pictures/cover.jpg"


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    """A kiosk that shows release 1."""
    made = Agency(tmp_path)
    made.publish(1)
    made.visit()
    made.show()
    yield made
    made.close()


def start(agency: Agency) -> None:
    """Start the agent, and let it end before it asks anybody."""
    agency.end()
    agency.begin()
    agency.halted = True
    agency.loop.run()
    agency.halted = False


def change(agency: Agency, path: Path, data: bytes) -> None:
    assert agency.store.releases() == (1,)
    path.chmod(0o644)
    assert path.read_bytes() != data
    path.write_bytes(data)


def unproven(agency: Agency) -> list[str]:
    return [en for about, (_, en) in agency.status.troubles.items() if about == "proof"]


def test_what_is_kept_is_proven_at_the_start_and_nobody_is_asked(agency: Agency) -> None:
    agency.requests.clear()
    start(agency)
    assert agency.requests == []
    assert agency.status.troubles == {}


@pytest.mark.parametrize(
    "name", ["accepted.json", "snapshot.json", "targets.json", "timestamp.json"]
)
def test_a_spoilt_chain_is_told_of_at_the_start_and_fetched_again(
    agency: Agency, name: str
) -> None:
    agency.publish(2)
    agency.visit()
    chain = agency.store.site_of(2).parent / "chain"
    (chain / name).chmod(0o644)
    (chain / name).write_bytes(b"{}")
    start(agency)
    assert "release 2 is not proven" in unproven(agency)[0]
    agency.requests.clear()
    agency.loop.step()
    assert not unproven(agency)
    assert not [line for line in agency.requests if "/objects/" in line], "no content moved"
    start(agency)
    assert not unproven(agency)


def test_the_daily_reading_proves_as_well(agency: Agency) -> None:
    agency.publish(2)
    agency.visit()
    (agency.store.site_of(2).parent / "chain/targets.json").unlink()
    agency.loop.scrub()
    assert "release 2 is not proven" in unproven(agency)[0]
    agency.loop.step()
    assert not unproven(agency)


def alter(agency: Agency) -> None:
    """Change a picture of what is shown, and everything on the disk that would tell."""
    manifest = agency.store.manifest(1)
    release = agency.store.site_of(1).parent
    picture = cover((1, 2, 3))
    digest = sha256(picture).hexdigest()
    files = tuple(
        file.model_copy(update={"size": len(picture), "sha256": digest})
        if file.path == COVER
        else file
        for file in manifest.files
    )
    data = manifest.model_copy(update={"files": files}).to_bytes()
    (release / "site" / COVER).unlink()
    (release / "site" / COVER).write_bytes(picture)
    change(agency, release / "manifest.json", data)
    change(agency, release / "manifest.sha256", sha256(data).hexdigest().encode())
    assert agency.store.verify(1) == (), "by its own manifest it is whole"


def test_content_that_somebody_changed_on_the_disk_is_told_of_until_a_newer_release_is_shown(
    agency: Agency,
) -> None:
    alter(agency)
    start(agency)
    assert "release 1 is not proven" in unproven(agency)[0]
    assert agency.store.glass.start().number == 1, "it is never blank for that"
    agency.loop.step()
    assert "number 1 is another release already; publish under a higher one" in unproven(agency)[0]
    for number in (2, 3):
        agency.publish(number)
        agency.visit()
        agency.show()
    agency.visit()
    assert not unproven(agency)


def test_a_release_that_is_no_longer_on_offer_holds_nothing_up(agency: Agency) -> None:
    agency.publish(2)
    (agency.store.site_of(1).parent / "chain/targets.json").unlink()
    start(agency)
    assert agency.visit().ready == 2
    assert unproven(agency)
    assert "server" not in agency.status.troubles


def test_the_proof_of_another_site_is_none(agency: Agency) -> None:
    agency.trust._site = "another"
    assert not agency.agent.mending.prove()
    agency.trust._site = SITE
    assert agency.agent.mending.prove()
