"""A store of objects for what editors upload, which nobody reaches past this server."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.conf import settings
from storages.backends.s3 import S3Storage


class GuardedBucket(S3Storage):
    """Keeps files in a bucket; their addresses are ours, where it is asked who may see them.

    Whoever has an address that the bucket itself would sign could pass it on.
    """

    def url(self, name: str, *_: Any, **__: Any) -> str:
        """Return the address at which a file is shown."""
        return f"{settings.MEDIA_URL}{quote(name)}"
