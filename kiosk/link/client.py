"""A kiosk's requests to its server: signed, numbered, and believed only when signed in answer."""

from __future__ import annotations

import time
from contextlib import suppress
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING, Protocol, TypeVar
from urllib.parse import SplitResult, urlsplit

import requests
from pydantic import BaseModel, ValidationError
from requests.utils import get_environ_proxies

from kiosk.link.answers import AnsweredError, RevokedError, UnknownError
from kiosk.link.errors import SignatureError
from kiosk.link.messages import PairAnswer, Refusal
from kiosk.link.parts import API, LONGEST_ANSWER
from kiosk.link.signature import SIGNATURE, read_answer, sign_request
from kiosk.link.tls import DatelessAdapter
from kiosk.update.answers import Asked, refusal
from kiosk.update.causes import FOREIGN, explain
from kiosk.update.errors import AddressError, CertificateDateError
from kiosk.update.patience import Patience, Watch
from kiosk.update.wire import WatchedAdapter, under

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kiosk.link.keys import PrivateKey

_READ = 65_536
_TRIES = 3
"""Times that one message is sent: once more when its number was too low, and once for a date."""
_OK, _UNKNOWN, _REVOKED, _STALE = 200, 401, 403, 409
_SIGNED = frozenset({_OK, _UNKNOWN, _REVOKED, _STALE})
"""What only the server itself may say."""

_M = TypeVar("_M", bound=BaseModel)


class Numbers(Protocol):
    """Gives numbers that were never used; a `LinkMemory` does."""

    def number(self) -> int:
        """Return the next."""
        ...

    def go_beyond(self, number: int) -> None:
        """Use only numbers beyond `number`."""
        ...


class Client:
    """Speaks with one server, for one thread."""

    def __init__(
        self,
        address: str,
        key: PrivateKey,
        numbers: Numbers,
        *,
        server_key: bytes | None = None,
        proxy: str | None = None,
        authority: Path | None = None,
        patience: Patience | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Connect nowhere yet.

        Args:
            address: The server's, as `https://example.org`.
            key: This kiosk's.
            numbers: Gives each request its number.
            server_key: The server's public key; None while it is not known yet.
            proxy: The proxy to go through; None for what the environment says.
            authority: The certificates of who vouches for the server; None for the usual ones.
            patience: The limits of a request.
            clock: Seconds from any start.

        Raises:
            AddressError: `address` is not one.
        """
        parts = _checked(address)
        self._root = f"{parts.scheme}://{parts.netloc}"
        self._before = parts.path.rstrip("/")
        self.key = key
        self.server_key = server_key
        self._numbers = numbers
        self._patience = patience or Patience()
        self._clock = clock
        self._proxies = {"http": proxy, "https": proxy} if proxy else None
        self._sessions = [_session(kind, authority) for kind in (WatchedAdapter, DatelessAdapter)]

    @property
    def where(self) -> str:
        """The server's name."""
        return urlsplit(self._root).netloc.rpartition("@")[2]

    def close(self) -> None:
        """Let the connections go."""
        for session in self._sessions:
            session.close()

    def say(self, name: str, message: BaseModel, answer: type[_M]) -> _M:
        """Send a message; return what the server says to it.

        Raises:
            SourceError: No answer came; the kind says why.
            LinkError: The answer is not the server's, or a refusal.
            StoreError: The disk is full or fails.
        """
        body = message.model_dump_json(exclude_defaults=True).encode()
        return self.send("POST", name, body, "application/json", answer)

    def send(self, method: str, name: str, body: bytes, kind: str, answer: type[_M]) -> _M:
        """Send any body; return what the server says to it. Raises as `say`."""
        data = self._exchange(method, name, body, kind)
        try:
            return answer.model_validate_json(data)
        except ValidationError as error:
            raise AnsweredError(self.where, f"{name}: {error.error_count()}") from error

    def _exchange(self, method: str, name: str, body: bytes, kind: str) -> bytes:
        number, dateless = self._numbers.number(), False
        for _ in range(_TRIES):
            try:
                status, data = self._once(method, name, body, kind, number, dateless=dateless)
            except CertificateDateError:
                if dateless:
                    raise
                dateless = True
                continue
            if status == _OK:
                return data
            said = _refusal(data)
            if status == _UNKNOWN:
                raise UnknownError(self.where)
            if status == _REVOKED:
                raise RevokedError(self.where)
            if said.sequence is None:
                raise AnsweredError(self.where, said.reason)
            self._numbers.go_beyond(said.sequence)
            number = self._numbers.number()
        raise AnsweredError(self.where, "stale")

    def _once(
        self, method: str, name: str, body: bytes, kind: str, number: int, *, dateless: bool
    ) -> tuple[int, bytes]:
        path = f"{self._before}{API}{name}"
        signed = sign_request(self.key, method, path, body, number)
        headers = {**signed, "Content-Type": kind, "Accept-Encoding": "identity"}
        asked = Asked(name, self.where, LONGEST_ANSWER, self._way())
        watch = Watch(self._patience, LONGEST_ANSWER, self._clock, total=self._patience.small)
        try:
            answer = self._post(method, path, body, headers, watch, dateless=dateless)
            with answer:
                data = _whole(asked, answer)
        except FOREIGN as error:
            raise explain(error, asked, watch.waited) from error
        if answer.status_code not in _SIGNED:
            raise refusal(asked, answer.status_code, answer.headers)
        self._check(answer.status_code, answer.headers, data, signed[SIGNATURE])
        return answer.status_code, data

    def _check(self, status: int, headers: Mapping[str, str], data: bytes, asked: str) -> None:
        """See that an answer is the server's.

        Before it is known, an answer must at least be signed with the key that it names.

        Raises:
            SignatureError: It is not.
        """
        claim = read_answer(status, headers, asked)
        public = self.server_key or _named_key(data)
        if public is None:
            raise SignatureError("it does not say whose it is")
        claim.check(public, data)

    def _post(
        self,
        method: str,
        path: str,
        body: bytes,
        headers: dict[str, str],
        watch: Watch,
        *,
        dateless: bool,
    ) -> requests.Response:
        session, url = self._sessions[dateless], self._root + path
        request = session.prepare_request(requests.Request(method, url, headers, data=body))
        way = self._way()
        with under(watch):
            return session.send(
                request,
                stream=True,
                allow_redirects=False,
                timeout=(self._patience.connect, self._patience.silence),
                proxies={urlsplit(url).scheme: way} if way else {},
            )

    def _way(self) -> str:
        proxies = self._proxies or get_environ_proxies(self._root)
        return proxies.get(urlsplit(self._root).scheme) or proxies.get("all") or ""


def _session(kind: type[WatchedAdapter], authority: Path | None) -> requests.Session:
    session = requests.Session()
    session.trust_env = False  # no passwords from the home folder
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    session.headers.clear()
    session.headers["User-Agent"] = "kiosk"
    session.verify = str(authority) if authority else True
    for scheme in ("http://", "https://"):
        session.mount(scheme, kind(max_retries=0))
    return session


def _checked(address: str) -> SplitResult:
    with suppress(ValueError):
        parts = urlsplit(address)
        plain = not (parts.query or parts.fragment or parts.username)
        if parts.scheme in ("http", "https") and parts.hostname and parts.port != 0 and plain:
            return parts
    raise AddressError(address.rpartition("@")[2])


def _whole(asked: Asked, answer: requests.Response) -> bytes:
    body = bytearray()
    while block := answer.raw.read1(_READ, decode_content=False):
        body += block
        if len(body) > asked.limit:
            raise asked.too_long()
    return bytes(body)


def _refusal(data: bytes) -> Refusal:
    try:
        return Refusal.model_validate_json(data)
    except ValidationError:
        return Refusal(reason="wrong")


def _named_key(data: bytes) -> bytes | None:
    try:
        return PairAnswer.model_validate_json(data).server_key
    except ValidationError:
        return None
