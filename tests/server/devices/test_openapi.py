"""The device API is what its OpenAPI says, whatever is sent to it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase
from hypothesis import settings as hypothesis_settings
from schemathesis.core.transport import Response
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from kiosk.link.parts import API
from kiosk.server.devices.api import api
from kiosk.server.devices.limits import OF_A_KIOSK

if TYPE_CHECKING:
    from django.test import Client

    from tests.server.devices.device import Device

DOCUMENT = json.loads(json.dumps(api.get_openapi_schema(path_prefix=API)))
SCHEMA = schemathesis.openapi.from_dict(DOCUMENT)
CHECKS = [status_code_conformance, content_type_conformance, response_schema_conformance]


def test_every_verb_is_described_with_all_that_it_may_answer() -> None:
    verbs = {(path, method) for path, one in DOCUMENT["paths"].items() for method in one}
    assert verbs == {
        (API + "pair", "post"),
        (API + "heartbeat", "post"),
        (API + "screenshot", "put"),
        (API + "statistics", "post"),
        (API + "logs", "post"),
        (API + "key", "post"),
    }
    for one in DOCUMENT["paths"].values():
        for verb in one.values():
            assert {"200", "401", "403", "409", "413", "422", "429"} <= set(verb["responses"])
            assert verb["requestBody"]["required"]


def test_the_document_is_served(client: Client) -> None:
    answer = client.get(f"{API}openapi.json")
    assert answer.status_code == 200
    assert answer.json()["paths"].keys() == DOCUMENT["paths"].keys()


@pytest.mark.parametrize("name", ["pair", "heartbeat", "screenshot", "nothing", ""])
def test_other_verbs_and_other_addresses_are_not_there(client: Client, name: str) -> None:
    assert client.get(API + name).status_code in {404, 405}
    assert client.delete(API + name).status_code in {404, 405}


@SCHEMA.parametrize()
@hypothesis_settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_whatever_is_sent_is_answered_as_described(case: schemathesis.Case, device: Device) -> None:
    OF_A_KIOSK.clear()
    kind, body = body_of(case)
    name = case.path.removeprefix(API)
    answer = device.send(case.method.upper(), name, body, kind=kind)
    assert answer.status_code < 500
    if name != "pair":  # there the body names a key that has not signed it
        assert answer.status_code not in {401, 403, 409}
    case.validate_response(as_response(answer, case), checks=CHECKS)


def body_of(case: schemathesis.Case) -> tuple[str, bytes]:
    told = case.as_transport_kwargs(base_url="http://testserver")
    if "json" in told:
        return "application/json", json.dumps(told["json"]).encode()
    data = told.get("data", b"")
    kind = dict(told.get("headers") or {}).get("Content-Type", case.media_type or "text/plain")
    return kind, data if isinstance(data, bytes) else json.dumps(data).encode()


def as_response(answer: Any, case: schemathesis.Case) -> Response:
    request = requests.Request(case.method, f"http://testserver{case.path}").prepare()
    headers = {name: [value] for name, value in answer.headers.items()}
    return Response(answer.status_code, headers, answer.content, request, 0.0, verify=False)
