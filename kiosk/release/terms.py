"""On which terms a release is published, and for whom; refused in words where they are wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from kiosk.content.release import Manifest, Offer
from kiosk.release.errors import PublishError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from kiosk.content.release import File

OLDEST_READER = "0.1.0"
"""The oldest kiosk that can show all that today's loader accepts."""

_M = TypeVar("_M", bound=BaseModel)


@dataclass(frozen=True)
class Terms:
    """What a release says beside its files.

    Attributes:
        minimum_kiosk: The oldest version of the kiosk that can show it.
        show_from: Not to be shown before; None for at once.
        notes: What changed, for people, by language.
        percent: How many of a hundred kiosks may take it.
        rings: Groups of kiosks that may take it whatever the percentage.
    """

    minimum_kiosk: str = OLDEST_READER
    show_from: dt.datetime | None = None
    notes: Mapping[str, str] = field(default_factory=dict)
    percent: int = 100
    rings: tuple[str, ...] = ()

    def offer(self, number: int) -> Offer:
        """Return the offer of a release on these terms.

        Raises:
            PublishError: The percentage or a ring is none.
        """
        return stated(Offer, number=number, percent=self.percent, rings=self.rings)

    def manifest(
        self, site: str, number: int, made: dt.datetime, files: tuple[File, ...]
    ) -> Manifest:
        """Return the manifest of a release on these terms.

        Raises:
            PublishError: A term or a file's name is not what a kiosk would accept.
        """
        return stated(
            Manifest,
            site=site,
            number=number,
            made=made,
            minimum_kiosk=self.minimum_kiosk,
            show_from=self.show_from,
            notes=dict(self.notes),
            files=files,
        )


def stated(kind: Callable[..., _M], **values: Any) -> _M:
    """Return a value of `kind`.

    Raises:
        PublishError: A kiosk would refuse it; says why.
    """
    try:
        return kind(**values)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(map(str, fault["loc"])) or "/"
    context, message = fault.get("ctx", {}), fault["msg"]
    zh, en = context.get("zh", f"不合格式（{message}）"), context.get("en", message)
    raise PublishError(f"不能发布（{where}）：{zh}", f"this cannot be published ({where}): {en}")
