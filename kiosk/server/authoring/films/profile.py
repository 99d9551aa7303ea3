"""What a kiosk plays without effort, and what must be done to a film until it is that."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kiosk.server.authoring.films.facts import Facts

LONG_SIDE, SHORT_SIDE = 1920, 1080
FASTEST = 30.5
"""Pictures a second; 30000/1001 and what cameras call 30 lie below."""
_STEREO = 2
_PLAIN_SOUND = frozenset({"aac", "mp3"})


class Work(StrEnum):
    """What has to be done.

    Attributes:
        NOTHING: It is kept as it came.
        WRAP: The same pictures and sound in another container.
        CONVERT: Pictures or sound are made anew.
    """

    NOTHING = "nothing"
    WRAP = "wrap"
    CONVERT = "convert"


class Need(NamedTuple):
    """One thing that does not suit a kiosk, in plain words."""

    zh: str
    en: str
    work: Work


def needs(facts: Facts) -> list[Need]:
    """Return everything about a film or a recording that does not suit a kiosk."""
    if not facts.video:
        return _sound_alone(facts)
    found = _pictures(facts) + _sound(facts)
    if "mp4" not in facts.container.split(","):
        found.append(Need("文件不是 MP4，要换成 MP4", "it is no MP4 and becomes one", Work.WRAP))
    elif not facts.head_first:
        found.append(
            Need(
                "目录在文件末尾，要移到开头才能马上播放",
                "its index stands at the end and is moved to the front",
                Work.WRAP,
            )
        )
    return found


def work(found: list[Need]) -> Work:
    """Return the most that any of the needs asks for."""
    order = list(Work)
    return max((need.work for need in found), key=order.index, default=Work.NOTHING)


def _pictures(facts: Facts) -> list[Need]:
    found = []
    if facts.video != "h264":
        found.append(
            Need(
                f"画面编码是 {facts.video}，终端机播放吃力，要转成 H.264",
                f"its pictures are {facts.video}, which kiosks play badly; they become H.264",
                Work.CONVERT,
            )
        )
    if facts.pixels not in ("yuv420p", "yuvj420p"):
        found.append(
            Need(
                f"画面颜色格式是 {facts.pixels}，要转成通用的 8 位颜色",
                f"its colours are kept as {facts.pixels}; they become the usual eight bits",
                Work.CONVERT,
            )
        )
    longer, shorter = max(facts.width, facts.height), min(facts.width, facts.height)
    if longer > LONG_SIDE or shorter > SHORT_SIDE:
        found.append(
            Need(
                f"画面有 {facts.width}×{facts.height}，要缩小到 1920×1080 以内",
                f"it is {facts.width}×{facts.height} and is made to fit 1920×1080",
                Work.CONVERT,
            )
        )
    if facts.rate > FASTEST:
        found.append(
            Need(
                f"每秒 {facts.rate:.0f} 幅画面，要减到 30 幅以内",
                f"it has {facts.rate:.0f} pictures a second; at most 30 are kept",
                Work.CONVERT,
            )
        )
    if facts.interlaced:
        found.append(
            Need(
                "画面是隔行扫描的，要转成逐行",
                "its pictures are interlaced and become whole ones",
                Work.CONVERT,
            )
        )
    return found


def _sound(facts: Facts) -> list[Need]:
    if facts.audio and facts.audio not in _PLAIN_SOUND:
        return [
            Need(
                f"声音编码是 {facts.audio}，要转成 AAC",
                f"its sound is {facts.audio} and becomes AAC",
                Work.CONVERT,
            )
        ]
    if facts.channels > _STEREO:
        return [
            Need(
                f"声音有 {facts.channels} 个声道，要合成两个",
                f"its sound has {facts.channels} channels; two are made of them",
                Work.CONVERT,
            )
        ]
    return []


def _sound_alone(facts: Facts) -> list[Need]:
    if facts.audio in _PLAIN_SOUND:
        return []
    return [
        Need(
            f"录音编码是 {facts.audio}，要转成 AAC",
            f"the recording is {facts.audio} and becomes AAC",
            Work.CONVERT,
        )
    ]
