from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.server.accounts.roles import Role, edited_codes, roles_of

if TYPE_CHECKING:
    from tests.server.conftest import SignIn
    from tests.server.people import People
    from tests.server.villages import Villages


def test_everybody_who_works_here_comes_to_the_console_in_chinese(
    people: People, sign_in: SignIn
) -> None:
    for user in (people.alice, people.final, people.auditor, people.administrator):
        answer = sign_in(user).get("/admin/")
        assert answer.status_code == 200, user
        assert 'lang="zh-hans"' in answer.content.decode()


def test_an_editor_writes_her_own_village_and_not_the_other(
    people: People, villages: Villages
) -> None:
    assert villages.heguang.permissions_for_user(people.alice).can_edit()
    assert not villages.lanxi.permissions_for_user(people.alice).can_edit()
    assert edited_codes(people.alice) == {"heguang"}


def test_nobody_but_a_technician_publishes_without_a_review(
    people: People, villages: Villages
) -> None:
    for user in (people.alice, people.first, people.final, people.administrator, people.auditor):
        assert not villages.heguang.permissions_for_user(user).can_publish(), user
    assert roles_of(people.final) == {Role.FINAL_REVIEWER}


def test_an_auditor_looks_and_changes_nothing(people: People, villages: Villages) -> None:
    rights = villages.heguang.permissions_for_user(people.auditor)
    assert not rights.can_edit()
    assert not rights.can_delete()
    assert not rights.can_move()
