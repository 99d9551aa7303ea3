"""A kiosk as the server sees it: a key, numbers that grow, and requests that it signs."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.test import Client

from kiosk.link.keys import PrivateKey
from kiosk.link.messages import PairAnswer, PairRequest
from kiosk.link.parts import API
from kiosk.link.signature import SIGNATURE, read_answer, sign_request
from kiosk.server.devices.models import Kiosk

if TYPE_CHECKING:
    from django.http import HttpResponse
    from pydantic import BaseModel


@dataclass
class Device:
    """Speaks with the device API through Django's own client."""

    key: PrivateKey = field(default_factory=PrivateKey.make)
    number: int = 0
    address: str = "10.0.0.7"
    client: Client = field(default_factory=lambda: Client(raise_request_exception=True))

    def headers(self, method: str, name: str, body: bytes, number: int | None = None) -> Any:
        if number is None:
            self.number += 1
            number = self.number
        return sign_request(self.key, method, API + name, body, number)

    def send(
        self,
        method: str,
        name: str,
        body: bytes,
        *,
        headers: dict[str, str] | None = None,
        kind: str = "application/json",
        query: str = "",
    ) -> HttpResponse:
        headers = self.headers(method, name, body) if headers is None else headers
        return self.client.generic(  # type: ignore[return-value]
            method,
            API + name + query,
            body,
            content_type=kind,
            headers=headers,
            REMOTE_ADDR=self.address,
        )

    def say(self, name: str, message: BaseModel, **more: Any) -> HttpResponse:
        body = message.model_dump_json(exclude_defaults=True).encode()
        return self.send("POST", name, body, **more)

    def pair(self) -> PairAnswer:
        answer = self.say("pair", PairRequest(key=self.key.public, machine="hall"))
        assert answer.status_code == 200, answer.content
        return PairAnswer.model_validate_json(answer.content)

    @property
    def row(self) -> Kiosk:
        return Kiosk.objects.get(key_id=self.key.id)


def told(answer: HttpResponse) -> Any:
    return json.loads(answer.content)


def is_from(server: bytes, answer: HttpResponse, asked: dict[str, str]) -> bool:
    claim = read_answer(answer.status_code, answer.headers, asked[SIGNATURE])
    claim.check(server, answer.content)
    return True
