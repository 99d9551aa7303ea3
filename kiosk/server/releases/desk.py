"""Where this server publishes, with which keys, and whether the offline ones still lie here."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings

from kiosk.release.begin import begin
from kiosk.release.errors import PublishError
from kiosk.release.keys import read_keys
from kiosk.release.local import LocalStorage
from kiosk.release.publisher import Publisher

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.release.storage import Storage
    from kiosk.server.project.config import S3Settings


def storage() -> Storage:
    """Return the tree that kiosks fetch from."""
    there = settings.KIOSK.storage
    return _bucket(there) if there is not None else LocalStorage(settings.KIOSK.folders.published)


@cache
def _bucket(there: S3Settings) -> Storage:
    # boto3 takes half a second to import, which a folder does not need.
    from kiosk.release.s3 import Bucket, S3Storage  # noqa: PLC0415

    name = there.published_bucket or there.bucket
    return S3Storage(Bucket(name, there.published_prefix, there.endpoint, there.region))


def publisher(code: str) -> Publisher:
    """Return the publisher of the site `code`."""
    folders = settings.KIOSK.folders
    return Publisher(code, storage(), keys=folders.online_keys / code, trust=folders.trust)


def begun_codes() -> list[str]:
    """Return the sites that have a root of trust here."""
    suffix = ".root.json"
    trust = settings.KIOSK.folders.trust
    return sorted(file.name.removesuffix(suffix) for file in trust.glob(f"*{suffix}"))


def root_keys() -> list[Path]:
    """Return the offline keys that still lie on this machine; people should take them away."""
    return list(read_keys(settings.KIOSK.folders.root_keys, private=False))


def begin_site(code: str) -> bytes:
    """Make what is missing of a site's keys and repository; return its root of trust.

    The first site of a township makes the offline keys; the others are signed by the same ones.

    Raises:
        PublishError: The offline keys have been taken away: the ceremony is needed.
        KioskError: A key or the repository cannot be read or written.
    """
    mine = publisher(code)
    others = [each for each in begun_codes() if each != code]
    folder = settings.KIOSK.folders.root_keys
    like = None
    if others and not mine.root_file.exists():
        if not root_keys():
            raise PublishError(
                f"{code} 是新的示范点，要用根密钥签一次名，而根密钥已经收走；请把两个 U 盘插到"
                f"服务器上，运行 kiosk release init {code} --like {others[0]} --root-keys U盘一"
                " --root-keys U盘二",
                f"{code} is new, and the root keys, which have been taken away, must sign once; put"
                f" two sticks into the server and run kiosk release init {code} --like {others[0]}"
                " --root-keys STICK1 --root-keys STICK2",
            )
        like = publisher(others[0]).read().root
    return begin(mine, [folder], like=like)
