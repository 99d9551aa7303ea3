"""The device API, version 1: what kiosks say, and what is said to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse  # noqa: TC002  # ninja looks the types up
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from pydantic import ValidationError as WrongMessageError

from kiosk.link.keys import key_id
from kiosk.link.messages import (
    Done,
    Heartbeat,
    HeartbeatAnswer,
    Log,
    NewKey,
    PairAnswer,
    PairRequest,
    Plays,
    Refusal,
)
from kiosk.link.parts import (
    LONGEST_LOG,
    LONGEST_MESSAGE,
    LONGEST_PAIRING,
    LONGEST_PLAYS,
    LONGEST_SCREENSHOT,
)
from kiosk.server.devices import keeping
from kiosk.server.devices.conversation import (
    TOO_OFTEN,
    RefusedError,
    Speaker,
    check,
    claim_of,
    in_turn,
    newcomers_body,
    not_too_often,
    sign,
    signed,
    stranger,
    take_turn,
)
from kiosk.server.devices.heartbeat import take_heartbeat
from kiosk.server.devices.limits import address_of
from kiosk.server.devices.models import Kiosk  # noqa: TC001  # the same
from kiosk.server.devices.pairing import newcomer, take_pairing
from kiosk.server.devices.trust import NoRootError

if TYPE_CHECKING:
    from collections.abc import Callable

REFUSALS = dict.fromkeys((400, 401, 403, 409, 411, 413, 415, 422, 429), Refusal)
"""What every request may be answered instead."""


class DeviceApi(NinjaAPI):
    """Ninja, with every answer signed."""

    def create_response(self, request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        """Return an answer that the kiosk can believe."""
        return sign(request, super().create_response(request, *args, **named))


_SIGNED = """
Every request is signed by the kiosk's Ed25519 key in one fixed form of RFC 9421: the headers
`Content-Digest` (sha-256, RFC 9530), `Kiosk-Sequence` (a whole number that grows with each
request), `Signature-Input: kiosk=("@method" "@path" "content-digest" "kiosk-sequence")` with the
parameters `keyid` (the SHA-256 of the public key in hexadecimal digits) and `alg="ed25519"`, and
`Signature: kiosk=:…:`. Answers are signed by the server's key over `"@status"`,
`"content-digest"` and `"signature";req;key="kiosk"`. A request that comes again gets the answer
it had; one whose number is not higher than the last gets 409 with that number. There are no query
parameters.
"""

api = DeviceApi(
    title="Kiosk device API",
    version="1",
    urls_namespace="device-api-1",
    docs_url=None,
    openapi_url="openapi.json",
    description=f"{__doc__}{_SIGNED}",
)


@api.exception_handler(RefusedError)
def _refuse(request: HttpRequest, error: RefusedError) -> HttpResponse:
    response = api.create_response(
        request, error.refusal.model_dump(exclude_none=True), status=error.status
    )
    if error.wait:
        response["Retry-After"] = str(max(1, round(error.wait)))
    return response


@api.exception_handler(NoRootError)
def _not_yet(request: HttpRequest, _error: NoRootError) -> HttpResponse:
    return _refuse(request, RefusedError(TOO_OFTEN, "busy", wait=60.0))


@api.exception_handler(HttpError)
def _unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    return _refuse(request, RefusedError(error.status_code, "wrong"))


@api.exception_handler(ValidationError)
def _wrong(request: HttpRequest, _error: ValidationError) -> HttpResponse:
    return _refuse(request, RefusedError(422, "wrong"))


def _post(
    name: str, answer: type, limit: int = LONGEST_MESSAGE
) -> Callable[[Callable[..., Any]], Callable[..., HttpResponse]]:
    """Return what makes `act(request, said, kiosk)` the answer to a signed POST."""

    def made(act: Callable[..., Any]) -> Callable[..., HttpResponse]:
        replies = {200: answer, **REFUSALS}
        return api.post(name, response=replies, auth=signed(limit))(in_turn(act))

    return made


# --- pairing ----------------------------------------------------------------------------


def _anybody(request: HttpRequest) -> Speaker:
    """Check that a request to be paired is signed with the key that it names."""
    body = newcomers_body(request, LONGEST_PAIRING)
    claim = claim_of(request)
    try:
        asked = PairRequest.model_validate_json(body)
    except WrongMessageError as error:
        raise RefusedError(422, "wrong") from error
    if key_id(asked.key) != claim.key:
        raise stranger(request, "unsigned")
    check(request, claim, asked.key, body)
    return Speaker(claim, None)


@api.post("pair", response={200: PairAnswer, **REFUSALS}, auth=_anybody)
def pair(request: HttpRequest, said: PairRequest) -> HttpResponse:
    """Ask to be paired, or how far that is; the answer has the code, and at last the trust."""
    speaker: Speaker = request.auth  # type: ignore[attr-defined]  # set by ninja
    kiosk = newcomer(said, address_of(request))
    not_too_often(kiosk)
    return take_turn(request, speaker.claim, kiosk.pk, lambda row: take_pairing(row, said))


# --- what an approved kiosk says --------------------------------------------------------


@_post("heartbeat", HeartbeatAnswer)
def heartbeat(request: HttpRequest, said: Heartbeat, *, kiosk: Kiosk) -> HeartbeatAnswer:  # noqa: ARG001
    """Tell how the kiosk is; the answer has what it is to do, and when to come again."""
    return take_heartbeat(kiosk, said)


@api.put(
    "screenshot",
    response={200: Done, **REFUSALS},
    auth=signed(LONGEST_SCREENSHOT),
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"image/jpeg": {"schema": {"type": "string", "format": "binary"}}},
        }
    },
)
@in_turn
def screenshot(request: HttpRequest, *, kiosk: Kiosk) -> Done:
    """Send a picture of what is on the glass: a JPEG of 300,000 bytes at most."""
    keeping.keep_screenshot(kiosk, request.body)
    return Done()


@_post("statistics", Done, LONGEST_PLAYS)
def statistics(request: HttpRequest, said: Plays, *, kiosk: Kiosk) -> Done:  # noqa: ARG001
    """Send lines of the ledger of what was shown; one that is sent twice counts once."""
    keeping.keep_plays(kiosk, said)
    return Done()


@_post("logs", Done, LONGEST_LOG)
def logs(request: HttpRequest, said: Log, *, kiosk: Kiosk) -> Done:  # noqa: ARG001
    """Send the last lines of the log."""
    keeping.keep_log(kiosk, said)
    return Done()


@_post("key", Done)
def key(request: HttpRequest, said: NewKey, *, kiosk: Kiosk) -> Done:  # noqa: ARG001
    """Use another key from now on."""
    keeping.take_key(kiosk, said)
    return Done()
