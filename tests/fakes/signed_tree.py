"""A site's published tree, made with python-tuf alone: what a publisher does, and a thief."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from copy import deepcopy
from hashlib import sha256
from typing import TYPE_CHECKING, Any, cast

from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import (
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.api.serialization.json import JSONSerializer

from kiosk.content.release import File, Manifest, Offer, Offers
from kiosk.content.signing import SIGNED_AT, write_time

if TYPE_CHECKING:
    from collections.abc import Iterable

NOW = dt.datetime(2027, 3, 1, 8, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
SITE = "heguang"
ONLINE = ("timestamp", "snapshot", "targets")


def manifest_of(number: int, *, site: str = SITE, minimum: str = "0.1.0") -> Manifest:
    content = f"release {number}".encode()
    file = File(path="site.yaml", size=len(content), sha256=sha256(content).hexdigest(), pieces=())
    return Manifest(site=site, number=number, made=NOW, minimum_kiosk=minimum, files=(file,))


class SignedTree:
    """Signs, and lays the files where a server finds them; every signer's key is at hand."""

    def __init__(self, site: str = SITE, *, now: dt.datetime = NOW, days: int = 30) -> None:
        """Make the keys, the first root, and an empty list of offers.

        Args:
            site: The site's id.
            now: The publisher's clock; move it by hand.
            days: How long the online signatures hold.
        """
        self.site = site
        self.now = now
        self.days = days
        self.files: dict[str, bytes] = {}
        self.root = Root(expires=now + 3650 * DAY, consistent_snapshot=True)
        self.timestamp, self.snapshot, self.targets = Timestamp(), Snapshot(), Targets()
        for signed in (self.root, self.timestamp, self.snapshot, self.targets):
            signed.version = 0
        self.signers: dict[str, list[CryptoSigner]] = defaultdict(list)
        self.offers: tuple[Offer, ...] = ()
        self.manifests: dict[int, bytes] = {}
        for role, count in (("root", 3), *((role, 1) for role in ONLINE)):
            self._new_keys(role, count)
        self.root.roles["root"].threshold = 2
        self.publish_root()
        self.publish()

    # What a publisher does.

    def offer(self, *numbers: int, percent: int = 100, **manifest: Any) -> None:
        """Publish releases beside those on offer."""
        for number in numbers:
            self.manifests[number] = manifest_of(number, site=self.site, **manifest).to_bytes()
            self.offers = (Offer(number=number, percent=percent), *self.offers)
        self.publish()

    def publish(self) -> None:
        """Sign the offers and everything above them."""
        offers = Offers(site=self.site, offers=self.offers).to_bytes()
        self.publish_targets(
            {"offers.json": offers} | {f"{n}.json": m for n, m in self.manifests.items()}
        )

    def publish_targets(self, targets: dict[str, bytes]) -> None:
        """Sign any targets and everything above them."""
        self.targets.targets = {
            name: TargetFile.from_data(name, data, ["sha256"]) for name, data in targets.items()
        }
        for name, data in targets.items():
            self.files[self.at(f"targets/{sha256(data).hexdigest()}.{name}")] = data
        self._next(self.targets)
        self.publish_snapshot()

    def publish_snapshot(self) -> None:
        """Sign a snapshot of the targets, and a timestamp."""
        self.snapshot.meta = {"targets.json": self._meta(self.targets)}
        self._next(self.snapshot)
        self.publish_timestamp()

    def publish_timestamp(self) -> None:
        """Sign a timestamp, as is done every day."""
        self.timestamp.snapshot_meta = self._meta(self.snapshot)
        self.timestamp.unrecognized_fields[SIGNED_AT] = write_time(self.now)
        self._next(self.timestamp)

    def publish_root(self, *, also_by: Iterable[CryptoSigner] = ()) -> None:
        """Sign the next root, also with the keys of those who no longer may."""
        self.root.version += 1
        signers = [*self.signers["root"], *also_by]
        self._lay(self.root, f"{self.root.version}.root.json", signers)

    def rotate(self, *roles: str) -> None:
        """Give roles new keys, say so in a new root, and sign anew what they sign."""
        retired: list[CryptoSigner] = []
        for role in roles:
            for keyid in list(self.root.roles[role].keyids):
                self.root.revoke_key(keyid, role)
            old = self.signers.pop(role)
            self._new_keys(role, len(old))
            retired += old if role == "root" else []
        self.publish_root(also_by=retired)
        self.publish()

    @property
    def pinned(self) -> bytes:
        """The first root."""
        return self.files[self.at("metadata/1.root.json")]

    def at(self, name: str) -> str:
        """Return where a file of the site lies."""
        return f"sites/{self.site}/{name}"

    # What happens besides.

    def keep(self) -> dict[str, bytes]:
        """Return the tree as it is, for a replay."""
        return dict(self.files)

    def remembered(self) -> SignedTree:
        """Return a copy with the same keys: what a thief of all of them can make of it."""
        twin = object.__new__(SignedTree)
        twin.__dict__.update(self.__dict__)
        for name in ("root", "timestamp", "snapshot", "targets", "manifests"):
            setattr(twin, name, deepcopy(getattr(self, name)))
        twin.signers = defaultdict(list, {role: list(keys) for role, keys in self.signers.items()})
        twin.files = dict(self.files)
        return twin

    def _new_keys(self, role: str, count: int) -> None:
        for _ in range(count):
            signer = CryptoSigner.generate_ed25519()
            self.signers[role].append(signer)
            self.root.add_key(signer.public_key, role)

    def _next(self, signed: Timestamp | Snapshot | Targets) -> None:
        signed.version += 1
        signed.expires = self.now + self.days * DAY
        prefix = "" if isinstance(signed, Timestamp) else f"{signed.version}."
        self._lay(signed, f"{prefix}{signed.type}.json", self.signers[signed.type])

    def _lay(
        self,
        signed: Root | Timestamp | Snapshot | Targets,
        name: str,
        signers: Iterable[CryptoSigner],
    ) -> None:
        metadata: Metadata[Any] = Metadata(cast("Any", signed))
        for signer in signers:
            metadata.sign(signer, append=True)
        self.files[self.at(f"metadata/{name}")] = metadata.to_bytes(JSONSerializer(compact=True))

    def _meta(self, signed: Snapshot | Targets) -> MetaFile:
        data = self.files[self.at(f"metadata/{signed.version}.{signed.type}.json")]
        return MetaFile.from_data(signed.version, data, ["sha256"])
