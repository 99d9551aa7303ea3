"""The settings of who publishes: `publisher.yaml`, and what lies beside it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field

from kiosk.errors import SettingsError
from kiosk.marked_yaml import read_model
from kiosk.release.local import LocalStorage
from kiosk.release.publisher import Publisher
from kiosk.release.signing import Lifetimes

if TYPE_CHECKING:
    from kiosk.release.storage import Storage

DEFAULT = """\
# 发布设置。路径从这个文件所在的文件夹算起。
# The settings of who publishes. Paths begin at this file's folder.
repository: repository

# 发布到 S3 兼容的对象存储时，删去上面一行，改写下面几行（访问密钥来自环境变量或 ~/.aws）：
# To publish to an S3-compatible store, take these lines instead of the one above (the access key
# comes from the environment or ~/.aws):
# s3:
#   bucket: villages
#   prefix: releases
#   endpoint: https://objects.example.com
"""

_Days = Annotated[int, Field(strict=True, ge=1, le=36_500)]
_Text = Annotated[str, Field(min_length=1, max_length=200)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class BucketSettings(_Part):
    """A bucket of an S3-compatible object store."""

    bucket: _Text
    prefix: str = ""
    endpoint: _Text | None = None
    region: _Text | None = None


class DaySettings(_Part):
    """For how many days signatures hold."""

    root: _Days = Lifetimes().root
    targets: _Days = Lifetimes().targets
    snapshot: _Days = Lifetimes().snapshot
    timestamp: _Days = Lifetimes().timestamp


class PublisherSettings(_Part):
    """Where releases are published, and where keys lie.

    Attributes:
        repository: The folder of the published tree.
        s3: The bucket of the published tree, in the folder's place.
        keys: The folder of online keys, a folder in it for each site.
        trust: The folder of the first roots and of what was published last.
        days: For how many days signatures hold.
    """

    repository: Path | None = None
    s3: BucketSettings | None = None
    keys: Path = Path("keys")
    trust: Path = Path("trust")
    days: DaySettings = DaySettings()


class Desk:
    """One publisher's settings, and the publishers of its sites."""

    def __init__(self, file: Path) -> None:
        """Read `file`.

        Raises:
            SettingsError: It cannot be read, or it is wrong; every fault is named.
        """
        self.folder = Path(os.path.abspath(file.parent))  # noqa: PTH100  # links are left alone
        settings = read_model(file, PublisherSettings)
        if (settings.repository is None) == (settings.s3 is None):
            raise SettingsError(
                f"{file.name}：repository 和 s3 要写其中一个",
                f"{file.name}: write one of repository and s3",
            )
        self._settings = settings
        self.root_keys = self.folder / "root-keys"
        self.storage = self._storage()

    @property
    def sites(self) -> list[str]:
        """The sites whose root of trust is here."""
        suffix = ".root.json"
        trust = self.folder / self._settings.trust
        return sorted(file.name.removesuffix(suffix) for file in trust.glob(f"*{suffix}"))

    def site(self, named: str | None) -> str:
        """Return the site that is meant.

        Raises:
            SettingsError: There is not exactly one, and none is named.
        """
        if named is not None:
            return named
        sites = self.sites
        if len(sites) == 1:
            return sites[0]
        raise SettingsError(
            f"请用 --site 指明站点（{'、'.join(sites) or '还没有，先运行 kiosk release init'}）",
            f"name the site with --site ({', '.join(sites) or 'none yet: kiosk release init'})",
        )

    def publisher(self, site: str) -> Publisher:
        """Return the publisher of a site."""
        return Publisher(
            site,
            self.storage,
            keys=self.folder / self._settings.keys / site,
            trust=self.folder / self._settings.trust,
            lifetimes=Lifetimes(**self._settings.days.model_dump()),
        )

    def _storage(self) -> Storage:
        bucket, repository = self._settings.s3, self._settings.repository
        if repository is not None:
            return LocalStorage(self.folder / repository.expanduser())
        assert bucket is not None  # noqa: S101  # __init__ has seen to it
        # boto3 takes half a second to import, which a folder does not need.
        from kiosk.release.s3 import Bucket, S3Storage  # noqa: PLC0415

        return S3Storage(
            Bucket(bucket.bucket, bucket.prefix, bucket.endpoint, bucket.region),
        )
