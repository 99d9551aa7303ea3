from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.utils import timezone

from kiosk.link.messages import Content, Disk, Glass, Trouble
from kiosk.server.devices.ailments import Ailment
from kiosk.server.devices.models import KioskGroup
from kiosk.server.fleet.listing import chosen, counts
from kiosk.server.fleet.rows import rows_of
from kiosk.server.releases.models import Release
from kiosk.server.review.models import Submission

if TYPE_CHECKING:
    from tests.server.fleet.conftest import Fleet
    from tests.server.people import People
    from tests.server.villages import Villages

A = Ailment


@pytest.mark.parametrize(
    ("said", "ails", "words"),
    [
        ({}, A(0), ""),
        ({"glass": None}, A.NO_DISPLAY, "没有画面"),
        ({"glass": Glass(age=16)}, A.HANGS, "画面停住"),
        ({"glass": Glass(age=1, rate=20, lost=5)}, A.SLOW_FILM, "每秒 25 帧里丢了 5 帧"),
        ({"glass": Glass(age=1, rate=59.5, lost=0.5)}, A(0), ""),
        ({"content": Content(shown=3, bad=(4,))}, A.RELEASE_FAILED, "第 4 版无法显示"),
        ({"content": Content(shown=5, bad=(4,))}, A(0), ""),
        ({"disk": Disk(free=2**29, total=2**40)}, A.DISK, "只剩 0.5 GB"),
        ({"fast": 7_300.0}, A.CLOCK, "快了 2 小时"),
        ({"fast": -400.0}, A.CLOCK, "慢了 6 分钟"),
        ({"troubles": (Trouble(about="x", zh="触摸屏没接好", en="t"),)}, A.TOLD, "触摸屏没接好"),
    ],
)
def test_what_ails_a_kiosk_is_known_by_its_own_words(
    fleet: Fleet, said: dict[str, object], ails: Ailment, words: str
) -> None:
    kiosk = fleet.hear(fleet.kiosk("活动室"), **said)  # type: ignore[arg-type]
    assert (Ailment(kiosk.ailments), kiosk.failing) == (ails, bool(ails))
    row = rows_of([kiosk])[0]
    assert row.standing == ("failing" if ails else "online")
    assert words in "".join(row.troubles)
    assert bool(row.troubles) == bool(ails)


def test_a_touch_is_remembered_when_the_display_has_started_anew(fleet: Fleet) -> None:
    kiosk = fleet.hear(fleet.kiosk("活动室"))
    touched = kiosk.touched_at
    assert touched is not None
    assert 59 < (timezone.now() - touched).total_seconds() < 70
    assert fleet.hear(kiosk, glass=Glass(age=0.1)).touched_at == touched


def test_those_that_need_a_person_come_first(fleet: Fleet, people: People) -> None:
    fleet.hear(fleet.kiosk("a 好"))
    fleet.silence(fleet.hear(fleet.kiosk("b 断")), minutes=10)
    fleet.hear(fleet.kiosk("c 坏"), glass=None)
    never = fleet.kiosk("d 从未")
    found = [one.name for one in chosen(people.administrator, {})]
    assert found == ["c 坏", "b 断", "d 从未", "a 好"]
    now = counts(people.administrator)
    assert (now.total, now.failing, now.dark, now.online) == (4, 1, 2, 1)
    assert rows_of([never])[0].standing == "dark"


def test_a_filter_finds_what_it_says(fleet: Fleet, people: People, villages: Villages) -> None:
    group = KioskGroup.objects.create(name="试点", ring="trial")
    disk = fleet.hear(fleet.kiosk("磁盘"), disk=Disk(free=1, total=2))
    fleet.hear(fleet.kiosk("钟", villages.lanxi), fast=9_000.0)
    fleet.silence(fleet.hear(fleet.kiosk("断")), hours=1)
    gone = fleet.kiosk("撤", state="revoked")
    group.kiosks.add(disk)

    def names(**wanted: object) -> set[str]:
        return {one.name for one in chosen(people.administrator, wanted)}

    assert names(standing="disk") == {"磁盘"}
    assert names(standing="clock") == {"钟"}
    assert names(standing="failing") == {"磁盘", "钟"}
    assert names(standing="dark") == {"断"}
    assert names(standing="revoked") == {gone.name}
    assert names(site=villages.lanxi) == {"钟"}
    assert names(group=group) == {"磁盘"}
    assert names(text="兰溪") == {"钟"}
    assert names(text="磁") == {"磁盘"}
    assert names(text="%") == set()


def test_an_editor_sees_only_her_own_village(
    fleet: Fleet, people: People, villages: Villages
) -> None:
    fleet.kiosk("禾光")
    fleet.kiosk("兰溪", villages.lanxi)
    assert [one.name for one in chosen(people.alice, {})] == ["禾光"]
    assert (counts(people.alice).total, counts(people.bob).total) == (1, 1)
    assert counts(people.auditor).total == 2
    assert list(chosen(people.charlie, {})) == []


def test_the_release_on_offer_is_the_one_that_this_kiosk_may_take(
    fleet: Fleet, people: People, villages: Villages
) -> None:
    submission = Submission.objects.create(
        site=villages.heguang, number=1, submitted_by=people.alice, content_hash="0" * 64,
        pages=[], files=[],
    )  # fmt: skip

    def release(number: int, **more: object) -> None:
        Release.objects.create(
            site=villages.heguang, submission=submission, content_hash="0" * 64, number=number,
            **{"state": "out", "percents": [100], "step": 0, **more},
        )  # fmt: skip

    release(1)
    release(2, state="rolling", percents=[0, 100], rings=["trial"])
    release(3, state="halted")
    plain, tries = fleet.kiosk("普通"), fleet.kiosk("试点机")
    tries.groups.add(KioskGroup.objects.create(name="试点", ring="trial"))
    fleet.hear(plain), fleet.hear(tries)
    found = {row.kiosk.name: (row.offered, row.behind) for row in rows_of([plain, tries])}
    assert found == {"普通": (1, False), "试点机": (2, True)}


def test_the_list_of_many_kiosks_is_found_in_an_index_alone(people: People) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL chooses by what is in the tables")
    for found in (
        chosen(people.administrator, {}).values_list("pk", flat=True)[:50],
        chosen(people.administrator, {"standing": "disk"}).values_list("pk", flat=True)[:50],
    ):
        assert "COVERING INDEX kiosk_standing" in found.explain()
