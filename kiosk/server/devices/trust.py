"""What a kiosk is told to believe when it is approved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from kiosk.content.signing import fingerprint
from kiosk.errors import KioskError
from kiosk.link.messages import Trust

if TYPE_CHECKING:
    from kiosk.server.devices.models import Kiosk


class NoRootError(KioskError):
    """A site has no root of trust yet."""

    def __init__(self, code: str) -> None:
        """Name the site."""
        super().__init__(
            f"“{code}”还没有信任根，不能配对展示机；请先在“发布”里为它建立",
            f"“{code}” has no root of trust yet, so no kiosk can be paired with it; begin its"
            " releases first",
        )


def pinned_root(code: str) -> bytes:
    """Return the first root of the site `code`.

    Raises:
        NoRootError: There is none.
    """
    try:
        return (settings.KIOSK.folders.trust / f"{code}.root.json").read_bytes()
    except OSError as error:
        raise NoRootError(code) from error


def root_fingerprint(code: str) -> str:
    """Return what people compare with the kiosk's screen.

    Raises:
        NoRootError: There is no root.
    """
    return fingerprint(pinned_root(code))


def trust_of(kiosk: Kiosk) -> Trust:
    """Return what an approved kiosk is told.

    Raises:
        NoRootError: Its site has no root of trust.
    """
    assert kiosk.site is not None  # noqa: S101  # an approved one has a site
    return Trust(
        kiosk=kiosk.id,
        name=kiosk.name,
        site=kiosk.site.code,
        root=pinned_root(kiosk.site.code),
        updates=settings.KIOSK.published_address,
        rings=rings_of(kiosk),
    )


def rings_of(kiosk: Kiosk) -> tuple[str, ...]:
    """Return the rings of a kiosk's groups."""
    return tuple(kiosk.groups.order_by("ring").values_list("ring", flat=True))
