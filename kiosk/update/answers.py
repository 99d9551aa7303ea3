"""What a server's answer says about itself, and whether that agrees with what was asked."""

from __future__ import annotations

import datetime as dt
import re
import zlib
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from kiosk.update.errors import (
    LyingError,
    NotThereError,
    PortalError,
    ProxyError,
    RefusedError,
    ServerError,
    TooLongError,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.update.errors import SourceError

_RANGE = re.compile(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18}|\*)", re.ASCII)
_NUMBER = re.compile(r"\d{1,30}", re.ASCII)
_NOT_THERE = frozenset({403, 404, 410})
_NOT_NOW = frozenset({408, 425, 429})
_PORTAL_STATUS, _PROXY_STATUS, _SERVER_STATUS = 511, 407, 500
_LONGEST_WAIT = 86_400.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, as it is named to people.

    Attributes:
        name: The file.
        where: The source.
        limit: Bytes the file may have.
        proxy: The proxy between, without its password; empty when there is none.
    """

    name: str
    where: str
    limit: int
    proxy: str = ""

    def lie(self, zh: str, en: str) -> LyingError:
        """Return the error for a contradiction."""
        return LyingError(self.name, self.where, zh, en)

    def too_long(self) -> TooLongError:
        """Return the error for more bytes than may come."""
        return TooLongError(self.name, self.where, self.limit)


def refusal(asked: Asked, status: int, headers: Mapping[str, str]) -> SourceError:
    """Return what a status other than a success means."""
    if status in _NOT_THERE:
        return NotThereError(asked.name, asked.where)
    if status == _PORTAL_STATUS:
        return PortalError(asked.where)
    if status == _PROXY_STATUS:
        return ProxyError(asked.proxy or asked.where, str(status))
    if status in _NOT_NOW or status >= _SERVER_STATUS:
        return ServerError(asked.where, status, retry_after(headers))
    return RefusedError(asked.name, asked.where, status)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return how many seconds a server asks for, a day at most; None if it does not say."""
    said = headers.get("Retry-After", "").strip()
    if _NUMBER.fullmatch(said):
        return min(float(said), _LONGEST_WAIT)
    until, now = date_of(said), date_of(headers.get("Date", ""))
    if until is None or now is None:
        return None
    return min(max((until - now).total_seconds(), 0.0), _LONGEST_WAIT)


def date_of(text: str) -> dt.datetime | None:
    """Return the moment a header names, in UTC; None if it is not one."""
    try:
        date = parsedate_to_datetime(text)
        return date.astimezone(dt.UTC) if date.tzinfo else date.replace(tzinfo=dt.UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def length_of(asked: Asked, headers: Mapping[str, str]) -> int | None:
    """Return the length an answer says it has; None if it does not say.

    Raises:
        LyingError: It says something that is no length.
    """
    said = headers.get("Content-Length")
    if said is None:
        return None
    number = said.strip()
    if not _NUMBER.fullmatch(number):
        raise asked.lie("长度不是一个数", "its length is not a number")
    return int(number)


def check_not_a_page(asked: Asked, headers: Mapping[str, str]) -> None:
    """Refuse a web page, which no file of a release is sent as.

    Raises:
        PortalError: It is one.
    """
    kind = headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind in ("text/html", "application/xhtml+xml"):
        raise PortalError(asked.where)


def start_of(asked: Asked, status: int, headers: Mapping[str, str], start: int) -> int:
    """Return the byte of the object at which the answer's body begins.

    Args:
        asked: The object; its limit is its size.
        status: 200 or 206.
        headers: Of the answer.
        start: The byte that was asked for.

    Raises:
        LyingError: The answer is of another length, range or encoding than it must be.
    """
    if headers.get("Content-Encoding", "identity").strip().lower() not in ("", "identity"):
        raise asked.lie("文件被压缩了", "it is compressed although that was not asked for")
    begins = 0 if status == 200 else _range_start(asked, headers, start)  # noqa: PLR2004
    length = length_of(asked, headers)
    if length is not None and length != asked.limit - begins:
        raise asked.lie(
            f"应有 {asked.limit - begins} 字节，却说是 {length} 字节",
            f"it should be {asked.limit - begins} bytes long but says {length}",
        )
    return begins


def _range_start(asked: Asked, headers: Mapping[str, str], start: int) -> int:
    said = headers.get("Content-Range", "").strip()
    found = _RANGE.fullmatch(said)
    if found is None or not start:
        raise asked.lie("给的不是所要的一段", "it is not the part that was asked for")
    first, last, whole = found.groups()
    right = (start, asked.limit - 1, asked.limit)
    if (int(first), int(last), int(whole) if whole != "*" else asked.limit) != right:
        raise asked.lie(
            f"要的是从 {start} 到 {asked.limit - 1}，给的是 {said[6:]}",
            f"bytes {start}-{asked.limit - 1}/{asked.limit} were asked for, {said[6:]} came",
        )
    return start


def unpack(asked: Asked, body: bytes, headers: Mapping[str, str]) -> bytes:
    """Return a small file's bytes, unpacked when it was sent packed.

    Raises:
        TooLongError: There are more bytes in it than may be: they are not unpacked.
        LyingError: It is not packed as it says.
    """
    packed = headers.get("Content-Encoding", "").strip().lower()
    if packed in ("", "identity"):
        return body
    if packed not in ("gzip", "x-gzip"):
        raise asked.lie(f"压缩方式是 {packed[:20]}", f"it is packed as {packed[:20]}")
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        plain = unpacker.decompress(body, asked.limit + 1)
    except zlib.error as error:
        raise asked.lie("压缩内容是坏的", "what is packed is broken") from error
    if len(plain) > asked.limit:
        raise asked.too_long()
    if not unpacker.eof or unpacker.unused_data:
        raise asked.lie("压缩内容不完整", "what is packed is not whole")
    return plain
