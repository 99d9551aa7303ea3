"""What `requests` raises, put into the words of `kiosk.update.errors`."""

from __future__ import annotations

import http.client
import ssl
from typing import TYPE_CHECKING, Any

import requests
import urllib3.exceptions

from kiosk.update.errors import (
    CertificateDateError,
    CertificateError,
    CutError,
    ProxyError,
    SlowError,
    UnreachableError,
)
from kiosk.update.patience import TooMuchError, TooSlowError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.update.answers import Asked
    from kiosk.update.errors import SourceError

FOREIGN = (
    requests.RequestException,
    urllib3.exceptions.HTTPError,
    http.client.HTTPException,
    OSError,
    ValueError,
)
"""All that sending a request and reading its answer may raise."""

_DATES = frozenset({9, 10})  # X509_V_ERR_CERT_NOT_YET_VALID, X509_V_ERR_CERT_HAS_EXPIRED
_LOST = (http.client.RemoteDisconnected, http.client.IncompleteRead, ConnectionError)
_UNREACHABLE = (
    requests.ConnectTimeout,
    urllib3.exceptions.NewConnectionError,
    urllib3.exceptions.NameResolutionError,
)


def explain(error: Exception, asked: Asked, waited: float) -> SourceError:
    """Return what `error`, one of `FOREIGN`, means to a person.

    Args:
        error: What was raised.
        asked: What was asked for.
        waited: Seconds that were waited.
    """
    causes = list(_causes(error))
    return (
        _of_ours(causes, asked, waited)
        or _of_tls(causes, asked.where)
        or _of_way(causes, asked, waited)
        or asked.lie(f"不是网页协议（{_last(causes)}）", f"this is not HTTP ({_last(causes)})")
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    # These libraries hand a cause on in four ways.
    seen: set[int] = set()
    waiting: list[Any] = [error]
    while waiting:
        one = waiting.pop(0)
        if not isinstance(one, BaseException) or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]


def _of_ours(causes: list[BaseException], asked: Asked, waited: float) -> SourceError | None:
    if any(isinstance(cause, TooMuchError) for cause in causes):
        return asked.too_long()
    if any(isinstance(cause, TooSlowError) for cause in causes):
        return SlowError(asked.name, asked.where, waited)
    return None


def _of_tls(causes: list[BaseException], where: str) -> SourceError | None:
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            if cause.verify_code in _DATES:
                return CertificateDateError(where)
            return CertificateError(where, cause.verify_message)
    return None


def _of_way(causes: list[BaseException], asked: Asked, waited: float) -> SourceError | None:
    def has(*kinds: type[BaseException]) -> bool:
        return any(isinstance(cause, kinds) for cause in causes)

    if has(requests.exceptions.ProxyError, requests.exceptions.InvalidProxyURL):
        return ProxyError(asked.proxy, _last(causes))
    if has(*_UNREACHABLE):
        return UnreachableError(asked.where, _last(causes))
    if has(requests.ReadTimeout, urllib3.exceptions.ReadTimeoutError, TimeoutError):
        return SlowError(asked.name, asked.where, waited)
    if has(*_LOST):
        return CutError(asked.name, asked.where)
    if has(ssl.SSLError):
        return UnreachableError(asked.where, _last(causes))
    return None


def _last(causes: list[BaseException]) -> str:
    """What the system said, rather than what was made of it."""
    of_system = [cause for cause in causes if isinstance(cause, OSError) and cause.strerror]
    found = of_system[-1] if of_system else causes[-1]
    return (getattr(found, "strerror", None) or str(found) or type(found).__name__)[:120]
