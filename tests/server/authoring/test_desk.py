from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.content.model import Strand
from kiosk.server.authoring.desk.desk import Desk, desk_of, fingerprint
from kiosk.server.authoring.models import (
    EntryPage,
    FilmPage,
    LedgerPage,
    NoticePage,
    RoutePage,
    VillageSite,
)
from kiosk.server.authoring.preview.asking import content_hash

if TYPE_CHECKING:
    from tests.server.conftest import SignIn
    from tests.server.people import People
    from tests.server.villages import Villages

STOP = {
    "number": 1,
    "name": {"zh-Hans": "村口"},
    "at": {"x": 0.5, "y": 0.5},
    "minutes": 9,
    "commentary": {"zh-Hans": "欢迎。"},
    "photos": [],
    "audio": [],
}


def add(parent: Any, page: Any) -> Any:
    page.live = False
    parent.add_child(instance=page)
    page.save_revision()
    return page


def route(site: VillageSite, *stops: dict[str, Any]) -> RoutePage:
    page = RoutePage(
        heading={"zh-Hans": "路线"},
        stops=json.dumps([{"type": "stop", "value": stop} for stop in stops]),
    )
    add(site, page)
    return page


def desk(site: VillageSite) -> Desk:
    return desk_of(VillageSite.objects.get(pk=site.pk))


def told(found: Desk) -> set[tuple[int, str]]:
    return {(finding.page, finding.anchor) for finding in found.fatal}


def test_an_empty_site_says_what_to_begin_with(villages: Villages) -> None:
    found = desk(villages.heguang)
    assert not found.passed
    assert [strand.seconds for strand in found.strands] == [0.0] * 4
    assert told(found) == {(villages.heguang.pk, "cover")}
    assert found.fatal[0].places == ("禾光村", "封面图片")


def test_minutes_are_told_while_much_is_still_missing(villages: Villages) -> None:
    page = route(villages.heguang, {**STOP, "at": None}, {**STOP, "number": 2, "name": {}})
    found = desk(villages.heguang)
    assert found.strand(Strand.ROUTE).seconds == pytest.approx(18 * 60)
    assert {(page.pk, "stops.0.at"), (page.pk, "map")} <= told(found)
    places = {finding.anchor: finding.places for finding in found.fatal}
    assert places["stops.0.at"] == ("路线", "点位", "点位 1", "在地图上的位置")


def test_what_is_wrong_leads_to_the_field_that_says_it(villages: Villages) -> None:
    film = add(
        villages.heguang,
        FilmPage(heading={"zh-Hans": "片"}),
    )
    notice = add(
        villages.heguang,
        NoticePage(
            heading={"zh-Hans": "公告"},
            text={"zh-Hans": "文"},
            from_day=dt.date(2026, 5, 2),
            until=dt.date(2026, 5, 1),
        ),
    )
    add(
        villages.heguang,
        NoticePage(heading={}, text={"zh-Hans": "文"}, from_day=dt.date(2026, 5, 2)),
    )
    found = told(desk(villages.heguang))
    assert {(film.pk, "film"), (film.pk, "poster"), (notice.pk, "until")} <= found
    assert any(anchor == "heading" for _, anchor in found)


def test_an_entry_that_is_filed_nowhere_is_told(villages: Villages) -> None:
    ledger = add(villages.heguang, LedgerPage(heading={"zh-Hans": "台账"}))
    entry = add(ledger, EntryPage(heading={"zh-Hans": "条目"}, category="gone"))
    found = desk(villages.heguang)
    assert found.homeless == ((entry.pk, "条目"),)
    assert [chapter for chapter in found.evidence if chapter.entries] == []


def test_what_is_left_out_is_not_measured(villages: Villages) -> None:
    page = route(villages.heguang, STOP)
    assert desk(villages.heguang).strand(Strand.ROUTE).seconds == pytest.approx(540)
    page.withheld = True
    page.save_revision()
    assert desk(villages.heguang).strand(Strand.ROUTE).seconds == 0


def test_the_fingerprint_follows_drafts_also_when_autosave_writes_over_one(
    villages: Villages,
) -> None:
    page = route(villages.heguang, STOP)
    site = villages.heguang
    before, said = fingerprint(site), content_hash(site)
    revision = page.get_latest_revision()
    page.heading = {"zh-Hans": "新路线"}
    page.save_revision(overwrite_revision=revision)
    assert page.latest_revision_id == revision.pk
    assert fingerprint(site) != before
    changed = content_hash(site)
    assert changed != said
    page.save_revision()  # nothing new
    assert content_hash(site) == changed


def test_the_desk_is_shown_to_those_whom_it_concerns(
    villages: Villages, people: People, sign_in: SignIn
) -> None:
    address = f"/authoring/desk/{villages.heguang.pk}/"
    for name in ("alice", "first", "auditor", "administrator"):
        assert sign_in(getattr(people, name)).get(address).status_code == 200, name
    for name in ("bob", "charlie"):
        assert sign_in(getattr(people, name)).get(address).status_code in (302, 403, 404), name
    page = sign_in(people.alice).get(address).content.decode()
    assert f"/admin/pages/{villages.heguang.pk}/edit/#field=cover" in page
    assert "开始填写" in page
    assert "开始填写" not in sign_in(people.auditor).get(address).content.decode()


def test_another_villages_pictures_are_not_shown_nor_taken(
    villages: Villages, people: People, sign_in: SignIn
) -> None:
    from django.core.exceptions import PermissionDenied  # noqa: PLC0415

    from tests.server.authoring.sites import make_picture  # noqa: PLC0415

    theirs = make_picture(villages.lanxi)
    assert sign_in(people.bob).get(f"/authoring/picture/{theirs.pk}/").status_code == 302
    assert sign_in(people.alice).get(f"/authoring/picture/{theirs.pk}/").status_code == 404
    villages.heguang.cover = theirs
    with pytest.raises(PermissionDenied):
        villages.heguang.save_revision()
