"""What a site has published: each release, for whom it is, and whether its files are kept."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from kiosk.release.names import OBJECTS, object_name

if TYPE_CHECKING:
    from kiosk.content.release import Manifest, Offer
    from kiosk.release.chain import Published
    from kiosk.release.publisher import Publisher


@dataclass(frozen=True, slots=True)
class Listed:
    """One release.

    Attributes:
        manifest: What it is.
        offer: For whom it is; None when it is no longer on offer.
        whole: Whether all its files are still there, so that it can be published again.
        new_bytes: Bytes that the release before did not have: what it costs a kiosk.
    """

    manifest: Manifest
    offer: Offer | None
    whole: bool
    new_bytes: int


def releases(publisher: Publisher, published: Published, most: int) -> list[Listed]:
    """Return the newest releases, at most `most`, the newest first.

    Raises:
        StorageError: The repository cannot be read, or what is signed is not there.
    """
    reader = publisher.reader
    newest = islice(reader.history(published), most + 1)
    manifests = [reader.manifest(number, target) for number, target in newest]
    offers = {offer.number: offer for offer in published.offers.offers} if published.offers else {}
    there = {entry.name: entry.size for entry in publisher.storage.list(OBJECTS)}
    listed = []
    for at, manifest in enumerate(manifests[:most]):
        older = {f.sha256 for f in manifests[at + 1].files} if at + 1 < len(manifests) else set()
        listed.append(
            Listed(
                manifest,
                offers.get(manifest.number),
                all(there.get(object_name(f.sha256)) == f.size for f in manifest.objects),
                sum(f.size for f in manifest.objects if f.sha256 not in older),
            )
        )
    return listed
