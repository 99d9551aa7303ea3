"""What to answer to a request for a file of the tree; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES = re.compile(
    r"""/(?:
        objects/(?P<two>[0-9a-f]{2})/(?P=two)[0-9a-f]{62}
      | sites/[a-z0-9][a-z0-9-]{0,63}/metadata/
          (?:timestamp | [1-9][0-9]{0,11}\.(?:root|snapshot|targets))\.json
      | sites/[a-z0-9][a-z0-9-]{0,63}/targets/
          [0-9a-f]{64}\.(?:offers|[1-9][0-9]{0,9})\.json
    )""",
    re.VERBOSE | re.ASCII,
)
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)

RENEWED = "max-age=60"
"""How long a cache may keep what is replaced, or what is not there yet."""
FOR_EVER = "public, max-age=31536000, immutable"
_SMALLEST_PACKED = 200
"""Bytes; packing less saves nothing."""


def name_of(target: str) -> str | None:
    """Return the file's name in the tree; None for whatever can be none, whoever asks."""
    path = target.partition("?")[0]
    return path[1:] if _NAMES.fullmatch(path) else None


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the tree.

    Attributes:
        name: Its place.
        size: Bytes.
        digest: Differs whenever the bytes do.
    """

    name: str
    size: int
    digest: str

    @property
    def is_signed(self) -> bool:
        """Whether it is one of the small files of metadata."""
        return self.name.endswith(".json")

    @property
    def etag(self) -> str:
        """Its entity tag; weak where it is also sent packed."""
        tag = f'"{self.digest[:32]}"'
        return f"W/{tag}" if self.is_signed else tag


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers, and which bytes.

    Attributes:
        status: Of HTTP.
        headers: All but the length of a packed body.
        start: The first byte of the file to send.
        length: How many.
        packed: Whether they are sent with gzip.
    """

    status: HTTPStatus
    headers: Mapping[str, str]
    start: int = 0
    length: int = 0
    packed: bool = False


def answer(found: Found, asked: Mapping[str, str]) -> Answer:
    """Return what to send of `found`.

    Args:
        found: The file.
        asked: The request's headers.
    """
    headers = {
        "ETag": found.etag,
        "Cache-Control": RENEWED if found.name.endswith("/timestamp.json") else FOR_EVER,
    }
    if found.is_signed:
        headers["Vary"] = "Accept-Encoding"
    if _knows(asked.get("If-None-Match", ""), found.etag):
        return Answer(HTTPStatus.NOT_MODIFIED, headers)
    headers["Content-Type"] = "application/json" if found.is_signed else "application/octet-stream"
    headers["Accept-Ranges"] = "bytes"
    span = _span(asked, found)
    if span is None:
        packed = found.is_signed and found.size >= _SMALLEST_PACKED and _unpacks(asked)
        return Answer(HTTPStatus.OK, headers, 0, found.size, packed)
    start, length = span
    if not length:
        headers["Content-Range"] = f"bytes */{found.size}"
        return Answer(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers)
    headers["Content-Range"] = f"bytes {start}-{start + length - 1}/{found.size}"
    return Answer(HTTPStatus.PARTIAL_CONTENT, headers, start, length)


def _knows(said: str, etag: str) -> bool:
    known = {tag.strip().removeprefix("W/") for tag in said.split(",")}
    return said.strip() == "*" or etag.removeprefix("W/") in known


def _unpacks(asked: Mapping[str, str]) -> bool:
    for said in asked.get("Accept-Encoding", "").lower().split(","):
        coding, _, quality = said.partition(";")
        if coding.strip() == "gzip":
            return quality.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False


def _span(asked: Mapping[str, str], found: Found) -> tuple[int, int] | None:
    """Return the first byte and how many of them; None for the whole, 0 bytes for no such."""
    said = _RANGE.fullmatch(asked.get("Range", "").replace(" ", ""))
    condition = asked.get("If-Range")
    if said is None or said[1] == said[2] == "" or (condition and condition != found.etag):
        return None
    if not said[1]:
        length = min(int(said[2]), found.size)
        return found.size - length, length
    start = int(said[1])
    last = min(int(said[2]), found.size - 1) if said[2] else found.size - 1
    if said[2] and int(said[2]) < start:
        return None  # no range at all
    return start, max(0, last - start + 1)
