"""How answers of `kiosk release` are put: one language, sizes and times as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from kiosk.content.release import File, Offer

_UNITS = ("B", "kB", "MB", "GB", "TB")
_STEP = 1000


class Say:
    """Prints one of two wordings."""

    def __init__(self, language: str) -> None:
        """Speak `language`."""
        self.chinese = language.startswith("zh")

    def __call__(self, zh: str, en: str) -> None:
        """Print `zh` or `en`."""
        print(self.pick(zh, en), flush=True)

    def pick(self, zh: str, en: str) -> str:
        """Return `zh` or `en`."""
        return zh if self.chinese else en

    def sending(self, file: File) -> None:
        """Tell that a file is sent."""
        self(
            f"  传送 {file.path}（{size(file.size)}）", f"  sending {file.path} ({size(file.size)})"
        )

    def stage(self, offer: Offer | None) -> str:
        """Return for whom a release is."""
        if offer is None:
            return self.pick("不再提供", "no longer offered")
        if offer.percent == 100:  # noqa: PLR2004  # a percentage
            return self.pick("所有展示机", "every kiosk")
        rings = self.pick("、", ", ").join(offer.rings)
        share = f"{offer.percent}%"
        return f"{share} + {rings}" if rings else share


def size(count: int) -> str:
    """Return a number of bytes as people read it."""
    amount, unit = float(count), 0
    while amount >= _STEP and unit < len(_UNITS) - 1:
        amount, unit = amount / _STEP, unit + 1
    return f"{amount:.0f} {_UNITS[unit]}" if unit == 0 else f"{amount:.1f} {_UNITS[unit]}"


def moment(time: dt.datetime) -> str:
    """Return a time as this machine's clock shows it."""
    return time.astimezone().strftime("%Y-%m-%d %H:%M")
