"""What is kept with a release proves, with no network, that it was signed when it was taken."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Root
from tuf.ngclient._internal.trusted_metadata_set import TrustedMetadataSet
from tuf.ngclient.config import EnvelopeType

from kiosk.content.release import parse_manifest
from kiosk.content.signing import read_time, write_time
from kiosk.errors import ReleaseError
from kiosk.update.errors import ChainError, OtherReleaseError, OtherSiteError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kiosk.content.release import Manifest

ACCEPTED = "accepted.json"
"""The file of a chain that says when it was accepted."""
ONLINE = ("timestamp.json", "snapshot.json", "targets.json")
"""The files of a chain beside its roots."""


def manifest_name(number: int) -> str:
    """Return what the manifest of a release is called among what is signed."""
    return f"{number}.json"


def root_name(version: int) -> str:
    """Return what a version of the root is called."""
    return f"{version}.root.json"


def accepted_file(moment: dt.datetime) -> bytes:
    """Return the file that says when a chain was accepted."""
    return json.dumps({"accepted": write_time(moment)}).encode()


def check_manifest(manifest: Manifest, site: str, number: int) -> None:
    """Refuse a manifest that was signed under a name which is not its own.

    Raises:
        OtherSiteError: It is of another site.
        OtherReleaseError: It is of another release.
    """
    name = manifest_name(number)
    if manifest.site != site:
        raise OtherSiteError(name, manifest.site, site)
    if manifest.number != number:
        raise OtherReleaseError(name, manifest.number)


def verify_chain(
    chain: Mapping[str, bytes], manifest: bytes, *, pinned: bytes, site: str, number: int
) -> Manifest:
    """Return the manifest of a release that is kept with its chain.

    Nothing in it may have run out *when the release was accepted*: what is shown never goes off.

    Args:
        chain: The signed files the release was accepted with, by name.
        manifest: The manifest, as it was signed.
        pinned: The root of trust.
        site: The site that this kiosk shows.
        number: The release's number.

    Raises:
        ChainError: The chain does not lead from the pinned root to this manifest.
        OtherSiteError: The manifest is of another site.
        OtherReleaseError: The manifest is of another release.
    """
    try:
        _follow(chain, manifest, pinned, number)
        parsed = parse_manifest(manifest)
    except (RepositoryError, ReleaseError) as error:
        raise ChainError(number, str(error)) from error
    except KeyError as error:
        raise ChainError(number, f"{error.args[0]} ?") from error
    check_manifest(parsed, site, number)
    return parsed


def _follow(chain: Mapping[str, bytes], manifest: bytes, pinned: bytes, number: int) -> None:
    trusted = TrustedMetadataSet(pinned, EnvelopeType.METADATA)
    trusted.reference_time = _accepted(chain[ACCEPTED])
    while following := chain.get(root_name(trusted.root.version + 1)):
        trusted.update_root(following)
    timestamp, snapshot, targets = (chain[name] for name in ONLINE)
    trusted.update_timestamp(timestamp)
    trusted.update_snapshot(snapshot)
    listed = trusted.update_targets(targets).targets
    listed[manifest_name(number)].verify_length_and_hashes(manifest)


def _accepted(data: bytes) -> dt.datetime:
    try:
        moment = read_time(json.loads(data)["accepted"])
    except (ValueError, LookupError, TypeError, RecursionError):
        moment = None
    if moment is None:
        raise RepositoryError(f"{ACCEPTED} names no time")
    return moment


def version_of_root(pinned: bytes) -> int:
    """Return the version of a root of trust.

    Raises:
        ReleaseError: It is no root that signs itself.
    """
    try:
        version: int = TrustedMetadataSet(pinned, EnvelopeType.METADATA)[Root.type].version
    except RepositoryError as error:
        raise ReleaseError(
            "信任根文件（root.json）没有自己的签名；请向发布的人要正确的文件",
            "the root of trust (root.json) is not signed by itself; ask who publishes for the"
            " right file",
        ) from error
    return version
