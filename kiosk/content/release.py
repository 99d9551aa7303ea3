"""What travels in signed form: the manifest of a release, and the list of releases on offer.

The bytes are canonical JSON, and only those are read: one value has one spelling, so nothing can
hide in a second key of the same name, and a digest of the bytes is a digest of the meaning.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    FailFast,
    Field,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticCustomError

from kiosk.content.files import PathError, check_name, shown
from kiosk.content.model import Identifier, Model
from kiosk.errors import ReleaseError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic_core import ErrorDetails

PIECE = 4 * 2**20
"""Bytes of one piece of a file; a piece is what a damaged download costs."""
LONGEST_MANIFEST = 8_000_000
"""Bytes."""
LONGEST_OFFERS = 1_000_000
"""Bytes."""
LARGEST_FILE = 64 * 2**30
"""Bytes; a day of film."""
MOST_FILES = 20_000
HIGHEST_NUMBER = 10**9
_MOST_KEYS = 4 * MOST_FILES + 1_000

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_UNWRITABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")

_M = TypeVar("_M", bound="_Wire")


def _wrong(zh: str, en: str) -> PydanticCustomError:
    return PydanticCustomError("release", "{en}", {"zh": zh, "en": en})


def _path(path: str) -> str:
    try:
        check_name(path)
    except PathError as error:
        raise _wrong(error.zh, error.en) from error
    if not unicodedata.is_normalized("NFC", path):
        raise _wrong(
            f"“{shown(path)}”的写法不是 NFC，有的机器会认成另一个文件",
            f"“{shown(path)}” is not in NFC; some machines would take it for another file",
        )
    return path


def _time(value: Any) -> Any:
    if isinstance(value, dt.datetime) and value.tzinfo is not None:
        return value.astimezone(dt.UTC).replace(microsecond=0)
    if isinstance(value, str) and _TIME.fullmatch(value):
        return dt.datetime.fromisoformat(value)
    raise _wrong(
        "时间写成 2026-03-01T08:00:00Z 的样子", "a time is written as 2026-03-01T08:00:00Z"
    )


def _words(text: str) -> str:
    if _UNWRITABLE.search(text):
        raise _wrong("文字里有控制字符", "the text has a control character")
    return text


Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
"""A SHA-256 in lower-case hex."""
Number = Annotated[int, Field(ge=1, le=HIGHEST_NUMBER)]
"""The number of a release."""
Time = Annotated[dt.datetime, BeforeValidator(_time)]
"""A moment in UTC, to the second."""
Path = Annotated[str, Field(min_length=1, max_length=240), AfterValidator(_path)]
"""A file's place in the site's folder."""
Language = Annotated[str, Field(pattern="^[a-z]{2,3}(-[A-Za-z]+)*$", max_length=20)]
Words = Annotated[str, Field(max_length=4_000), AfterValidator(_words)]


class _Wire(Model):
    """Base of what is signed: strict, and written in one way only."""

    model_config = ConfigDict(strict=True)

    def to_bytes(self) -> bytes:
        """Return the canonical JSON, in UTF-8."""
        return json.dumps(
            self.model_dump(mode="json"),
            ensure_ascii=False,
            sort_keys=True,
            separators=(",", ":"),
        ).encode()


class File(_Wire):
    """One file of a release.

    Attributes:
        path: Its place in the site's folder, with forward slashes.
        size: Bytes.
        sha256: Of the whole file: the name of the object that holds it.
        pieces: The SHA-256 of each piece of `PIECE` bytes; empty when one piece holds the file.
    """

    path: Path
    size: Annotated[int, Field(ge=0, le=LARGEST_FILE)]
    sha256: Sha256
    pieces: Annotated[tuple[Sha256, ...], Field(max_length=LARGEST_FILE // PIECE), FailFast()]

    @model_validator(mode="after")
    def _the_pieces_fit(self) -> File:
        if len(self.pieces) != (-(-self.size // PIECE) if self.size > PIECE else 0):
            raise _wrong(
                f"“{shown(self.path)}”的分块数与大小不符",
                f"the pieces of “{shown(self.path)}” do not make up its size",
            )
        return self


class Manifest(_Wire):
    """What a release is: every file of it, and on which terms it may be shown.

    Attributes:
        format: The version of this format.
        site: The site it is of.
        number: Higher is newer; a kiosk never goes to a lower one by itself.
        made: When it was built.
        minimum_kiosk: The oldest version of the kiosk that can show it.
        show_from: Not to be shown before; None for at once.
        notes: What changed, for people, by language.
        files: In the order of their paths.
    """

    format: Literal[1] = 1
    site: Identifier
    number: Number
    made: Time
    minimum_kiosk: Annotated[str, Field(pattern=r"^(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){2}$")]
    show_from: Time | None = None
    notes: Annotated[dict[Language, Words], Field(max_length=20)] = Field(default_factory=dict)
    files: Annotated[tuple[File, ...], Field(min_length=1, max_length=MOST_FILES), FailFast()]

    @model_validator(mode="after")
    def _the_files_go_together(self) -> Manifest:
        paths = [file.path for file in self.files]
        if any(one >= next_one for one, next_one in pairwise(paths)):
            raise _wrong("文件要按路径排列，不得重复", "files stand in the order of their paths")
        _refuse_clashes(paths)
        _refuse_ambiguity(self.files)
        return self

    @property
    def objects(self) -> tuple[File, ...]:
        """One file for each distinct content, in the order of the paths."""
        return tuple({file.sha256: file for file in reversed(self.files)}.values())[::-1]

    def runs_on(self, version: str) -> bool:
        """Tell whether a kiosk of `version` (`0.1.0`) can show this release."""
        return _release_part(version) >= _release_part(self.minimum_kiosk)


def _release_part(version: str) -> tuple[int, ...]:
    found = re.match(r"\d+(\.\d+){0,2}", version, re.ASCII)
    numbers = [int(part) for part in found[0].split(".")] if found else []
    return (*numbers, 0, 0, 0)[:3]


def _refuse_clashes(paths: Iterable[str]) -> None:
    # On a disk that does not tell capital letters apart, two of these would be one.
    spelt: dict[str, tuple[str, bool]] = {}
    for path in paths:
        parts = path.split("/")
        for depth in range(1, len(parts) + 1):
            name, is_file = "/".join(parts[:depth]), depth == len(parts)
            key = unicodedata.normalize("NFC", name.casefold())
            if spelt.setdefault(key, (name, is_file)) != (name, is_file):
                other = spelt[key][0]
                raise _wrong(
                    f"“{shown(name)}”和“{shown(other)}”在有的磁盘上是同一个名字",
                    f"“{shown(name)}” and “{shown(other)}” are one name on some disks",
                )


def _refuse_ambiguity(files: Iterable[File]) -> None:
    known: dict[str, File] = {}
    for file in files:
        same = known.setdefault(file.sha256, file)
        if (same.size, same.pieces) != (file.size, file.pieces):
            raise _wrong(
                f"“{shown(file.path)}”和“{shown(same.path)}”内容相同而大小不同",
                f"“{shown(file.path)}” and “{shown(same.path)}” have one content and two sizes",
            )


class Offer(_Wire):
    """One release on offer, and whom it is for.

    Attributes:
        number: Of the release.
        percent: How many of a hundred kiosks may take it.
        rings: Groups of kiosks that may take it whatever the percentage.
    """

    number: Number
    percent: Annotated[int, Field(ge=0, le=100)]
    rings: Annotated[tuple[Identifier, ...], Field(max_length=100), FailFast()] = ()

    def is_for(self, kiosk_id: str, rings: Iterable[str] = ()) -> bool:
        """Tell whether the kiosk `kiosk_id`, which is in `rings`, may take the release."""
        return in_stage(kiosk_id, self.percent) or not set(self.rings).isdisjoint(rings)


class Offers(_Wire):
    """The releases of a site that kiosks may take, the highest number first."""

    format: Literal[1] = 1
    site: Identifier
    offers: Annotated[tuple[Offer, ...], Field(max_length=1_000), FailFast()]

    @model_validator(mode="after")
    def _the_highest_is_first(self) -> Offers:
        if any(one.number <= other.number for one, other in pairwise(self.offers)):
            raise _wrong("编号要从大到小，不得重复", "the highest number comes first, each once")
        return self


def in_stage(kiosk_id: str, percent: int) -> bool:
    """Tell whether a kiosk is among the first `percent` of a hundred.

    The release's number has no part in it: a kiosk that got a faulty release early also gets
    the next one, which mends it, early. A kiosk that is in stays in as the percentage grows.
    """
    return int.from_bytes(sha256(kiosk_id.encode()).digest()[:8]) % 100 < percent


def parse_manifest(data: bytes) -> Manifest:
    """Read a manifest.

    Raises:
        ReleaseError: It is too long, not canonical, or says what no release may; names what.
    """
    return _parse(data, Manifest, LONGEST_MANIFEST)


def parse_offers(data: bytes) -> Offers:
    """Read a list of offers.

    Raises:
        ReleaseError: As `parse_manifest`.
    """
    return _parse(data, Offers, LONGEST_OFFERS)


def _parse(data: bytes, kind: type[_M], limit: int) -> _M:
    name_zh, name_en = ("清单", "manifest") if kind is Manifest else ("发布目录", "list of offers")
    if len(data) > limit:
        raise ReleaseError(
            f"{name_zh}超过 {limit / 1e6:g} MB，不予采用",
            f"the {name_en} is larger than {limit / 1e6:g} MB and is refused",
        )
    if data.count(b'":') > _MOST_KEYS:  # each would become a fault with a line of its own
        raise ReleaseError(f"{name_zh}的内容太多，不予采用", f"the {name_en} holds too much")
    try:
        read = kind.model_validate_json(data)
    except ValidationError as error:
        zh, en = _saying(error.errors(include_url=False, include_input=False)[0])
        raise ReleaseError(f"{name_zh}{zh}", f"the {name_en} {en}") from None
    if read.to_bytes() != data:
        raise ReleaseError(
            f"{name_zh}不是规范的写法，不予采用", f"the {name_en} is not canonical and is refused"
        )
    return read


def _saying(fault: ErrorDetails) -> tuple[str, str]:
    if fault["loc"] == ("format",):
        return (
            "的格式比本机新；请先升级展示机程序",
            "has a newer format than this kiosk; update the kiosk's program first",
        )
    if fault["type"] == "json_invalid":
        return "不是 JSON 文字，不予采用", "is not JSON text and is refused"
    where = shown(".".join(map(str, fault["loc"]))) or "/"
    message, context = fault["msg"], fault.get("ctx", {})
    zh, en = context.get("zh", f"这一项不合格式（{message}）"), context.get("en", message)
    return f"不可用（{where}）：{zh}", f"cannot be used ({where}): {en}"
