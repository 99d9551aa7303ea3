"""What keeps a publisher from publishing, in words that say what to do."""

from __future__ import annotations

from kiosk.errors import KioskError


class PublishError(KioskError):
    """What was asked for cannot be published, or not so."""


class KeyFileError(KioskError):
    """A key is missing, wrong, or lies where others can read it."""


class StorageError(KioskError):
    """The place where releases are published cannot be read or written."""


class MissingError(StorageError):
    """A file that should be in the repository is not there."""

    def __init__(self, name: str, where: str) -> None:
        """Name the file and the repository."""
        super().__init__(
            zh=f"发布库 {where} 里没有 {name}",
            en=f"the repository {where} has no {name}",
        )


class DamagedError(StorageError):
    """A file of the repository is not what it was when it was published."""

    def __init__(self, name: str, where: str, reason: str = "") -> None:
        """Name the file and the repository."""
        more = f" ({reason})" if reason else ""
        super().__init__(
            zh=f"发布库 {where} 里的 {name} 已损坏或被改动{more}；请从备份恢复这个文件",
            en=f"{name} in the repository {where} is damaged or was altered{more}; restore it"
            " from a backup",
        )


class ConflictError(StorageError):
    """Somebody else changed a file between our reading and our writing it."""

    def __init__(self, name: str, where: str) -> None:
        """Name the file and the repository."""
        super().__init__(
            zh=f"另一个人刚刚发布过（{where} 里的 {name} 变了）；请再运行一次",
            en=f"somebody else has just published ({name} in {where} changed); run this again",
        )


class UnconditionalError(StorageError):
    """An object store does not know the conditional writes that keep two publishers apart."""

    def __init__(self, where: str) -> None:
        """Name the repository."""
        super().__init__(
            zh=f"对象存储 {where} 不支持条件写入（If-None-Match、If-Match）：两个人发布会互相覆盖，"
            "不能用来放发布库；请换一个支持的，或改用文件夹（repository:）",
            en=f"the object store {where} does not know conditional writes (If-None-Match,"
            " If-Match): two publishers would undo each other's work, so it can hold no"
            " repository; use a store that knows them, or a folder (repository:)",
        )


class BusyError(StorageError):
    """Somebody else is at work in the repository."""

    def __init__(self, where: str) -> None:
        """Name the repository."""
        super().__init__(
            zh=f"另一个程序正在写发布库 {where}；请等它做完再运行一次",
            en=f"another program is writing to the repository {where}; run this again when it"
            " is done",
        )


class ChangedError(PublishError):
    """A file is not what it was when the release was built."""

    def __init__(self, name: str) -> None:
        """Name the file."""
        super().__init__(
            zh=f"“{name}”在生成之后变了；请等文件不再变动，再生成、发布一次",
            en=f"“{name}” has changed since the release was built; wait until nobody writes to"
            " it, then build and publish again",
        )
