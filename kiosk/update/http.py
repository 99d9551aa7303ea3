"""A site's published tree on a web server."""

from __future__ import annotations

import time
from contextlib import contextmanager, suppress
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import requests
from requests.utils import get_environ_proxies

from kiosk.update.answers import (
    Asked,
    check_not_a_page,
    date_of,
    refusal,
    start_of,
    unpack,
)
from kiosk.update.causes import FOREIGN, explain
from kiosk.update.errors import (
    AddressError,
    CutError,
    IgnoredRangeError,
    PortalError,
    RedirectError,
)
from kiosk.update.patience import Patience, Watch
from kiosk.update.places import Places
from kiosk.update.source import Reply
from kiosk.update.wire import WatchedAdapter, under

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from kiosk.update.errors import SourceError

READ = 65_536
"""Bytes that are taken at once."""

_UNCHANGED, _OK, _PARTIAL = 304, 200, 206
_AHEAD = frozenset({301, 302, 303, 307, 308})
_SHORT_REFUSAL = 16_384


def _unheard(_remark: SourceError) -> None:
    pass


class HttpSource:
    """A published tree that `requests` fetches; may be used by several threads at once."""

    def __init__(
        self,
        address: str,
        site: str,
        *,
        proxy: str | None = None,
        authority: Path | None = None,
        patience: Patience | None = None,
        remark: Callable[[SourceError], object] = _unheard,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Connect nowhere yet.

        Args:
            address: The root of the tree: `https://example.org/kiosk/`.
            site: The site's id.
            proxy: The proxy to go through; None for what the environment says.
            authority: The certificates of who vouches for the server; None for the usual ones.
            patience: The limits of a request.
            remark: Is told what is wrong with a server and can be put up with.
            clock: Seconds from any start.

        Raises:
            AddressError: `address` is not one.
        """
        self._root = _checked(address)
        self._places = Places(site, self.where)
        self._patience = patience or Patience()
        self._remark = remark
        self._clock = clock
        self._proxies = {"http": proxy, "https": proxy} if proxy else None
        self._session = requests.Session()
        self._session.trust_env = False  # no passwords from the home folder
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self._session.headers.clear()
        self._session.headers["User-Agent"] = "kiosk"
        self._session.verify = str(authority) if authority else True
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, WatchedAdapter(max_retries=0))

    @property
    def where(self) -> str:
        """The server's name, without a password that may stand in the address."""
        return urlsplit(self._root).netloc.rpartition("@")[2]

    def close(self) -> None:
        """Let the connections go."""
        self._session.close()

    def metadata(self, name: str, limit: int, etag: str | None = None) -> Reply:
        """Return a file of the site's `metadata` folder; see `Source`."""
        return self._small(self._places.metadata(name), name, limit, etag)

    def target(self, name: str, limit: int) -> bytes:
        """Return a file of the site's `targets` folder; see `Source`."""
        return self._small(self._places.target(name), name, limit, None).body

    def object(
        self, sha256: str, start: int, size: int, name: str = ""
    ) -> AbstractContextManager[Iterator[bytes]]:
        """Open an object at a byte; see `Source`. A server that ignores ranges is put up with."""
        path = self._places.object(sha256)
        return self._open_object(self._asked(name or sha256, size), path, start)

    def _asked(self, name: str, limit: int) -> Asked:
        return Asked(name, self.where, limit, _host_of(self._way(self._root)))

    def _way(self, url: str) -> str:
        proxies = self._proxies or get_environ_proxies(url)
        return proxies.get(urlsplit(url).scheme) or proxies.get("all") or ""

    def _small(self, path: str, name: str, limit: int, etag: str | None) -> Reply:
        asked = self._asked(name, limit)
        headers = {"Accept-Encoding": "gzip"} | ({"If-None-Match": etag} if etag else {})
        watch = Watch(self._patience, limit, self._clock, total=self._patience.small)
        with self._answer(asked, path, headers, watch) as answer:
            date = date_of(answer.headers.get("Date", ""))
            if answer.status_code == _UNCHANGED and etag:
                return Reply(b"", etag, date, unchanged=True)
            if answer.status_code != _OK:
                raise _refusal(asked, answer)
            check_not_a_page(asked, answer.headers)
            body = unpack(asked, _whole(asked, answer, watch), answer.headers)
        if body.lstrip()[:1] == b"<":  # a portal that does not even say what it sends
            raise PortalError(self.where)
        return Reply(body, answer.headers.get("ETag"), date)

    @contextmanager
    def _open_object(self, asked: Asked, path: str, start: int) -> Iterator[Iterator[bytes]]:
        headers = {"Accept-Encoding": "identity"}
        if start:
            headers["Range"] = f"bytes={start}-"
        watch = Watch(self._patience, asked.limit, self._clock)
        with self._answer(asked, path, headers, watch) as answer:
            if answer.status_code == 416:  # noqa: PLR2004
                raise asked.lie("说没有所要的一段", "it says that there is no such part")
            if answer.status_code not in (_OK, _PARTIAL):
                raise _refusal(asked, answer)
            check_not_a_page(asked, answer.headers)
            begins = start_of(asked, answer.status_code, answer.headers, start)
            if begins < start:
                self._remark(IgnoredRangeError(asked.name, asked.where, start))
            yield self._bytes(asked, answer, watch, skip=start - begins, count=asked.limit - start)

    def _bytes(
        self, asked: Asked, answer: requests.Response, watch: Watch, *, skip: int, count: int
    ) -> Iterator[bytes]:
        while count:
            block = _read(asked, answer, watch, min(READ, skip + count))
            if not block:
                raise CutError(asked.name, asked.where)
            passed = min(skip, len(block))
            skip -= passed
            count -= len(block) - passed
            if block[passed:]:
                yield block[passed:]

    @contextmanager
    def _answer(
        self, asked: Asked, path: str, headers: dict[str, str], watch: Watch
    ) -> Iterator[requests.Response]:
        try:
            answer = self._send(asked, self._root + path, headers, watch)
        except FOREIGN as error:
            raise explain(error, asked, watch.waited) from error
        try:
            yield answer
        finally:
            answer.close()

    def _send(
        self, asked: Asked, url: str, headers: dict[str, str], watch: Watch
    ) -> requests.Response:
        for _ in range(self._patience.redirects + 1):
            answer = self._send_once(url, headers, watch)
            if answer.status_code not in _AHEAD:
                return answer
            answer.close()
            url = _ahead(asked, url, answer.headers.get("Location", ""))
        raise RedirectError(asked.where, _host_of(url))

    def _send_once(self, url: str, headers: dict[str, str], watch: Watch) -> requests.Response:
        request = self._session.prepare_request(requests.Request("GET", url, headers=headers))
        way = self._way(url)
        with under(watch):
            return self._session.send(
                request,
                stream=True,
                allow_redirects=False,
                timeout=(self._patience.connect, self._patience.silence),
                proxies={urlsplit(url).scheme: way} if way else {},
            )


def _checked(address: str) -> str:
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        good = None
    if not good or parts.query or parts.fragment:
        raise AddressError(address.rpartition("@")[2])
    return address.rstrip("/") + "/"


def _host_of(url: str) -> str:
    return (urlsplit(url).netloc or url).rpartition("@")[2][:200]


def _ahead(asked: Asked, url: str, location: str) -> str:
    """Return where a redirect goes.

    Raises:
        PortalError: Away from the server, and to another protocol, as login pages do.
        RedirectError: Nowhere, or to another protocol.
    """
    target = urljoin(url, location)
    here, there = urlsplit(url), urlsplit(target)
    if location and here.scheme == there.scheme and there.hostname:
        return target
    if there.hostname and there.hostname != here.hostname:
        raise PortalError(asked.where)
    raise RedirectError(asked.where, target[:200])


def _read(asked: Asked, answer: requests.Response, watch: Watch, most: int) -> bytes:
    try:
        block: bytes = answer.raw.read1(most, decode_content=False)
    except FOREIGN as error:
        raise explain(error, asked, watch.waited) from error
    return block


def _whole(asked: Asked, answer: requests.Response, watch: Watch) -> bytes:
    body = bytearray()
    while block := _read(asked, answer, watch, READ):
        body += block
        if len(body) > asked.limit:
            raise asked.too_long()
    return bytes(body)


def _refusal(asked: Asked, answer: requests.Response) -> SourceError:
    # The end of a short one is read too, so that the connection can serve again.
    if 0 < (answer.raw.length_remaining or 0) <= _SHORT_REFUSAL:
        with suppress(*FOREIGN):
            answer.raw.read(decode_content=False)
    return refusal(asked, answer.status_code, answer.headers)
