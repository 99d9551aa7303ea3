"""Keys and signatures: made for the first village, asked for by the second, renewed each day."""

from __future__ import annotations

import datetime as dt
import shutil
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.urls import reverse
from tuf.api.metadata import Metadata

from kiosk.release.errors import PublishError
from kiosk.release.publisher import Publisher
from kiosk.server.releases import desk as places
from kiosk.server.releases import upkeep

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.server.conftest import SignIn
    from tests.server.releases.desk import Desk


def root_keys_of(code: str) -> set[str]:
    root = Metadata.from_bytes(places.publisher(code).pinned()).signed
    return set(root.roles["root"].keyids)


def test_all_villages_have_the_same_root_keys_and_online_keys_of_their_own(db: None) -> None:
    del db
    places.begin_site("heguang")
    places.begin_site("lanxi")
    places.begin_site("lanxi")
    assert root_keys_of("heguang") == root_keys_of("lanxi")
    assert len(places.root_keys()) == 3
    folders = settings.KIOSK.folders.online_keys
    ours = [{key.read_bytes() for key in (folders / c).iterdir()} for c in ("heguang", "lanxi")]
    assert len(ours[0]) == len(ours[1]) == 3
    assert ours[0].isdisjoint(ours[1])


def test_a_new_village_says_that_the_sticks_are_needed_once_they_are_away(db: None) -> None:
    del db
    places.begin_site("heguang")
    shutil.rmtree(settings.KIOSK.folders.root_keys)
    places.begin_site("heguang")
    with pytest.raises(PublishError, match="--like heguang"):
        places.begin_site("lanxi")


def test_a_release_of_a_village_without_keys_fails_in_words_and_goes_once_they_are_there(
    desk: Desk,
) -> None:
    places.begin_site("lanxi")
    kept = settings.KIOSK.data / "away"
    shutil.move(settings.KIOSK.folders.root_keys, kept)
    failed = desk.publish_new()
    assert failed.state == "failed"
    assert "U 盘" in failed.problem_zh
    shutil.move(kept, settings.KIOSK.folders.root_keys)
    assert desk.publish().state == "out"


def test_the_daily_look_renews_what_would_run_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.publish_new()
    before = places.publisher("heguang").read()
    later = dt.datetime.now(dt.UTC) + dt.timedelta(days=50)
    at_that_time(monkeypatch, lambda: later)
    upkeep.keep_up()
    after = places.publisher("heguang").read()
    assert after.expires["timestamp"] > before.expires["timestamp"]
    assert [o.number for o in after.offers.offers] == [1]  # type: ignore[union-attr]


def at_that_time(patch: pytest.MonkeyPatch, now: Callable[[], dt.datetime]) -> None:
    real = Publisher.__init__

    def made(self: Publisher, *args: object, **named: object) -> None:
        real(self, *args, **named)  # type: ignore[arg-type]
        self.now = now

    patch.setattr(Publisher, "__init__", made)


def test_one_village_that_cannot_be_renewed_does_not_keep_the_others_from_it(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    del db
    for code in ("heguang", "lanxi"):
        places.begin_site(code)
    shutil.rmtree(settings.KIOSK.folders.online_keys / "heguang")
    version = places.publisher("lanxi").read().versions["timestamp"]
    monkeypatch.setattr(upkeep, "collect", lambda *_: None)
    upkeep.keep_up()
    assert places.publisher("lanxi").read().versions["timestamp"] == version + 1


def test_the_console_warns_while_root_keys_lie_on_the_server(desk: Desk, sign_in: SignIn) -> None:
    desk.publish_new()
    client = sign_in(desk.acts.people.administrator)
    for name in ("overview", "keys"):
        text = client.get(reverse(f"releases:{name}")).content.decode()
        assert "根密钥还留在这台服务器上" in text
    shutil.rmtree(settings.KIOSK.folders.root_keys)
    text = client.get(reverse("releases:keys")).content.decode()
    assert "根密钥不在这台服务器上" in text
    assert "heguang" in text


def test_a_repository_that_cannot_be_read_is_told_and_breaks_no_page(
    desk: Desk, sign_in: SignIn
) -> None:
    desk.publish_new()
    for file in settings.KIOSK.folders.published.rglob("*.snapshot.json"):
        file.write_text("x")
    answer = sign_in(desk.acts.people.administrator).get(reverse("releases:keys"))
    assert answer.status_code == 200
    assert "读不出来" in answer.content.decode()
