"""A kiosk made of python-tuf's own client: what it can fetch and verify, and nothing of ours."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import requests
from tuf.api.exceptions import DownloadHTTPError
from tuf.ngclient import FetcherInterface, Updater

from kiosk.content.release import parse_manifest, parse_offers

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from kiosk.content.release import Manifest, Offers


class FolderFetcher(FetcherInterface):
    """Fetches from a folder as from a plain web server."""

    def _fetch(self, url: str) -> Iterator[bytes]:
        try:
            yield Path(url.removeprefix("file://")).read_bytes()
        except FileNotFoundError as error:
            raise DownloadHTTPError(url, 404) from error


class BrokenReleaseError(AssertionError):
    """Something that is on offer is not there as it was signed."""


@dataclass
class Kiosk:
    """A client with its own cache; keeps it from one look to the next.

    Attributes:
        base: A folder, or the address of a server.
        site: The site's id.
        cache: A folder of its own.
        pinned: The root it was installed with.
    """

    base: str
    site: str
    cache: Path
    pinned: bytes
    now: Callable[[], dt.datetime] | None = None

    def look(self) -> tuple[Offers, list[Manifest]]:
        """Refresh; fetch and verify everything that is on offer.

        Raises:
            BrokenReleaseError: An object is missing or altered.
        """
        offers, manifests = self.refresh()
        for manifest in manifests:
            for file in manifest.objects:
                data = self._get(f"objects/{file.sha256[:2]}/{file.sha256}")
                if (len(data), sha256(data).hexdigest()) != (file.size, file.sha256):
                    raise BrokenReleaseError(file.path)
        return offers, manifests

    def refresh(self) -> tuple[Offers, list[Manifest]]:
        """Refresh; fetch and verify the offers and the manifests."""
        self.cache.mkdir(parents=True, exist_ok=True)
        within = f"{self._url}/sites/{self.site}"
        updater = Updater(
            str(self.cache),
            f"{within}/metadata/",
            str(self.cache),
            f"{within}/targets/",
            fetcher=None if self.base.startswith("http") else FolderFetcher(),
            bootstrap=self.pinned,
        )
        if self.now is not None:
            updater._trusted_set.reference_time = self.now()
        updater.refresh()
        offers = parse_offers(self._target(updater, "offers.json"))
        numbers = [offer.number for offer in offers.offers]
        return offers, [parse_manifest(self._target(updater, f"{n}.json")) for n in numbers]

    def version(self, role: str) -> int:
        """Return the version of a role in the cache."""
        from tuf.api.metadata import Metadata  # noqa: PLC0415

        version: int = Metadata.from_file(str(self.cache / f"{role}.json")).signed.version
        return version

    @property
    def _url(self) -> str:
        return self.base if self.base.startswith("http") else f"file://{self.base}"

    def _target(self, updater: Updater, name: str) -> bytes:
        info = updater.get_targetinfo(name)
        if info is None:
            raise BrokenReleaseError(name)
        return Path(updater.download_target(info)).read_bytes()

    def _get(self, name: str) -> bytes:
        if self.base.startswith("http"):
            reply = requests.get(f"{self.base}/{name}", timeout=10)
            if not reply.ok:
                raise BrokenReleaseError(f"{name}: {reply.status_code}")
            return reply.content
        file = Path(self.base, name)
        if not file.is_file():
            raise BrokenReleaseError(name)
        return file.read_bytes()
