from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from wagtail.models import ModelLogEntry

from kiosk.server.accounts import record
from kiosk.server.accounts.models import User
from kiosk.server.accounts.sealing import unseal
from tests.server.people import PASSWORD

if TYPE_CHECKING:
    from django.http import HttpResponse
    from pytest_django import Settings

    from tests.server.conftest import SignIn
    from tests.server.people import People

LOGIN, CODE = "/accounts/login/", "/accounts/second-factor/authenticate/"


@pytest.fixture(autouse=True)
def _counted_from_nothing(db: None) -> None:
    del db
    call_command("createcachetable", verbosity=0)
    cache.clear()


def _secret(user: User) -> str:
    phone = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
    return unseal(phone.data["secret"])


def _code(user: User) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(_secret(user), counter))


def _password(client: Client, name: str, password: str = PASSWORD) -> HttpResponse:
    return client.post(LOGIN, {"login": name, "password": password})


def _is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def test_a_password_and_a_code_together_let_somebody_in(people: People) -> None:
    client = Client()
    answer = _password(client, "alice")
    assert answer["Location"] == CODE
    assert not _is_in(client)
    client.post(CODE, {"code": _code(people.alice)})
    assert _is_in(client)
    assert ModelLogEntry.objects.filter(action=record.SIGNED_IN, object_id=people.alice.pk).exists()


def test_a_session_from_before_signing_in_is_worth_nothing_afterwards(people: People) -> None:
    client = Client()
    client.get(LOGIN)
    client.post("/language/", {"language": "en", "next": LOGIN})
    planted = "a" * 32
    client.cookies["session"] = planted
    _password(client, "alice")
    client.post(CODE, {"code": _code(people.alice)})
    assert _is_in(client)
    assert client.cookies["session"].value != planted
    thief = Client()
    thief.cookies["session"] = planted
    assert not _is_in(thief)


def test_a_code_is_good_once(people: People) -> None:
    code = _code(people.alice)
    for expected in (True, False):
        client = Client()
        _password(client, "alice")
        client.post(CODE, {"code": code})
        assert _is_in(client) is expected


def test_guessing_a_password_is_locked_out_with_the_right_one_too(people: People) -> None:
    client = Client()
    for guess in range(5):
        assert _password(client, "alice", f"guess-{guess}").status_code == 200
    answer = _password(client, "alice")
    assert answer.status_code in {200, 429}
    assert answer.headers.get("Location") is None
    assert (
        ModelLogEntry.objects.filter(action=record.REFUSED, object_id=people.alice.pk).count() >= 5
    )


def test_guessing_many_names_from_one_place_is_locked_out() -> None:
    client = Client()
    statuses = [_password(client, f"name-{n}", "guess-guess").status_code for n in range(12)]
    page = _password(client, "name-99", "guess-guess").content.decode()
    assert 429 in statuses or "稍后" in page or "过多" in page, page


def test_guessing_codes_is_locked_out_with_the_right_one_too(people: People) -> None:
    client = Client()
    _password(client, "alice")
    right = _code(people.alice)
    wrong = "000000" if right != "000000" else "111111"
    for _ in range(10):
        client.post(CODE, {"code": wrong})
    client.post(CODE, {"code": right})
    assert not _is_in(client)


def test_wagtails_own_sign_in_leads_to_ours_and_lets_nobody_in(people: People) -> None:
    client = Client()
    answer = client.post("/admin/login/", {"username": people.alice.username, "password": PASSWORD})
    assert answer["Location"].startswith(LOGIN)
    assert not _is_in(client)


def test_a_session_that_came_past_the_second_factor_is_ended(people: People) -> None:
    client = Client()
    client.force_login(people.alice)
    assert client.get("/admin/")["Location"] == LOGIN
    assert "_auth_user_id" not in client.session


def test_somebody_without_a_phone_connects_one_before_anything_else(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The test's own transaction never ends; a real one does within the request.
    monkeypatch.setattr(transaction, "on_commit", lambda act: act())
    Authenticator.objects.all().delete()
    client = Client()
    assert _password(client, "alice").status_code == 302
    assert client.get("/admin/")["Location"] == "/accounts/second-factor/totp/activate/"
    page = client.get("/accounts/second-factor/totp/activate/")
    secret = page.context["form"].secret
    counter = next(iter(yield_hotp_counters_from_time()))
    code = format_hotp_value(hotp_value(secret, counter))
    answer = client.post("/accounts/second-factor/totp/activate/", {"code": code}, follow=True)
    assert "备用码" in answer.content.decode()
    assert _is_in(client)
    assert _secret(people.alice) == secret


def test_the_phones_secret_is_not_readable_in_the_database(people: People) -> None:
    phone = Authenticator.objects.get(user=people.alice, type=Authenticator.Type.TOTP)
    assert _secret(people.alice) not in str(phone.data)


def test_nobody_takes_off_their_own_second_factor(people: People, sign_in: SignIn) -> None:
    client = sign_in(people.alice)
    client.post("/accounts/second-factor/totp/deactivate/")
    assert Authenticator.objects.filter(user=people.alice, type="totp").exists()


def test_a_password_that_somebody_else_chose_is_changed_first(people: People) -> None:
    User.objects.filter(pk=people.alice.pk).update(must_change_password=True)
    client = Client()
    _password(client, "alice")
    client.post(CODE, {"code": _code(people.alice)})
    assert client.get("/admin/")["Location"] == "/accounts/password/"
    new = "another-stream-and-hill"
    client.post(
        "/accounts/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    people.alice.refresh_from_db()
    assert people.alice.check_password(new)
    assert not people.alice.must_change_password


@pytest.mark.parametrize("typed", ["short-1", "123456789012", "password1234", "xiaoman-new"])
def test_a_weak_password_is_refused(people: People, sign_in: SignIn, typed: str) -> None:
    _create(people, sign_in, "xiaoman", typed)
    assert not User.objects.filter(username="xiaoman").exists()


def _create(people: People, sign_in: SignIn, name: str, password: str, **more: str) -> None:
    sign_in(people.administrator).post(
        "/admin/users/new/",
        {
            "username": name,
            "first_name": "小满",
            "last_name": "陶",
            "password1": password,
            "password2": password,
            **more,
        },
    )


def test_an_administrator_makes_accounts_and_no_technician(people: People, sign_in: SignIn) -> None:
    _create(people, sign_in, "new", "mountain-and-stream", is_superuser="on")
    made = User.objects.get(username="new")
    assert not made.is_superuser
    assert made.must_change_password
    assert made.get_full_name() == "陶小满"


def test_an_administrator_does_not_take_over_a_technician(people: People, sign_in: SignIn) -> None:
    client = sign_in(people.administrator)
    technician = people.technician
    edit = f"/admin/users/edit/{technician.pk}/"
    client.post(
        edit,
        {
            "username": "technician",
            "first_name": "a",
            "last_name": "b",
            "password1": "taken-over-by-me",
            "password2": "taken-over-by-me",
            "is_active": "on",
        },
    )
    client.post(f"/admin/users/delete/{technician.pk}/")
    client.post(f"/admin/bulk/accounts/user/delete/?id={technician.pk}")
    technician.refresh_from_db()
    assert technician.check_password(PASSWORD)


def test_a_lost_phone_is_disconnected_by_an_administrator(people: People, sign_in: SignIn) -> None:
    alice = people.alice
    sign_in(people.administrator).post(
        f"/admin/users/edit/{alice.pk}/",
        {
            "username": "alice",
            "first_name": "a",
            "last_name": "b",
            "is_active": "on",
            "disconnect_phone": "on",
            "groups": [group.pk for group in alice.groups.all()],
        },
    )
    assert not Authenticator.objects.filter(user=alice).exists()
    assert ModelLogEntry.objects.filter(action=record.PHONE_DISCONNECTED).exists()


def test_no_secret_is_written_into_a_log(people: People, caplog: pytest.LogCaptureFixture) -> None:
    client = Client()
    with caplog.at_level("DEBUG"):
        _password(client, "my-own-password-typed-as-a-name", "another-secret")
        _password(client, "alice", "wrong-secret")
        _password(client, "alice")
        client.post(CODE, {"code": _code(people.alice)})
    said = caplog.text
    for secret in (
        "my-own-password",
        "another-secret",
        "wrong-secret",
        PASSWORD,
        _secret(people.alice),
    ):
        assert secret not in said
    assert client.session.session_key not in said


def test_another_host_is_refused(settings: Settings) -> None:
    from kiosk.server.project import settings as written  # noqa: PLC0415

    settings.ALLOWED_HOSTS = written.ALLOWED_HOSTS
    client = Client(raise_request_exception=False)
    assert client.get(LOGIN, headers={"host": "evil.example"}).status_code == 400
    assert client.get(LOGIN, headers={"host": "testserver"}).status_code == 200


def test_pages_of_ours_run_nothing_that_stands_within_them(people: People, sign_in: SignIn) -> None:
    for client, path in ((Client(), LOGIN), (sign_in(people.alice), "/accounts/second-factor/")):
        answer = client.get(path)
        policy = answer["Content-Security-Policy"]
        assert "unsafe-inline" not in policy
        assert "default-src 'self'" in policy
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "same-origin"
        page = answer.content.decode()
        assert " style=" not in page
        assert "<script>" not in page
    assert "unsafe-inline" in sign_in(people.alice).get("/admin/")["Content-Security-Policy"]


@pytest.mark.usefixtures("people")
def test_cookies_are_for_the_server_alone() -> None:
    client = Client()
    _password(client, "alice")
    cookie = client.cookies["session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_who_has_just_signed_in_connects_a_phone_without_the_password_once_more(
    people: People,
) -> None:
    Authenticator.objects.filter(user=people.alice).delete()
    client = Client()
    _password(client, "alice")

    answer = client.get("/accounts/second-factor/totp/activate/")

    assert answer.status_code == 200
