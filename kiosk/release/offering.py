"""Which releases stay on offer when one is offered anew; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.content.release import Offers

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kiosk.content.release import Manifest, Offer

_EVERY = 100


def with_offer(
    site: str,
    offers: tuple[Offer, ...],
    offer: Offer,
    manifests: Mapping[int, Manifest],
    now: dt.datetime,
) -> Offers:
    """Return the offers of `site` with `offer` among them, without those nobody could take.

    A kiosk takes the highest it may. A lower one stays for those who may not take a higher one
    (the stage), cannot (their version), or would have nothing to show until its hour. The
    highest always stays, for its number is what the next one is counted from.

    Args:
        site: The site's id.
        offers: What was on offer.
        offer: Comes in the place of one with the same number.
        manifests: Of every release on offer, `offer` included.
        now: The time.
    """
    others = [other for other in offers if other.number != offer.number]
    ordered = sorted([*others, offer], key=lambda each: -each.number)
    kept: list[Offer] = []
    for each in ordered:
        if not any(_covers(higher, each, manifests, now) for higher in kept):
            kept.append(each)
    return Offers(site=site, offers=tuple(kept))


def _covers(
    higher: Offer, lower: Offer, manifests: Mapping[int, Manifest], now: dt.datetime
) -> bool:
    above, below = manifests[higher.number], manifests[lower.number]
    everybody = higher.percent == _EVERY or (
        higher.percent >= lower.percent and set(higher.rings) >= set(lower.rings)
    )
    return (
        everybody
        and above.runs_on(below.minimum_kiosk)
        and (above.show_from is None or above.show_from <= now)
    )
