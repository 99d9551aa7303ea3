"""The first page: how ready a person's villages are, each to those whom it concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.server.authoring.models import NoticePage

if TYPE_CHECKING:
    from tests.server.conftest import SignIn
    from tests.server.people import People
    from tests.server.villages import Villages


def test_an_editor_sees_the_four_strands_of_their_village_and_of_no_other(
    villages: Villages, people: People, sign_in: SignIn
) -> None:
    page = sign_in(people.alice).get("/admin/").content.decode()
    assert page.count("kiosk-card") == 4
    assert f"/admin/pages/{villages.heguang.pk}/edit/" in page
    assert f"/admin/pages/{villages.lanxi.pk}/edit/" not in page
    assert "villagesite" not in page  # editors make no villages


def test_an_administrator_is_led_to_a_new_village_and_a_reviewer_is_not(
    people: People, sign_in: SignIn
) -> None:
    page = sign_in(people.administrator).get("/admin/").content.decode()
    assert "/admin/pages/add/authoring/villagesite/" in page
    assert "kiosk-card" not in page
    page = sign_in(people.first).get("/admin/").content.decode()
    assert "villagesite" not in page


def test_nothing_of_wagtail_itself_is_told(people: People, sign_in: SignIn) -> None:
    for who in (people.alice, people.administrator):
        page = sign_in(who).get("/admin/").content.decode()
        assert "wagtail.org" not in page
        assert "个页面" not in page


def test_what_is_missing_is_called_what_the_form_calls_it(
    villages: Villages, people: People, sign_in: SignIn
) -> None:
    notice = NoticePage(heading={"zh-Hans": "停水"}, text={"zh-Hans": "停水"}, live=False)
    villages.heguang.add_child(instance=notice)
    notice.save_revision()
    page = sign_in(people.alice).get(f"/authoring/desk/{villages.heguang.pk}/").content.decode()
    assert "“开始显示的日子”没有内容" in page
    assert "“from”" not in page
