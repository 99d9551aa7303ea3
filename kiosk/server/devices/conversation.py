"""Who speaks, and whose turn it is: every request of a kiosk is checked, counted and answered once.

A request has the kiosk's signature and a number that grows. The number of the last one and the
answer to it are kept in the kiosk's row, and change in the same transaction as all else that the
request does. So one that comes again, because its answer was lost, gets the same answer and does
nothing; one with a lower number is told the last one, signed, and the kiosk goes beyond it.
"""

from __future__ import annotations

import inspect
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from hashlib import sha256
from hmac import compare_digest
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any, get_type_hints

from django.db import transaction
from django.http import HttpResponse

from kiosk.link.errors import SignatureError
from kiosk.link.messages import Refusal
from kiosk.link.signature import SIGNATURE, read_request, sign_answer
from kiosk.server.devices.identity import server_key
from kiosk.server.devices.limits import OF_A_KIOSK, OF_STRANGERS, address_of
from kiosk.server.devices.models import Kiosk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID

    from django.http import HttpRequest
    from pydantic import BaseModel

    from kiosk.link.signature import Claim

_LONGEST_SIGNATURE = 120
BULK = 16_384
"""Bytes of a body above which it is a bulky one: it may take its time on a village's line."""
BULKY, NEWCOMERS = BoundedSemaphore(2), BoundedSemaphore(2)
"""How many bulky bodies, and how many of strangers, a process waits for at once.

Whoever sends slowly, for want of a line or on purpose, holds a thread: never so many that others
are not answered.
"""
OK, WRONG, UNSIGNED, REVOKED = 200, 400, 401, 403
STALE, LENGTHLESS, TOO_LONG, TOO_OFTEN = 409, 411, 413, 429


class RefusedError(Exception):
    """A request that is not answered; says no more than it must."""

    def __init__(
        self, status: int, reason: str, *, sequence: int | None = None, wait: float = 0.0
    ) -> None:
        """Keep the status, the reason, and what else the kiosk is to know."""
        super().__init__(reason)
        self.status = status
        self.refusal = Refusal(reason=reason, sequence=sequence)
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whoever has signed a request.

    Attributes:
        claim: What was signed.
        kiosk: Whose key that is; None for a kiosk that nobody knows.
    """

    claim: Claim
    kiosk: Kiosk | None


# --- who speaks -------------------------------------------------------------------------


def signed(limit: int) -> Callable[[HttpRequest], Speaker]:
    """Return what checks that a request of `limit` bytes at most is an approved kiosk's.

    Its body is read last: for nobody else does a thread wait that answers others.
    """

    def speaker(request: HttpRequest) -> Speaker:
        length = length_of(request, limit)
        claim = claim_of(request)
        kiosk = Kiosk.objects.defer("answer", "facts").filter(key_id=claim.key).first()
        if kiosk is None:
            raise stranger(request, "unknown")
        _checked(request, lambda: claim.check_signature(kiosk.public_key))
        not_too_often(kiosk)
        if kiosk.state != Kiosk.State.APPROVED:
            raise RefusedError(REVOKED, "revoked")
        with one_of(BULKY if length > BULK else None):
            body = request.body
        _checked(request, lambda: claim.check_body(body))
        return Speaker(claim, kiosk)

    return speaker


def newcomers_body(request: HttpRequest, limit: int) -> bytes:
    """Return the body of a request whose sender nobody knows; only a few wait for such at once.

    Raises:
        RefusedError: It is too long, does not say how long it is, or others are waited for.
    """
    length_of(request, limit)
    with one_of(NEWCOMERS):
        return request.body


def length_of(request: HttpRequest, limit: int) -> int:
    """Return how long a request says its body is; nothing of it is read.

    Raises:
        RefusedError: It is too long, does not say how long it is, or has a query beside it.
    """
    if request.META.get("QUERY_STRING"):
        raise RefusedError(WRONG, "wrong")
    said = request.META.get("CONTENT_LENGTH", "")
    if not (said.isascii() and said.isdigit()) or request.headers.get("Transfer-Encoding"):
        raise RefusedError(LENGTHLESS, "length")
    if len(said) > len(str(limit)) or int(said) > limit:
        raise RefusedError(TOO_LONG, "too-long")
    return int(said)


@contextmanager
def one_of(places: BoundedSemaphore | None) -> Iterator[None]:
    """Have one of a few places, without waiting for it.

    Raises:
        RefusedError: All are taken.
    """
    if places is None:
        yield
        return
    if not places.acquire(blocking=False):
        raise RefusedError(TOO_OFTEN, "busy", wait=10.0)
    try:
        yield
    finally:
        places.release()


def claim_of(request: HttpRequest) -> Claim:
    """Return what a request claims.

    Raises:
        RefusedError: It is not signed in our form.
    """
    try:
        return read_request(str(request.method), request.path, request.headers)
    except SignatureError as error:
        raise stranger(request, "unsigned") from error


def check(request: HttpRequest, claim: Claim, public: bytes, body: bytes) -> None:
    """See that the owner of a key has signed this request.

    Raises:
        RefusedError: Somebody else has.
    """
    _checked(request, lambda: claim.check(public, body))


def _checked(request: HttpRequest, check: Callable[[], None]) -> None:
    try:
        check()
    except SignatureError as error:
        raise stranger(request, "unsigned") from error


def stranger(request: HttpRequest, reason: str) -> RefusedError:
    """Return the refusal of somebody who may be trying; of many tries it is another one."""
    wait = OF_STRANGERS.take(address_of(request))
    if wait:
        return RefusedError(TOO_OFTEN, "busy", wait=wait)
    return RefusedError(UNSIGNED, reason)


def not_too_often(kiosk: Kiosk) -> None:
    """Count a request of a kiosk.

    Raises:
        RefusedError: It asks too often.
    """
    wait = OF_A_KIOSK.take(kiosk.key_id)
    if wait:
        raise RefusedError(TOO_OFTEN, "busy", wait=wait)


# --- whose turn it is -------------------------------------------------------------------


def in_turn(act: Callable[..., BaseModel]) -> Callable[..., HttpResponse]:
    """Have `act(request, kiosk, …)` done once for each request, with the kiosk's row locked."""

    @wraps(act)
    def answer(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        speaker: Speaker = request.auth  # type: ignore[attr-defined]  # set by ninja
        assert speaker.kiosk is not None  # noqa: S101  # `signed` lets nobody else through
        return take_turn(
            request,
            speaker.claim,
            speaker.kiosk.pk,
            lambda kiosk: act(request, *args, kiosk=kiosk, **named),
        )

    seen = inspect.signature(act)
    kinds = get_type_hints(act)
    answer.__signature__ = seen.replace(  # type: ignore[attr-defined]  # what ninja looks at
        parameters=[
            one.replace(annotation=kinds.get(name, one.annotation))
            for name, one in seen.parameters.items()
            if name != "kiosk"
        ],
        return_annotation=HttpResponse,
    )
    return answer


def take_turn(
    request: HttpRequest, claim: Claim, kiosk_id: UUID, act: Callable[[Kiosk], BaseModel]
) -> HttpResponse:
    """Answer a request, or give the answer again that was given to it before.

    Raises:
        RefusedError: A later one was answered already.
    """
    asked = sha256(claim.base).hexdigest()
    with transaction.atomic():
        kiosk = Kiosk.objects.select_for_update(of=("self",)).get(pk=kiosk_id)
        if claim.sequence == kiosk.sequence and compare_digest(asked, kiosk.asked):
            return respond(request, kiosk.answer_status, bytes(kiosk.answer))
        if claim.sequence <= kiosk.sequence:
            raise RefusedError(STALE, "stale", sequence=kiosk.sequence)
        body = act(kiosk).model_dump_json().encode()
        Kiosk.objects.filter(pk=kiosk.pk).update(
            sequence=claim.sequence, asked=asked, answer_status=OK, answer=body
        )
    return respond(request, OK, body)


# --- answers ----------------------------------------------------------------------------


def respond(request: HttpRequest, status: int, body: bytes) -> HttpResponse:
    """Return a signed answer."""
    response = HttpResponse(body, status=status, content_type="application/json; charset=utf-8")
    return sign(request, response)


def sign(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Sign an answer to a request that bears something like a signature."""
    asked = request.headers.get(SIGNATURE, "")
    response["Cache-Control"] = "no-store"
    if asked and asked.isascii() and len(asked) <= _LONGEST_SIGNATURE:
        headers = sign_answer(server_key(), response.status_code, response.content, asked)
        for name, value in headers.items():
            response[name] = value
    return response
