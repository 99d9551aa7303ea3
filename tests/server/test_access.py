"""The access matrix: everybody at every address, looking and sending."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

from kiosk.server.accounts.models import User
from kiosk.server.authoring.models import Recording
from kiosk.server.devices.models import Kiosk
from kiosk.server.releases.models import Release
from kiosk.server.review.models import Submission
from kiosk.server.review.urgent.models import UrgentNotice
from tests.server.access import ALL, RULES, rule_of, values_at
from tests.server.addresses import all_addresses
from tests.server.world import make_world

if TYPE_CHECKING:
    from django.http import HttpResponse

    from tests.server.conftest import SignIn
    from tests.server.people import People
    from tests.server.villages import Villages

_LOGIN, _HOME = "/accounts/login/", "/admin/"
_OUT = ("logout/", "logout")  # they end the session that asks


def _refused(answer: HttpResponse) -> bool:
    """Tell whether somebody was sent away: to the sign-in, to their first page, or with a word."""
    where = answer.get("Location", "").split("?")[0]
    if answer.status_code == 302:
        return where == _HOME or where.startswith((_LOGIN, "/admin/pages/"))
    return answer.status_code in {400, 401, 403, 404, 405}


def _state() -> tuple[Any, ...]:
    """Return what a refused request must leave as it is."""
    return (
        [*User.objects.order_by("pk").values_list("pk", "password", "is_active", "is_superuser")],
        Revision.objects.count(),
        PageLogEntry.objects.count(),
        ModelLogEntry.objects.count(),
        Recording.objects.count(),
        [*Submission.objects.values_list("pk", "state")],
        [*Release.objects.values_list("pk", "state")],
        [*UrgentNotice.objects.values_list("pk", "state")],
        [*Kiosk.objects.order_by("pk").values_list("pk", "state", "name", "key_id")],
    )


def test_every_address_has_a_rule_and_every_rule_an_address() -> None:
    addresses = all_addresses()
    assert [address.route for address in addresses if rule_of(address) is None] == []
    used = {id(rule_of(address)) for address in addresses}
    assert [route for route, rule in RULES.items() if id(rule) not in used] == []


@pytest.mark.parametrize("name", sorted(ALL))
def test_everybody_comes_where_they_may_and_nowhere_else(
    villages: Villages, people: People, sign_in: SignIn, name: str
) -> None:
    world = make_world(villages, people)
    client = Client() if name == "anonymous" else sign_in(getattr(people, name))
    client.raise_request_exception = False
    before, wrong = _state(), []
    for address in all_addresses():
        rule = rule_of(address)
        if rule is None or address.route.endswith(_OUT):
            continue
        path = address.filled(values_at(address, rule, world))
        looked = client.get(path)
        if name in rule.who:
            shut = _refused(looked) if rule.shows else looked.status_code in {403, 500}
        else:
            shut = not _refused(looked)
        if shut:
            wrong.append(f"GET {address.route} {looked.status_code} {looked.get('Location', '')}")
        writers = rule.who if rule.writes is None else rule.writes
        if name not in writers:
            sent = client.post(path)
            if sent.status_code >= 500 or _state() != before:
                wrong.append(f"POST {address.route} {sent.status_code}")
                before = _state()
    assert _state() == before
    assert wrong == []
