"""What can be wrong with a stick, told apart in plain words."""

from __future__ import annotations

from kiosk.update.errors import SourceError


class StickError(SourceError):
    """A stick holds something that no release has, or cannot take what it should."""


class NotAFileError(StickError):
    """A link, a device, or a folder lies where a file should be."""

    def __init__(self, name: str) -> None:
        """Name the file."""
        super().__init__(
            zh=f"U 盘上的 {name} 不是普通文件（而是链接、设备或文件夹），不予读取；请重新导出",
            en=f"{name} on the stick is no plain file (but a link, a device or a folder) and is"
            " not read; export the release again",
        )


class OtherSizeError(StickError):
    """A file on the stick is not the one that was published."""

    def __init__(self, name: str, size: int, right: int) -> None:
        """Name the file, the bytes it has, and those it should have."""
        super().__init__(
            zh=f"U 盘上的 {name} 有 {size} 字节，发布的是 {right} 字节；请重新导出",
            en=f"{name} on the stick has {size} bytes, {right} were published; export the release"
            " again",
        )


class StickFullError(StickError):
    """What should be carried back has no place on the stick."""

    def __init__(self, name: str, size: int) -> None:
        """Name the file and its bytes."""
        super().__init__(
            zh=f"U 盘放不下 {name}（{size} 字节）；请清理 U 盘，或换一个",
            en=f"{name} ({size} bytes) has no place on the stick; make room on it, or use another",
        )


class StickGoneError(StickError):
    """The stick was pulled out, or cannot be read."""

    def __init__(self, name: str, reason: str) -> None:
        """Name the file that was being read and what the system said."""
        super().__init__(
            zh=f"读 U 盘上的 {name} 时中断（{reason}）；请插好 U 盘，会从中断处接着来",
            en=f"reading {name} from the stick stopped ({reason}); plug the stick in again, and it"
            " goes on where it stopped",
        )


class StickProtectedError(StickError):
    """The stick may not be written."""

    def __init__(self, name: str, reason: str) -> None:
        """Name the file that should be written and what the system said."""
        super().__init__(
            zh=f"U 盘不能写入 {name}（{reason}）；请关闭写保护，或换一个 U 盘",
            en=f"{name} cannot be written to the stick ({reason}); release its write protection,"
            " or use another stick",
        )
