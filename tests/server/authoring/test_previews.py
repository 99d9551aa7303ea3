from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache
from django_tasks_db.models import DBTaskResult

from kiosk.server.authoring.models import NoticePage, Preview, VillageSite
from kiosk.server.authoring.preview import drawing
from kiosk.server.authoring.preview.asking import glass
from kiosk.server.authoring.preview.drawing import DrawingError, draw
from tests.server.authoring.sites import make_picture

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.server.conftest import SignIn
    from tests.server.people import People
    from tests.server.villages import Villages


class Drawn:
    """Stands in for the kiosk's program: notes what it was asked for, and writes bytes."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []
        self.sites: list[str] = []
        self.fails = False

    def __call__(self, folder: Path) -> Drawn:
        self.folder = folder
        return self

    def draw(
        self, screens: Sequence[str], language: str, out: Path
    ) -> dict[tuple[str, bool], Path]:
        self.asked.append(tuple(screens))
        self.sites.append((self.folder / "site.yaml").read_text("utf-8"))
        if self.fails:
            raise DrawingError
        out.mkdir()
        found = {}
        for screen in screens:
            for portrait in (False, True):
                file = out / f"{screen}-{portrait}-{language}.jpg"
                file.write_bytes(f"{screen} {portrait} {len(self.asked)}".encode())
                found[screen, portrait] = file
        return found


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    cache.clear()
    made = Drawn()
    monkeypatch.setattr(drawing, "Kiosk", made)
    return made


@pytest.fixture
def site(villages: Villages) -> VillageSite:
    site = villages.heguang
    site.cover = make_picture(site)
    site.save_revision()
    return site


def jobs() -> int:
    return DBTaskResult.objects.filter(queue_name="drawing").count()


def test_a_picture_is_asked_for_once_and_shown_when_it_is_drawn(
    site: VillageSite, drawn: Drawn
) -> None:
    first = glass(site, "home")
    assert first.again
    assert [shot.url for shot in first.shots] == ["", ""]
    glass(site, "home")
    assert jobs() == 1
    draw.func(site.pk)
    then = glass(site, "home")
    assert not then.again
    assert all(shot.url and shot.fresh for shot in then.shots)
    assert [shot.portrait for shot in then.shots] == [False, True]
    assert jobs() == 1
    assert drawn.asked == [("home",)]


def test_the_old_picture_stays_until_the_new_one_is_drawn(site: VillageSite, drawn: Drawn) -> None:
    glass(site, "home")
    draw.func(site.pk)
    before = glass(site, "home").shots[0].url
    site.welcome = {"zh-Hans": "你好"}
    site.save_revision()
    meanwhile = glass(site, "home")
    assert meanwhile.again
    assert [(s.url == before, s.fresh) for s in meanwhile.shots[:1]] == [(True, False)]
    draw.func(site.pk)
    after = glass(site, "home").shots[0].url
    assert after != before
    assert Preview.objects.filter(site=site).count() == 2
    assert len(drawn.asked) == 2


def test_a_draft_that_says_the_same_is_not_drawn_again(site: VillageSite, drawn: Drawn) -> None:
    glass(site, "home")
    draw.func(site.pk)
    site.save_revision()
    assert not glass(site, "home").again
    assert len(drawn.asked) == 1


def test_a_part_that_is_wrong_is_left_out_and_its_site_is_drawn(
    site: VillageSite, drawn: Drawn
) -> None:
    notice = NoticePage(heading={"zh-Hans": "没有日子"}, live=False)
    site.add_child(instance=notice)
    notice.save_revision()
    glass(site, "home")
    draw.func(site.pk)
    assert "notices" not in drawn.sites[0]
    assert not glass(site, "home").again


def test_a_site_that_cannot_be_shown_says_so_and_nothing_is_drawn(
    villages: Villages, drawn: Drawn
) -> None:
    glass(villages.heguang, "home")
    draw.func(villages.heguang.pk)
    told = glass(villages.heguang, "home")
    assert not told.again
    assert "封面" in str(told.shots[0].says)
    assert drawn.asked == []


def test_a_program_that_fails_is_told_and_not_asked_again(site: VillageSite, drawn: Drawn) -> None:
    drawn.fails = True
    glass(site, "home")
    with pytest.raises(DrawingError):
        draw.func(site.pk)
    told = glass(site, "home")
    assert not told.again
    assert "技术人员" in str(told.shots[0].says)
    assert jobs() == 1


def test_a_part_is_shown_first_in_its_own_picture(site: VillageSite, drawn: Drawn) -> None:
    del drawn
    import datetime as dt  # noqa: PLC0415

    from kiosk.server.authoring.export.composing import compose  # noqa: PLC0415
    from kiosk.server.authoring.export.drafts import drafts  # noqa: PLC0415
    from kiosk.server.authoring.export.files import Library, Taken  # noqa: PLC0415

    for title in ("一", "二"):
        notice = NoticePage(
            heading={"zh-Hans": title},
            text={"zh-Hans": "文"},
            from_day=dt.date(2026, 5, 1),
            live=False,
        )
        site.add_child(instance=notice)
        notice.save_revision()
    whole, parts = drafts(site)
    parts.sort(key=lambda part: part.pk != notice.pk)
    value = compose(whole, parts, Taken(Library(site)), notice.pk).value
    assert [n["title"]["zh-Hans"] for n in value["notices"].value] == ["二", "一"]


def test_pictures_of_drafts_are_told_to_those_whom_they_concern(
    site: VillageSite, people: People, sign_in: SignIn, drawn: Drawn
) -> None:
    del drawn
    address = f"/authoring/preview/{site.pk}/home/0/"
    assert sign_in(people.alice).get(address).json()["again"]
    assert sign_in(people.bob).get(address).status_code == 404
    assert sign_in(people.alice).get(f"/authoring/preview/{site.pk}/nothing/0/").status_code == 404
    assert sign_in(people.alice).get(f"/authoring/preview/{site.pk}/home/999/").status_code == 404


def test_a_page_that_was_never_saved_is_previewed_in_words(
    site: VillageSite, people: People, sign_in: SignIn
) -> None:
    alice = sign_in(people.alice)
    address = f"/admin/pages/add/authoring/noticepage/{site.pk}/preview/"
    alice.post(address, {"heading": "{}", "text": "{}"})
    answer = alice.get(f"{address}?mode=notices")
    assert answer.status_code == 200
