"""TLS whose certificates are verified in everything but their dates.

A kiosk whose clock has lost the date can verify no certificate's. What it says and hears is signed
on both sides, so nothing hangs on TLS but privacy; and that stays whole against everybody who does
not have the key of an old certificate of this very server.
"""

from __future__ import annotations

import ssl
from typing import Any

from urllib3.util.ssl_ import create_urllib3_context

from kiosk.update.wire import WatchedAdapter

_NO_CHECK_TIME = 0x20_0000
"""X509_V_FLAG_NO_CHECK_TIME of OpenSSL, for which Python has no name."""


class DatelessAdapter(WatchedAdapter):
    """What sends for a `requests.Session` where the date is not known."""

    def init_poolmanager(self, *args: Any, **names: Any) -> None:
        """Make connections that look at no date."""
        context = create_urllib3_context()
        context.verify_flags = ssl.VerifyFlags(context.verify_flags | _NO_CHECK_TIME)
        super().init_poolmanager(*args, ssl_context=context, **names)
