"""Where each thing lies in the published tree."""

from __future__ import annotations

import re

OBJECTS = "objects"
SITES = "sites"
TIMESTAMP = "timestamp.json"
OFFERS = "offers.json"

_MANIFEST = re.compile(r"([1-9][0-9]{0,9})\.json", re.ASCII)


def object_name(sha256: str) -> str:
    """Return where the object `sha256` lies."""
    return f"{OBJECTS}/{sha256[:2]}/{sha256}"


def metadata_folder(site: str) -> str:
    """Return where the signed metadata of `site` lie."""
    return f"{SITES}/{site}/metadata"


def targets_folder(site: str) -> str:
    """Return where the manifests and offers of `site` lie."""
    return f"{SITES}/{site}/targets"


def metadata_name(site: str, role: str, version: int | None = None) -> str:
    """Return where one version of a role's metadata lies; the timestamp has no version."""
    number = "" if version is None else f"{version}."
    return f"{metadata_folder(site)}/{number}{role}.json"


def target_name(site: str, sha256: str, name: str) -> str:
    """Return where the target `name` (`offers.json`, `7.json`) with this SHA-256 lies."""
    return f"{targets_folder(site)}/{sha256}.{name}"


def manifest_target(number: int) -> str:
    """Return the target's name of a release's manifest."""
    return f"{number}.json"


def number_of(target: str) -> int | None:
    """Return the release whose manifest the target `target` is; None for any other target."""
    found = _MANIFEST.fullmatch(target)
    return int(found[1]) if found else None
