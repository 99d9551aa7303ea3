"""Bytes to text: UTF-8 only, nothing invisible, with the place of what is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.content.problems import Spot

if TYPE_CHECKING:
    from kiosk.content.problems import Problems

INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters
    "\u2028\u2029"  # line ends that no editor counts
    "\u202a-\u202e\u2066-\u2069"  # marks that turn the direction of text
    "\ufeff\ufffe\uffff\ud800-\udfff]"  # no characters at all
)
_CHINESE = re.compile("[\u4e00-\u9fff]")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes, file: str, problems: Problems) -> str | None:
    """Return the text in `data`, or None when it cannot be read; tells why."""
    if data.startswith(_WIDE_MARKS):
        zh, en = _save_as_utf8("UTF-16（“Unicode”）", "UTF-16 (“Unicode”)")
        problems.add(Spot(file), zh, en)
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        zh, en = _save_as_utf8(*_likely(data))
        problems.add(_spot_of_byte(data, error.start, file), zh, en)
        return None
    found = INVISIBLE.search(text)
    if found is None:
        return text
    name = f"U+{ord(found[0]):04X}"
    problems.add(
        spot_at(text, found.start(), file),
        f"有看不见的控制字符 {name}；请删掉",
        f"an invisible control character, {name}; delete it",
    )
    return None


def spot_at(text: str, index: int, file: str) -> Spot:
    """Return the line and column of `text[index]`."""
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return Spot(file, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _spot_of_byte(data: bytes, index: int, file: str) -> Spot:
    return spot_at(data[:index].decode("utf-8-sig"), index, file)


def _likely(data: bytes) -> tuple[str, str]:
    try:
        chinese = _CHINESE.search(data.decode("gb18030")) is not None
    except UnicodeDecodeError:
        chinese = False
    return ("GBK（“ANSI”）", "GBK (“ANSI”)") if chinese else ("别的编码", "another encoding")


def _save_as_utf8(zh: str, en: str) -> tuple[str, str]:
    return (
        f"文件不是 UTF-8 编码，像是{zh}；请另存为 UTF-8（Excel：“CSV UTF-8”）",
        f"the file is not UTF-8 but {en}; save it as UTF-8 (in Excel: “CSV UTF-8”)",
    )
