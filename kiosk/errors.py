"""Every error of the kiosk: what happened, and what the person at the machine can do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence


class KioskError(Exception):
    """Base of all errors the kiosk raises on purpose.

    Attributes:
        zh: What happened and what to do next, in Chinese.
        en: The same in English.
        exit_code: The exit status of a command that ends with this error.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, zh: str, en: str) -> None:
        """Keep both wordings; the English one is the exception's own text."""
        super().__init__(en)
        self.zh = zh
        self.en = en

    def say(self, language: str) -> str:
        """Return the message in `language` (`zh-Hans` or `en`)."""
        return self.zh if language.startswith("zh") else self.en


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend in a file that a person wrote.

    Attributes:
        file: The file, as the person would name it (relative to the site's folder).
        line: Line, from 1; 0 when the problem is the file as a whole.
        column: Column, from 1; 0 when unknown.
        zh: What is wrong and what to do, in Chinese.
        en: The same in English.
        fatal: False for a warning that does not keep the content off the screen.
    """

    file: str
    line: int
    column: int
    zh: str
    en: str
    fatal: bool = True

    @property
    def place(self) -> str:
        """`file:line:column`, as editors and terminals link it."""
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


class ContentError(KioskError):
    """A site's folder cannot be shown; carries every problem found, not only the first."""

    exit_code = 2

    def __init__(self, problems: Sequence[Problem]) -> None:
        """List each problem on a line of its own, in both languages."""
        self.problems = tuple(problems)
        super().__init__(
            zh="\n".join(f"{p.place}：{p.zh}" for p in self.problems),
            en="\n".join(f"{p.place}: {p.en}" for p in self.problems),
        )


class SettingsError(KioskError):
    """`kiosk.yaml` or the theme holds something the kiosk cannot use."""

    exit_code = 2


class FontError(KioskError):
    """A font the kiosk needs is missing or cannot be read."""


class PlayerError(KioskError):
    """Moving pictures cannot be shown on this machine (libVLC or its plug-ins are missing)."""


class PictureError(KioskError):
    """A still picture cannot be decoded within its limits."""


class DisplayError(KioskError):
    """No screen to draw on, or its graphics are not usable."""


class ReleaseError(KioskError):
    """A release, or what announces it, is not something a kiosk may show."""


class StoreError(KioskError):
    """The kiosk's disk could not keep or give back what it should; what is shown stays."""


class RemoteError(KioskError):
    """The narrator's page cannot be served in this room."""
