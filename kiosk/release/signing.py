"""The four signed files of a site's repository, made and signed."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from tuf.api.metadata import (
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)

from kiosk.content.signing import SIGNED_AT, read_time, write_time
from kiosk.release.errors import KeyFileError, PublishError
from kiosk.release.keys import choose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from securesystemslib.signer import CryptoSigner, Key, Signer
    from tuf.api.metadata import Signed

ONLINE = ("targets", "snapshot", "timestamp")
"""Roles whose keys lie on the publisher's machine."""
ROLES = ("root", *ONLINE)

BEFORE = "before"
"""The signed field of the targets that says which targets they follow, down to the first."""

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """How many days each role's signature holds.

    A kiosk in a village may be off for a month, and a stick takes weeks to arrive: the
    timestamp holds that long. Root keys lie in a safe, and nobody likes to fetch them.
    """

    root: int = 1825
    targets: int = 365
    snapshot: int = 365
    timestamp: int = 60

    def of(self, role: str) -> dt.timedelta:
        """Return the lifetime of `role`."""
        days: int = getattr(self, role)
        return days * _DAY

    def __post_init__(self) -> None:
        """Refuse what would expire before it arrives.

        Raises:
            PublishError: A lifetime is shorter than a day.
        """
        for field in fields(self):
            if getattr(self, field.name) < 1:
                raise PublishError(
                    f"{field.name} 的有效期至少一天", f"{field.name} must hold for a day at least"
                )


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is signed, and how long it holds."""

    now: dt.datetime
    lifetimes: Lifetimes

    def fields(self, role: str, **more: Any) -> dict[str, Any]:
        """Return what all signed files have: expiry, and the time of signing."""
        now = self.now.replace(microsecond=0)
        return {
            "expires": now + self.lifetimes.of(role),
            "unrecognized_fields": {SIGNED_AT: write_time(now), **more},
        }


def first_root(keys: Mapping[str, Sequence[Key]], threshold: int, moment: Moment) -> Root:
    """Return the first root: who signs what."""
    root = Root(version=1, consistent_snapshot=True, **moment.fields("root"))
    for role, allowed in keys.items():
        for key in allowed:
            root.add_key(key, role)
    root.roles["root"].threshold = threshold
    return root


def targets(
    version: int, files: Mapping[str, TargetFile], before: Mapping[str, Any] | None, moment: Moment
) -> Targets:
    """Return targets that list `files` and name those they follow."""
    more = {BEFORE: dict(before)} if before else {}
    return Targets(version=version, targets=dict(files), **moment.fields("targets", **more))


def snapshot(version: int, targets_meta: MetaFile, moment: Moment) -> Snapshot:
    """Return a snapshot of one version of the targets."""
    meta = {"targets.json": targets_meta}
    return Snapshot(version=version, meta=meta, **moment.fields("snapshot"))


def timestamp(version: int, snapshot_meta: MetaFile, moment: Moment) -> Timestamp:
    """Return a timestamp that points to one version of the snapshot."""
    return Timestamp(version=version, snapshot_meta=snapshot_meta, **moment.fields("timestamp"))


def sign(signed: Signed, signers: Iterable[Signer]) -> bytes:
    """Return the file of `signed` with the signatures of all `signers`."""
    metadata: Metadata[Any] = Metadata(signed)
    for signer in signers:
        metadata.sign(signer, append=True)
    return metadata.to_bytes()


def signed_at(data: bytes) -> dt.datetime | None:
    """Return when the file `data` was signed; None when it does not say."""
    try:
        return read_time(json.loads(data)["signed"][SIGNED_AT])
    except (ValueError, LookupError, TypeError):
        return None


def meta_of(data: bytes, version: int) -> MetaFile:
    """Return what the next file up the chain says of the file `data`."""
    return MetaFile.from_data(version, data, ["sha256"])


class Signers:
    """Who signs for each online role."""

    def __init__(
        self, root: Root, keys: Iterable[CryptoSigner], *, all_needed: bool = True
    ) -> None:
        """Choose among `keys` those that `root` names.

        Raises:
            KeyFileError: A role has too few, and `all_needed`.
        """
        keys = [*keys]
        self._of = {role: choose(keys, root.roles[role].keyids) for role in ONLINE}
        for role, signers in self._of.items():
            if all_needed and len(signers) < root.roles[role].threshold:
                raise KeyFileError(
                    f"缺少 {role} 的私钥；请把它放回密钥文件夹，或用 kiosk release rotate-key"
                    f" {role} 换一把",
                    f"the private key of {role} is missing; put it back into the folder of keys,"
                    f" or replace it with kiosk release rotate-key {role}",
                )

    def of(self, role: str) -> Sequence[Signer]:
        """Return who signs for `role`."""
        return self._of[role]

    def add(self, other: Signers) -> None:
        """Have the `other` ones sign too."""
        for role, signers in other._of.items():
            self._of[role] = _once([*self._of[role], *signers])


def _once(signers: Sequence[Signer]) -> list[Signer]:
    return [*{signer.public_key.keyid: signer for signer in signers}.values()]
