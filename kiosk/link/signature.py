"""How a message is signed: one fixed form of HTTP Message Signatures (RFC 9421).

A kiosk signs the method, the path, the digest of the body (RFC 9530) and a number that grows
with every request. The server signs its status, the digest of its body and the signature that it
answers, so that an old answer answers nothing else. Neither depends on a clock, nor on TLS.

The form is fixed to the letter: what is covered, in which order, with which algorithm. So nothing
needs to be negotiated, and nothing can be left out by who sends.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from typing import TYPE_CHECKING, Protocol

from kiosk.link.errors import SignatureError
from kiosk.link.keys import verify

if TYPE_CHECKING:
    from collections.abc import Mapping

LABEL = "kiosk"
"""What the one signature of a message is called."""
MOST = 2**53 - 1
"""The highest sequence number; every program can hold it."""

DIGEST, INPUT, SIGNATURE = "Content-Digest", "Signature-Input", "Signature"
SEQUENCE = "Kiosk-Sequence"
"""The header of the number that grows."""

_REQUEST = '("@method" "@path" "content-digest" "kiosk-sequence")'
_ANSWER = f'("@status" "content-digest" "signature";req;key="{LABEL}")'
_PARAMETERS = ';keyid="{}";alg="ed25519"'
_KEY_ID = re.compile(r"[0-9a-f]{64}", re.ASCII)
_NUMBER = re.compile(r"[1-9][0-9]{0,15}", re.ASCII)
_SIGNATURE_BYTES = 64
_LONGEST = 400
"""Characters of a header that is looked at."""


class Signer(Protocol):
    """Whoever signs; a `PrivateKey` does."""

    id: str

    def sign(self, data: bytes) -> bytes:
        """Return the signature of `data`."""
        ...


@dataclass(frozen=True, slots=True)
class Claim:
    """A signed message whose signature is not checked yet.

    Attributes:
        key: The name of the key that it claims to be signed with.
        sequence: The number of a request; 0 for an answer.
        digest: The SHA-256 that its body must have.
        signature: The signature.
        base: What must have been signed.
    """

    key: str
    sequence: int
    digest: bytes
    signature: bytes
    base: bytes

    def check(self, public: bytes, body: bytes) -> None:
        """See that whoever has the private key of `public` signed this message with this body.

        Raises:
            SignatureError: That is not so.
        """
        self.check_signature(public)
        self.check_body(body)

    def check_signature(self, public: bytes) -> None:
        """See that whoever has the private key of `public` signed all but the body's bytes.

        The digest of the body is signed; so this can be known before a byte of it has come.

        Raises:
            SignatureError: That is not so.
        """
        if not verify(public, self.signature, self.base):
            raise SignatureError("the signature is not of this key")

    def check_body(self, body: bytes) -> None:
        """See that this is the body whose digest was signed.

        Raises:
            SignatureError: That is not so.
        """
        if not compare_digest(self.digest, sha256(body).digest()):
            raise SignatureError("the body is not the one that was signed")


# --- requests ---------------------------------------------------------------------------


def sign_request(
    signer: Signer, method: str, path: str, body: bytes, sequence: int
) -> dict[str, str]:
    """Return the headers that sign a request."""
    digest = _digest(body)
    return {
        DIGEST: digest,
        SEQUENCE: str(sequence),
        **_signed(signer, _REQUEST, _request_lines(method, path, digest, str(sequence))),
    }


def read_request(method: str, path: str, headers: Mapping[str, str]) -> Claim:
    """Return what a request claims.

    Args:
        method: In capital letters.
        path: Without a query, as it was sent.
        headers: By their names, in any case.

    Raises:
        SignatureError: It is not signed in our form.
    """
    number = _header(headers, SEQUENCE)
    if not _NUMBER.fullmatch(number) or int(number) > MOST:
        raise SignatureError("its number is none")
    digest = _header(headers, DIGEST)
    lines = _request_lines(method, path, digest, number)
    return _claim(headers, _REQUEST, lines, digest, int(number))


def _request_lines(method: str, path: str, digest: str, number: str) -> list[str]:
    return [
        f'"@method": {method}',
        f'"@path": {path}',
        f'"content-digest": {digest}',
        f'"kiosk-sequence": {number}',
    ]


# --- answers ----------------------------------------------------------------------------


def sign_answer(signer: Signer, status: int, body: bytes, asked: str) -> dict[str, str]:
    """Return the headers that sign an answer to the request whose `Signature` was `asked`."""
    digest = _digest(body)
    return {DIGEST: digest, **_signed(signer, _ANSWER, _answer_lines(status, digest, asked))}


def read_answer(status: int, headers: Mapping[str, str], asked: str) -> Claim:
    """Return what an answer to the request whose `Signature` was `asked` claims.

    Raises:
        SignatureError: It is not signed in our form.
    """
    digest = _header(headers, DIGEST)
    return _claim(headers, _ANSWER, _answer_lines(status, digest, asked), digest, 0)


def _answer_lines(status: int, digest: str, asked: str) -> list[str]:
    value = asked.partition("=")[2]
    return [
        f'"@status": {status}',
        f'"content-digest": {digest}',
        f'"signature";req;key="{LABEL}": {value}',
    ]


# --- what both have ---------------------------------------------------------------------


def _signed(signer: Signer, covered: str, lines: list[str]) -> dict[str, str]:
    parameters = covered + _PARAMETERS.format(signer.id)
    signature = base64.b64encode(signer.sign(_base(lines, parameters))).decode()
    return {INPUT: f"{LABEL}={parameters}", SIGNATURE: f"{LABEL}=:{signature}:"}


def _claim(
    headers: Mapping[str, str], covered: str, lines: list[str], digest: str, number: int
) -> Claim:
    said = _header(headers, INPUT)
    before, after = f'{LABEL}={covered};keyid="', '";alg="ed25519"'
    key = said[len(before) : -len(after)]
    if not (said.startswith(before) and said.endswith(after) and _KEY_ID.fullmatch(key)):
        raise SignatureError("it does not sign what it must")
    return Claim(
        key=key,
        sequence=number,
        digest=_bytes(digest, "sha-256=:", sha256().digest_size),
        signature=_bytes(_header(headers, SIGNATURE), f"{LABEL}=:", _SIGNATURE_BYTES),
        base=_base(lines, covered + _PARAMETERS.format(key)),
    )


def _base(lines: list[str], parameters: str) -> bytes:
    return "\n".join([*lines, f'"@signature-params": {parameters}']).encode()


def _digest(body: bytes) -> str:
    return f"sha-256=:{base64.b64encode(sha256(body).digest()).decode()}:"


def _header(headers: Mapping[str, str], name: str) -> str:
    value = headers.get(name)
    if value is None:
        raise SignatureError(f"{name} is missing")
    if len(value) > _LONGEST or not value.isascii():
        raise SignatureError(f"{name} is too long")
    return value


def _bytes(value: str, before: str, count: int) -> bytes:
    """Return the bytes of a structured field's `:base64:`; only one spelling of them is right."""
    try:
        data = base64.b64decode(value[len(before) : -1], validate=True)
    except binascii.Error as error:
        raise SignatureError("a header is not base64") from error
    if len(data) != count or value != f"{before}{base64.b64encode(data).decode()}:":
        raise SignatureError("a header is not in its form")
    return data
