"""Why a release that was signed and on offer is not shown, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.update.errors import UpdateError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.update.accept import Why


class RefusedError(UpdateError):
    """The content of a release cannot be shown; it is never taken again."""

    def __init__(self, number: int, zh: str, en: str) -> None:
        """Name the release and what is wrong with it."""
        super().__init__(
            zh=f"第 {number} 版不能展示，已拒绝，正在展示的不变：{zh}",
            en=f"release {number} cannot be shown and is refused, what is shown stays: {en}",
        )


class UntriedError(UpdateError):
    """The trial of a release came to no verdict; it is tried again."""

    passing = True

    def __init__(self, number: int, error: RefusedError) -> None:
        """Name the release and what happened."""
        super().__init__(
            zh=f"第 {number} 版没有试成，稍后再试：{error.zh}",
            en=f"release {number} could not be tried, and is tried again: {error.en}",
        )


class NotForUsError(UpdateError):
    """The highest release on offer is not for this kiosk, and somebody can change that."""

    def __init__(self, number: int, why: Why) -> None:
        """Name the release and why it is passed over."""
        super().__init__(
            zh=f"第 {number} 版没有采用：{why.say('zh-Hans')}",
            en=f"release {number} is passed over: {why.say('en')}",
        )


class FailedOnGlassError(UpdateError):
    """A release failed on the screen, and the one before is shown again."""

    def __init__(self, number: int, why: str) -> None:
        """Name the release and what the display said."""
        super().__init__(
            zh=f"第 {number} 版展示失败，已换回上一版：{why}",
            en=f"release {number} failed on the screen; the one before is shown again: {why}",
        )


class SpoiltError(UpdateError):
    """The disk has spoilt files."""

    def __init__(self, count: int) -> None:
        """Say how many."""
        super().__init__(
            zh=f"磁盘上有 {count} 个文件损坏，将重新取得；若再三出现，请更换磁盘",
            en=f"{count} files on the disk are spoilt and are fetched again; if that happens again"
            " and again, replace the disk",
        )


class UnprovenError(UpdateError):
    """What is kept of a release does not prove that it was signed."""

    def __init__(self, numbers: Sequence[int]) -> None:
        """Name the releases."""
        listed = [str(number) for number in numbers]
        super().__init__(
            zh=f"第 {'、'.join(listed)} 版的签名核对不上（磁盘损坏，或有人动过文件），将重新取得；"
            "展示不停",
            en=f"release {', '.join(listed)} is not proven to be what was signed (the disk spoilt"
            " it, or somebody changed it) and is fetched again; it is shown meanwhile",
        )


class NothingForUsError(UpdateError):
    """A stick holds content, and none for this site."""

    def __init__(self, where: str, site: str) -> None:
        """Name the stick and the site of this kiosk."""
        super().__init__(
            zh=f"U 盘（{where}）里没有“{site}”的内容；请用 kiosk release export-usb 重新导出",
            en=f"the stick ({where}) has nothing for “{site}”; export it again with kiosk release"
            " export-usb",
        )
