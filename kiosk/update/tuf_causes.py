"""What python-tuf raises, put into the words of `kiosk.update.errors`."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from tuf.api.exceptions import (
    BadVersionNumberError,
    ExpiredMetadataError,
    LengthOrHashMismatchError,
    RepositoryError,
)
from tuf.api.serialization import DeserializationError

from kiosk.content.store.durable import telling
from kiosk.update.errors import MixedError, NotMetadataError, NotSignedError, OlderError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.update.client import Client
    from kiosk.update.errors import TrustError


@contextmanager
def told(where: str, client: Client) -> Iterator[None]:
    """Turn what goes wrong with what is signed, or with the disk, into words for a person.

    Args:
        where: The source, as people call it.
        client: What is at work; it knows which file it is at.

    Raises:
        TrustError: Instead of what python-tuf raises, except `ExpiredMetadataError`.
        StoreError: Instead of any `OSError`.
    """
    try:
        with telling():
            yield
    except ExpiredMetadataError:
        raise
    except RepositoryError as error:
        raise _explain(error, where, client) from error


def _explain(error: RepositoryError, where: str, client: Client) -> TrustError:
    if isinstance(error, BadVersionNumberError):
        if client.is_older:
            return OlderError(where, client.role)
        return MixedError(where, f"{client.role}.json")
    if isinstance(error, LengthOrHashMismatchError):
        return MixedError(where, f"{client.role}.json")
    if isinstance(error, DeserializationError):
        return NotMetadataError(where, client.role)
    return NotSignedError(where, client.role)
