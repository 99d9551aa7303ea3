"""Publishing: one content is one release, whoever is cut off or comes at the same time."""

from __future__ import annotations

import threading
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from kiosk.release.errors import (
    ChangedError,
    DamagedError,
    KeyFileError,
    MissingError,
    PublishError,
)
from kiosk.release.local import LocalStorage
from kiosk.release.names import metadata_name, object_name
from kiosk.release.publish import offer, publish, roll_back
from kiosk.release.refresh import refresh
from kiosk.release.storage import Work
from kiosk.release.terms import Terms
from tests.release.kiosks import Kiosk
from tests.release.village import DAY, NOW, SITE, Village, contents

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.release.build import Draft
    from kiosk.release.chain import Published
    from kiosk.release.storage import Storage


def kiosk(village: Village, name: str = "kiosk") -> Kiosk:
    assert isinstance(village.storage, LocalStorage)
    cache = village.folder / name
    return Kiosk(village.storage.where, SITE, cache, village.pinned, lambda: village.now)


def offered(village: Village) -> list[tuple[int, int]]:
    offers, _ = kiosk(village).look()
    return [(each.number, each.percent) for each in offers.offers]


def files_of(village: Village) -> set[str]:
    return {entry.name for part in ("objects", "sites") for entry in village.storage.list(part)}


def test_before_anything_is_published_a_kiosk_finds_nothing_on_offer(village: Village) -> None:
    assert offered(village) == []


def test_a_kiosk_finds_what_was_published(village: Village) -> None:
    outcome = village.publish(contents(1), Terms(notes={"en": "first"}))
    _, (manifest,) = kiosk(village).look()
    assert (outcome.number, outcome.new, len(outcome.sent)) == (1, True, 4)
    assert manifest.number == 1
    assert manifest.made == NOW
    assert manifest.notes == {"en": "first"}
    assert {f.path for f in manifest.files} == set(contents(1))


def test_numbers_go_up_one_by_one(village: Village) -> None:
    assert [village.publish(contents(n)).number for n in (1, 2, 3)] == [1, 2, 3]
    assert offered(village) == [(3, 100)]


def test_the_same_content_twice_is_one_release(village: Village) -> None:
    village.publish(contents(1))
    before = files_of(village)
    village.now += DAY
    outcome = village.publish(contents(1))
    assert (outcome.number, outcome.new, outcome.offered, outcome.sent) == (1, False, False, ())
    assert files_of(village) == before


def test_only_what_is_new_is_sent(village: Village) -> None:
    village.publish(contents(2))
    outcome = village.publish(contents(3))
    assert {file.path for file in outcome.sent} == {"site.yaml", "pictures/3.jpg"}


def test_a_renamed_file_is_not_sent_again(village: Village) -> None:
    village.publish({"site.yaml": b"1", "old name.jpg": b"picture"})
    outcome = village.publish({"site.yaml": b"1", "new name.jpg": b"picture"})
    assert outcome.new
    assert outcome.sent == ()


def test_what_is_told_before_sending_is_what_is_sent(village: Village) -> None:
    told: list[str] = []
    draft = village.draft(contents(1))
    publish(village.publisher, draft, told=lambda file: told.append(file.path))
    assert told == [file.path for file in draft.files]


def test_other_terms_make_another_release(village: Village) -> None:
    village.publish(contents(1))
    for number, terms in enumerate(
        (Terms(notes={"en": "x"}), Terms(minimum_kiosk="0.2.0"), Terms(show_from=NOW)), start=2
    ):
        assert village.publish(contents(1), terms).number == number


def test_another_stage_is_the_same_release_for_other_kiosks(village: Village) -> None:
    village.publish(contents(1))
    village.publish(contents(2), Terms(percent=10, rings=("early",)))
    assert offered(village) == [(2, 10), (1, 100)]
    outcome = village.publish(contents(2), Terms(percent=50))
    assert (outcome.number, outcome.new, outcome.offered) == (2, False, True)
    assert offered(village) == [(2, 50), (1, 100)]
    assert offer(village.publisher, 2, 100, ()).offered
    assert offered(village) == [(2, 100)]
    assert not offer(village.publisher, 2, 100, ()).offered


def test_a_stage_taken_back_to_nobody_keeps_its_number(village: Village) -> None:
    village.publish(contents(1))
    village.publish(contents(2), Terms(percent=10))
    offer(village.publisher, 2, 0, ())
    assert offered(village) == [(2, 0), (1, 100)]
    assert village.publish(contents(3)).number == 3


def test_what_is_not_on_offer_cannot_be_offered_to_more(village: Village) -> None:
    village.publish(contents(1))
    village.publish(contents(2))
    with pytest.raises(PublishError, match="not on offer"):
        offer(village.publisher, 1, 100, ())


@pytest.mark.parametrize(
    "terms",
    [
        Terms(percent=101),
        Terms(rings=("no ring",)),
        Terms(minimum_kiosk="new"),
        Terms(notes={"en": "a\0b"}),
        Terms(notes={"English": "a"}),
    ],
)
def test_terms_a_kiosk_would_refuse_are_refused_before_anything_is_sent(
    village: Village, terms: Terms
) -> None:
    before = files_of(village)
    with pytest.raises(PublishError):
        village.publish(contents(1), terms)
    assert files_of(village) == before


def test_another_site_s_content_is_refused(village: Village) -> None:
    draft = village.draft(contents(1))
    other = type(draft)("other", draft.folder, draft.files)
    with pytest.raises(PublishError, match="other"):
        publish(village.publisher, other)


def test_a_file_that_changed_since_it_was_built_is_refused_and_published_nowhere(
    village: Village,
) -> None:
    village.publish(contents(1))
    draft = village.draft(contents(2))
    (draft.folder / "site.yaml").write_bytes(b"release: X\n")
    with pytest.raises(ChangedError, match=r"site\.yaml"):
        publish(village.publisher, draft)
    (draft.folder / "site.yaml").unlink()
    with pytest.raises(PublishError, match=r"site\.yaml"):
        publish(village.publisher, draft)
    assert offered(village) == [(1, 100)]


def test_without_a_key_nothing_becomes_visible_and_the_missing_one_is_named(
    village: Village,
) -> None:
    village.publish(contents(1))
    (village.publisher.keys / "snapshot-1.pem").unlink()
    with pytest.raises(KeyFileError, match="snapshot"):
        village.publish(contents(2))
    assert offered(village) == [(1, 100)]


def test_a_repository_begun_twice_is_begun_once(village: Village) -> None:
    village.publish(contents(1))
    before = files_of(village)
    pinned = village.pinned
    village.begin()
    assert village.pinned == pinned
    assert files_of(village) == before
    assert len(list(village.root_keys.glob("*.pem"))) == 3


@pytest.mark.parametrize("cut_at", ["1.root.json", ".offers.json", "1.targets.json", "timestamp"])
def test_a_beginning_that_was_cut_off_is_said_to_be_one_and_can_be_completed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut_at: str
) -> None:
    village = Village(tmp_path, LocalStorage(tmp_path / "repository"))
    write = LocalStorage._write

    def cut(storage: LocalStorage, name: str, *more: object) -> None:
        if cut_at in name:
            raise ZeroDivisionError
        write(storage, name, *more)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(LocalStorage, "_write", cut)
        with pytest.raises(ZeroDivisionError):
            village.begin()
    if cut_at != "timestamp":  # by then everything can be found without it
        for act in (lambda: refresh(village.publisher), lambda: village.publish(contents(1))):
            with pytest.raises((PublishError, MissingError), match=r"init heguang|root\.json"):
                act()
    village.begin()
    village.publish(contents(1))
    assert offered(village) == [(1, 100)]


def test_another_publisher_s_site_is_not_begun_over(village: Village, tmp_path: Path) -> None:
    stranger = Village(tmp_path / "stranger", village.storage)
    with pytest.raises(PublishError, match=SITE):
        stranger.begin()


# --- back to what was -------------------------------------------------------------------


def test_rolling_back_publishes_the_old_content_under_a_higher_number(village: Village) -> None:
    for number in (1, 2, 3):
        village.publish(contents(number))
    outcome = roll_back(village.publisher, 1)
    assert (outcome.number, outcome.new, outcome.sent) == (4, True, ())
    _, (manifest,) = kiosk(village).look()
    assert {f.path: f.sha256 for f in manifest.files} == {
        path: sha256(data).hexdigest() for path, data in contents(1).items()
    }
    assert "1" in manifest.notes["zh-Hans"]


def test_rolling_back_twice_is_rolling_back_once(village: Village) -> None:
    for number in (1, 2):
        village.publish(contents(number))
    assert roll_back(village.publisher, 1).number == 3
    again = roll_back(village.publisher, 1)
    assert (again.number, again.new, again.offered) == (3, False, False)
    assert not roll_back(village.publisher, 3).new


def test_there_is_no_way_back_to_what_never_was(village: Village) -> None:
    village.publish(contents(1))
    with pytest.raises(PublishError, match="no release 7"):
        roll_back(village.publisher, 7)


def test_there_is_no_way_back_to_what_was_collected(village: Village) -> None:
    for number in (1, 2):
        village.publish(contents(number))
    picture = sha256(contents(1)["pictures/1.jpg"]).hexdigest()
    with village.storage.working(Work.COLLECT):
        village.storage.delete([object_name(picture)])
    with pytest.raises(PublishError, match="1 files of release 1 have been collected"):
        roll_back(village.publisher, 1)


def test_a_manifest_laid_into_the_repository_by_a_stranger_is_no_release(
    village: Village,
) -> None:
    village.publish(contents(1))
    village.publish(contents(2))
    forged = Terms().manifest(SITE, 7, NOW, village.draft(contents(7)).files).to_bytes()
    name = f"sites/{SITE}/targets/{sha256(forged).hexdigest()}.7.json"
    with village.storage.working(Work.PUBLISH):
        village.storage.add(name, forged)
    with pytest.raises(PublishError, match="no release 7"):
        roll_back(village.publisher, 7)


# --- what was left half done, lost or spoilt --------------------------------------------


def test_an_object_of_the_wrong_size_is_sent_again(village: Village) -> None:
    village.publish(contents(1))
    digest = sha256(contents(1)["film/film.mp4"]).hexdigest()
    assert isinstance(village.storage, LocalStorage)
    (village.storage.root / object_name(digest)).write_bytes(b"half")
    outcome = village.publish(contents(1))
    assert [file.path for file in outcome.sent] == ["film/film.mp4"]
    kiosk(village).look()


@pytest.mark.parametrize("torn", [None, b"", b"{", b'{"signed":{}}'])
def test_a_timestamp_that_is_lost_or_torn_is_written_anew(
    village: Village, torn: bytes | None
) -> None:
    village.publish(contents(1))
    ours = kiosk(village)
    ours.look()
    before = ours.version("timestamp")
    spoil(village, metadata_name(SITE, "timestamp"), torn)
    assert village.publish(contents(2)).number == 2
    ours.look()
    assert ours.version("timestamp") > before


@pytest.mark.parametrize("torn", [None, b"", b"{"])
@pytest.mark.parametrize("role", ["snapshot", "targets"])
def test_what_a_sound_timestamp_points_to_is_never_made_up(
    village: Village, role: str, torn: bytes | None
) -> None:
    village.publish(contents(1))
    village.publish(contents(2))
    version = village.publisher.read().versions[role]
    spoil(village, metadata_name(SITE, role, version), torn)
    with pytest.raises(Exception, match=f"{role}.json"):
        village.publish(contents(3))


def test_a_repository_without_timestamp_and_snapshot_is_not_begun_anew(village: Village) -> None:
    village.publish(contents(1))
    for version in (1, 2):
        spoil(village, metadata_name(SITE, "snapshot", version), None)
    spoil(village, metadata_name(SITE, "timestamp"), None)
    with pytest.raises(Exception, match=r"timestamp\.json"):
        village.publish(contents(2))


def test_versions_go_on_above_those_that_kiosks_have_seen_after_an_old_backup(
    village: Village, tmp_path: Path
) -> None:
    import shutil  # noqa: PLC0415

    village.publish(contents(1))
    shutil.copytree(tmp_path / "repository", tmp_path / "backup")
    ours = kiosk(village)
    for number in (2, 3):
        village.publish(contents(number))
        ours.look()
    shutil.rmtree(tmp_path / "repository")
    (tmp_path / "backup").rename(tmp_path / "repository")
    assert village.publish(contents(4)).number == 4
    _, (manifest,) = ours.look()
    assert manifest.number == 4


def test_an_altered_root_is_not_signed_under(village: Village) -> None:
    stranger = Village(village.folder / "stranger", LocalStorage(village.folder / "other"))
    stranger.begin()
    with village.storage.working(Work.PUBLISH):
        village.storage.add(metadata_name(SITE, "root", 2), stranger.pinned)
    with pytest.raises(DamagedError, match=r"2\.root\.json"):
        village.publish(contents(1))


def spoil(village: Village, name: str, data: bytes | None) -> None:
    assert isinstance(village.storage, LocalStorage)
    file = village.storage.root / name
    if data is None:
        file.unlink()
    else:
        file.write_bytes(data)


# --- two at once ------------------------------------------------------------------------


def test_two_publishers_at_once_make_two_releases(storage: Storage, tmp_path: Path) -> None:
    village = Village(tmp_path / "desk", storage)
    village.begin()
    drafts = [village.draft(contents(number)) for number in (1, 2)]
    numbers: list[int] = []
    ready = threading.Barrier(2)

    def run(draft: Draft) -> None:
        ready.wait()
        numbers.append(publish(village.publisher, draft).number)

    threads = [threading.Thread(target=run, args=(draft,)) for draft in drafts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == [1, 2]
    assert village.publisher.read().highest == 2
    history = [number for number, _ in village.publisher.reader.history(village.publisher.read())]
    assert history == [2, 1]


def test_who_reads_before_another_publishes_begins_again(
    storage: Storage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if there were no lock: what is left are the conditions of each write.
    monkeypatch.setattr(LocalStorage, "_lock", lambda *_: None)
    village, beside = Village(tmp_path, storage), Village(tmp_path, storage)
    village.begin()
    read, others = village.publisher.read, [contents(1)]

    def interrupted() -> Published:
        published = read()
        while others:
            beside.publish(others.pop())
        return published

    monkeypatch.setattr(village.publisher, "read", interrupted)
    assert village.publish(contents(2)).number == 2
    history = village.publisher.reader.history(read())
    assert [number for number, _ in history] == [2, 1]


def test_a_clock_from_before_the_site_was_begun_signs_nothing(village: Village) -> None:
    village.now = NOW.replace(year=1970)
    with pytest.raises(PublishError, match="clock is wrong"):
        village.publish(contents(1))
    village.now = NOW
    assert offered(village) == []
