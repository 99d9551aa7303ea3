"""Keys replaced: every role, one stick at a time, with kiosks looking on at every step."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tuf.api.metadata import Metadata, Root, Targets

from kiosk.content.release import Offer, Offers
from kiosk.content.signing import fingerprint
from kiosk.release.begin import begin
from kiosk.release.errors import DamagedError, KeyFileError, PublishError
from kiosk.release.keys import read_keys, short
from kiosk.release.local import LocalStorage
from kiosk.release.names import metadata_name
from kiosk.release.publisher import Publisher
from kiosk.release.rotate import (
    Signatures,
    pending_file,
    read_waiting,
    renew_root,
    rotate,
    sign_waiting,
)
from kiosk.release.storage import Work
from kiosk.release.terms import Terms
from tests.release.kiosks import Kiosk
from tests.release.village import DAY, SITE, Village, contents

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from securesystemslib.signer import CryptoSigner
    from tuf.api.metadata import TargetFile

ONLINE = pytest.mark.parametrize("role", ["targets", "snapshot", "timestamp"])


def kiosk(village: Village, name: str = "kiosk") -> Kiosk:
    return Kiosk(
        village.storage.where, SITE, village.folder / name, village.pinned, lambda: village.now
    )


def keyids(village: Village, role: str) -> set[str]:
    return set(village.publisher.read().root.roles[role].keyids)


def shorts(village: Village, role: str = "root") -> list[str]:
    root = village.publisher.read().root
    return [short(root.keys[keyid]) for keyid in root.roles[role].keyids]


def turn(village: Village, role: str, *folders: Path, disown: bool = False) -> Signatures:
    if role == "root":
        gone = shorts(village)[0]
        return rotate(
            village.publisher,
            role,
            folders,
            replace=gone,
            new_root_folder=village.folder / "new-root-key",
        )
    return rotate(village.publisher, role, folders, disown=disown)


@pytest.mark.parametrize("role", ["root", "targets", "snapshot", "timestamp"])
def test_every_key_can_be_replaced_and_kiosks_follow(village: Village, role: str) -> None:
    village.publish(contents(1))
    at_home, away = kiosk(village), kiosk(village, "away")
    at_home.look()
    away.look()
    before = keyids(village, role)

    assert turn(village, role, village.root_keys).done

    after = keyids(village, role)
    assert len(after) == len(before)
    assert len(after - before) == 1
    at_home.look()
    for number in (2, 3):
        village.publish(contents(number))
        at_home.look()
    _, (manifest,) = away.look()
    assert manifest.number == 3
    kiosk(village, "new").look()


@ONLINE
def test_a_replaced_online_key_is_destroyed_and_signs_nothing_more(
    village: Village, role: str
) -> None:
    village.publish(contents(1))
    stolen = read_keys(village.publisher.keys)
    turn(village, role, village.root_keys)
    assert sorted(file.name for file in village.publisher.keys.iterdir()) == sorted(
        f"{name}-{2 if name == role else 1}.pem" for name in ("snapshot", "targets", "timestamp")
    )
    village.publish(contents(2))
    ours = kiosk(village)
    ours.look()
    forge(village, [*stolen.values()])
    with pytest.raises(Exception, match=f"{role} was signed by 0/1"):
        kiosk(village, "new").look()


def test_what_a_thief_of_all_online_keys_published_is_disowned(village: Village) -> None:
    village.publish(contents(1))
    village.publish(contents(2))
    stolen = [*read_keys(village.publisher.keys).values()]
    hit = kiosk(village, "hit")
    forge(village, stolen, number=999_999)
    _, (manifest,) = hit.look()
    assert manifest.number == 999_999
    assert village.publisher.is_foreign(village.publisher.read())

    for role in ("timestamp", "snapshot", "targets"):
        turn(village, role, village.root_keys, disown=role == "timestamp")

    _, (manifest,) = kiosk(village, "new").look()
    assert manifest.number == 2
    _, (manifest,) = hit.look()
    assert manifest.number == 2
    assert not village.publisher.is_foreign(village.publisher.read())
    assert village.publish(contents(3)).number == 3
    history = village.publisher.reader.history(village.publisher.read())
    assert [number for number, _ in history] == [3, 2, 1]
    forge(village, stolen)
    with pytest.raises(Exception, match="timestamp was signed by 0/1"):
        kiosk(village, "another").look()


def forge(village: Village, keys: Sequence[CryptoSigner], number: int = 0) -> None:
    """Sign higher versions of everything with old keys, as a thief would."""
    from kiosk.release import signing  # noqa: PLC0415

    assert isinstance(village.storage, LocalStorage)
    published = village.publisher.read()
    moment, by = village.publisher.moment, keys
    version = published.versions["targets"] + 1000
    files = _forged_files(village, number) if number else published.files
    targets = signing.sign(signing.targets(version, files, None, moment), by)
    meta = signing.meta_of(targets, version)
    snapshot = signing.sign(signing.snapshot(version, meta, moment), by)
    meta = signing.meta_of(snapshot, version)
    stamp = signing.sign(signing.timestamp(version, meta, moment), by)
    for name, data in {
        f"{version}.targets": targets,
        f"{version}.snapshot": snapshot,
        "timestamp": stamp,
    }.items():
        file = village.storage.root / f"sites/{SITE}/metadata/{name}.json"
        file.write_bytes(data)


def _forged_files(village: Village, number: int) -> Mapping[str, TargetFile]:
    manifest = Terms().manifest(SITE, number, village.now, village.draft(contents(1)).files)
    offers = Offers(site=SITE, offers=(Offer(number=number, percent=100),))
    ours = village.publisher
    return {
        f"{number}.json": ours.add_target(f"{number}.json", manifest.to_bytes()),
        "offers.json": ours.add_offers(offers),
    }


def test_sticks_can_come_one_after_another(village: Village) -> None:
    village.publish(contents(1))
    first, second, _ = village.sticks()
    state = turn(village, "targets", first)
    assert (state.done, state.have, state.need) == (False, 1, 2)
    assert len(state.missing) == 2
    assert village.publisher.read().root.version == 1
    kiosk(village).look()
    assert turn(village, "targets", first) == state  # the same stick signs once
    state = turn(village, "targets", second)
    assert (state.done, state.version) == (True, 2)
    kiosk(village).look()
    assert not pending_file(village.publisher).exists()


def test_publishing_goes_on_while_a_root_waits_for_signatures(village: Village) -> None:
    first, second, _ = village.sticks()
    turn(village, "snapshot", first)
    village.publish(contents(1))
    assert turn(village, "snapshot", second).done
    village.publish(contents(2))
    kiosk(village).look()


def test_one_root_key_alone_changes_nothing(village: Village) -> None:
    first, *_ = village.sticks()
    for _ in range(3):
        assert not turn(village, "timestamp", first).done
    assert village.publisher.read().root.version == 1


def test_a_lost_root_key_is_replaced_by_the_other_two(village: Village) -> None:
    village.publish(contents(1))
    lost, second, third = village.sticks()
    gone = short(next(iter(read_keys(lost, private=False).values())).public_key)
    shutil.rmtree(lost)
    new = village.folder / "stick-new"
    state = rotate(village.publisher, "root", [second, third], replace=gone, new_root_folder=new)
    assert state.done
    assert gone not in shorts(village)
    assert turn(village, "targets", new, second).done  # the new one signs
    kiosk(village).look()


def test_a_stolen_root_key_signs_nothing_more(village: Village) -> None:
    stolen, second, third = village.sticks()
    gone = short(next(iter(read_keys(stolen, private=False).values())).public_key)
    new = village.folder / "stick-new"
    rotate(village.publisher, "root", [second, third], replace=gone, new_root_folder=new)
    assert not turn(village, "targets", stolen, second).done


def test_all_three_root_keys_can_be_replaced_in_turn(village: Village) -> None:
    village.publish(contents(1))
    old = keyids(village, "root")
    away = kiosk(village)
    away.look()
    new = village.folder / "new"
    for gone in shorts(village):
        rotate(
            village.publisher,
            "root",
            [village.root_keys, *([new] if new.exists() else [])],
            replace=gone,
            new_root_folder=new,
        )
    assert old.isdisjoint(keyids(village, "root"))
    village.publish(contents(2))
    away.look()
    assert turn(village, "timestamp", new).done


@pytest.mark.parametrize("named", [None, "", "ffff", "no-key"])
def test_which_root_key_goes_must_be_said(village: Village, named: str | None) -> None:
    with pytest.raises(PublishError, match=shorts(village)[0]):
        rotate(
            village.publisher,
            "root",
            [village.root_keys],
            replace=named,
            new_root_folder=village.root_keys,
        )


@ONLINE
def test_a_lost_online_key_is_replaced_though_it_cannot_sign_once_more(
    village: Village, role: str
) -> None:
    village.publish(contents(1))
    ours = kiosk(village)
    ours.look()
    (village.publisher.keys / f"{role}-1.pem").unlink()
    assert turn(village, role, village.root_keys).done
    village.publish(contents(2))
    ours.look()
    kiosk(village, "new").look()


def test_a_root_waits_to_be_signed_on_a_machine_without_network(
    village: Village, tmp_path: Path
) -> None:
    village.publish(contents(1))
    first, second, _ = village.sticks()
    turn(village, "targets", first)
    carried = tmp_path / "carried.json"
    shutil.copy(pending_file(village.publisher), carried)
    version, keys = read_waiting(carried)
    assert version == 2
    assert keys["snapshot"] == tuple(shorts(village, "snapshot"))
    assert keys["targets"] != tuple(shorts(village, "targets"))
    assert sign_waiting(carried, [second]) == 2
    with pytest.raises(KeyFileError):
        sign_waiting(carried, [second])
    shutil.copy(carried, pending_file(village.publisher))
    assert rotate(village.publisher, "targets", []).done
    kiosk(village).look()


def test_a_root_that_waits_is_not_mixed_up_with_another(village: Village) -> None:
    first, *_ = village.sticks()
    turn(village, "targets", first)
    with pytest.raises(PublishError, match="rotate-key targets"):
        turn(village, "snapshot", first)
    with pytest.raises(PublishError, match="rotate-key targets"):
        renew_root(village.publisher, [first])
    pending_file(village.publisher).unlink()
    assert not turn(village, "snapshot", first).done
    assert [file.name for file in village.publisher.keys.glob("targets-*")] == ["targets-1.pem"]


def test_what_waits_and_is_no_root_is_refused(village: Village, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    for data in (b"", b"{}", Metadata(Targets()).to_bytes()):
        wrong.write_bytes(data)
        with pytest.raises(PublishError, match=r"wrong\.json"):
            read_waiting(wrong)
        pending_file(village.publisher).write_bytes(data)
        with pytest.raises(PublishError):
            turn(village, "targets", village.root_keys)


def test_a_folder_without_keys_is_named(village: Village, tmp_path: Path) -> None:
    with pytest.raises(KeyFileError, match="empty"):
        turn(village, "targets", tmp_path / "empty")


def test_the_root_is_signed_anew_before_it_runs_out(village: Village) -> None:
    village.publish(contents(1))
    before = village.publisher.read().expires["root"]
    village.now += 1000 * DAY
    first, second, _ = village.sticks()
    assert not renew_root(village.publisher, [first]).done
    assert renew_root(village.publisher, [second]).done
    assert village.publisher.read().expires["root"] == before + 1000 * DAY
    village.publish(contents(2))
    kiosk(village).look()


# --- somebody is cut off, or in a hurry ---------------------------------------------------


class CutError(Exception):
    pass


def cut(village: Village, at: str) -> Callable[[], None]:
    """Let the storage fail when the file `at` is written, until the returned call."""
    storage = village.storage
    add, replace = storage.add, storage.replace

    def failing_add(name: str, body: bytes) -> bool:
        if name.endswith(at):
            raise CutError
        return add(name, body)

    def failing_replace(name: str, body: bytes, tag: str | None) -> None:
        if name.endswith(at):
            raise CutError
        replace(name, body, tag)

    storage.add, storage.replace = failing_add, failing_replace  # type: ignore[method-assign]

    def mend() -> None:
        storage.add, storage.replace = add, replace  # type: ignore[method-assign]

    return mend


@pytest.mark.parametrize("role", ["root", "targets", "snapshot", "timestamp"])
@pytest.mark.parametrize("at", [".targets.json", ".snapshot.json", "timestamp.json", "2.root.json"])
def test_a_rotation_cut_off_anywhere_leaves_kiosks_whole_and_is_completed(
    village: Village, role: str, at: str
) -> None:
    village.publish(contents(1))
    ours = kiosk(village)
    ours.look()
    gone = shorts(village)[0]
    new = village.folder / "new-root-key"

    def again() -> Signatures:
        return rotate(
            village.publisher, role, [village.root_keys], replace=gone, new_root_folder=new
        )

    mend = cut(village, at)
    with pytest.raises(CutError):
        again()
    mend()
    ours.look()
    village.publish(contents(2))
    ours.look()
    assert again().done
    assert village.publisher.read().root.version == 2
    village.publish(contents(3))
    ours.look()
    kiosk(village, "new").look()


def test_who_was_cut_off_after_the_new_root_appeared_does_not_begin_another(
    village: Village,
) -> None:
    waiting = pending_file(village.publisher)
    first, second, _ = village.sticks()
    turn(village, "targets", first)
    before_last = waiting.read_bytes()
    turn(village, "targets", second)
    waiting.write_bytes(before_last)
    state = turn(village, "targets", first)
    assert (state.done, state.version) == (True, 2)
    assert village.publisher.read().root.version == 2


def test_a_stranger_s_root_in_the_repository_is_not_believed(village: Village) -> None:
    stranger = Village(village.folder / "stranger", LocalStorage(village.folder / "elsewhere"))
    stranger.begin()
    with village.storage.working(Work.PUBLISH):
        village.storage.add(metadata_name(SITE, "root", 2), stranger.pinned)
    with pytest.raises(DamagedError):
        turn(village, "targets", village.root_keys)


# --- sites that share root keys -----------------------------------------------------------


def test_another_site_can_have_the_same_root_keys(village: Village) -> None:
    first, second, _ = village.sticks()
    other = Publisher(
        "beishan", village.storage, keys=village.folder / "keys-2", trust=village.folder / "trust"
    )
    like = village.publisher.read().root
    with pytest.raises(KeyFileError, match="1 root keys are at hand, 2 are needed"):
        begin(other, [first], like=like)
    begin(other, [first, second], like=like)
    root = other.read().root
    assert root.roles["root"].keyids == like.roles["root"].keyids
    assert root.roles["root"].threshold == 2
    assert set(root.roles["targets"].keyids).isdisjoint(like.roles["targets"].keyids)
    assert fingerprint(other.pinned()) != fingerprint(village.pinned)


@pytest.mark.parametrize(("count", "threshold"), [(1, 1), (5, 3)])
def test_other_numbers_of_root_keys_can_be_chosen(
    tmp_path: Path, count: int, threshold: int
) -> None:
    made = Village(tmp_path, LocalStorage(tmp_path / "repository"))
    begin(made.publisher, [made.root_keys], count=count, threshold=threshold)
    root = made.publisher.read().root
    assert len(root.roles["root"].keyids) == count
    assert root.roles["root"].threshold == threshold
    sticks = made.sticks()
    for stick in sticks[: threshold - 1]:
        assert not turn(made, "targets", stick).done
    assert turn(made, "targets", sticks[threshold - 1]).done


@pytest.mark.parametrize(("count", "threshold"), [(3, 4), (3, 0)])
def test_numbers_that_make_no_sense_are_refused(tmp_path: Path, count: int, threshold: int) -> None:
    made = Village(tmp_path, LocalStorage(tmp_path / "repository"))
    with pytest.raises(PublishError):
        begin(made.publisher, [made.root_keys], count=count, threshold=threshold)


def test_every_root_is_kept_and_signed_by_the_one_before(village: Village) -> None:
    for role in ("targets", "snapshot", "timestamp", "targets"):
        turn(village, role, village.root_keys)
    before: Root | None = None
    for version in range(1, 6):
        data = village.storage.read(metadata_name(SITE, "root", version), 10**6).body
        metadata = Metadata[Root].from_bytes(data)
        for judge in filter(None, (before, metadata.signed)):
            judge.verify_delegate("root", metadata.signed_bytes, metadata.signatures)
        before = metadata.signed
