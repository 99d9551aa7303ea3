"""Subtitles (SRT and WebVTT) as plain values."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kiosk.content.limits import LIMITS
from kiosk.errors import KioskError

if TYPE_CHECKING:
    from collections.abc import Iterator


class SubtitleError(KioskError):
    """A subtitle file that cannot be read as SRT or WebVTT.

    Attributes:
        line: Where, from 1; 0 when it is the file as a whole.
    """

    def __init__(self, line: int, zh: str, en: str) -> None:
        """Keep the place and both wordings."""
        super().__init__(zh, en)
        self.line = line


@dataclass(frozen=True, slots=True)
class Cue:
    """Words on the screen from `start` to `end`, in seconds from the film's start."""

    start: float
    end: float
    text: str
    line: int = 0
    """Where its time stands in the file, from 1."""


_STAMP = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMES = re.compile(rf"\s*{_STAMP}\s*-->\s*{_STAMP}(?:\s.*)?", re.ASCII)
_TAG = re.compile(r"</?[A-Za-z0-9][^<>\n]{0,200}>|\{\\[^{}\n]{0,200}\}")
_NOT_A_CUE = ("NOTE", "STYLE", "REGION", "WEBVTT")


def parse_subtitles(data: bytes) -> tuple[Cue, ...]:
    """Return the cues in `data`, in order of time.

    Byte order marks, any line ends, missing numbers and missing blank lines are taken as they
    come; tags and WebVTT settings are dropped, for the screen has its own type.

    Raises:
        SubtitleError: It is not UTF-8, holds no cue, or a cue's time cannot be read or is wrong.
    """
    lines = _text(data).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    cues = sorted(_cues(lines), key=lambda cue: (cue.start, cue.end))
    if not cues:
        raise SubtitleError(
            0,
            "字幕文件里没有一条字幕（应为 SRT 或 WebVTT）",
            "the subtitle file holds no subtitle (it should be SRT or WebVTT)",
        )
    return tuple(cues)


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SubtitleError(
            data.count(b"\n", 0, error.start) + 1,
            "字幕文件不是 UTF-8 编码；请另存为 UTF-8",
            "the subtitle file is not UTF-8; save it as UTF-8",
        ) from error


def _cues(lines: list[str]) -> list[Cue]:
    starts = list(_starts(lines))
    if len(starts) > LIMITS.cues:
        zh, en = f"字幕太多（超过 {LIMITS.cues} 条）", f"more than {LIMITS.cues} subtitles"
        raise SubtitleError(starts[LIMITS.cues] + 1, zh, en)
    cues = (_cue(lines, a, b) for a, b in pairwise([*starts, len(lines)]))
    return [cue for cue in cues if cue.text]


def _starts(lines: list[str]) -> Iterator[int]:
    note = begun = False
    for number, line in enumerate(lines):
        if not line.strip():
            begun = False
            continue
        if not begun:
            begun, note = True, line.startswith(_NOT_A_CUE)
        if "-->" in line and not note:
            yield number


def _cue(lines: list[str], at: int, until: int) -> Cue:
    start, end = _times(lines[at], at + 1)
    words = _words(lines[at + 1 : until], followed=until < len(lines))
    return Cue(start, end, html.unescape(_TAG.sub("", "\n".join(words))).strip(), at + 1)


def _words(lines: list[str], *, followed: bool) -> list[str]:
    words: list[str] = []
    for number, line in enumerate(lines):
        if not line.strip():
            break
        words.append(line.strip())
        if followed and number == len(lines) - 1 and line.strip().isdecimal():
            words.pop()  # the next cue's number, with no blank line before it
    return words


def _times(line: str, number: int) -> tuple[float, float]:
    found = _TIMES.fullmatch(line)
    if found is None:
        raise SubtitleError(
            number,
            "字幕的时间写法不对，应为 00:01:02,000 --> 00:01:05,000",
            "the subtitle's time should read 00:01:02,000 --> 00:01:05,000",
        )
    start, end = _seconds(*found.groups()[:4]), _seconds(*found.groups()[4:])
    if end < start:
        raise SubtitleError(
            number, "字幕结束的时间早于开始的时间", "the subtitle ends before it begins"
        )
    return start, end


def _seconds(hours: str | None, minutes: str, seconds: str, fraction: str) -> float:
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + int(fraction.ljust(3, "0")) / 1000
