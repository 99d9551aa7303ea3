"""What keeps a kiosk and its server from understanding each other, in plain words."""

from __future__ import annotations

from kiosk.errors import KioskError


class LinkError(KioskError):
    """Base of all that can go wrong between a kiosk and its server."""


class SignatureError(LinkError):
    """A message is not signed, or not by whom it should be."""

    def __init__(self, reason: str) -> None:
        """Say what is wrong with the signature, in English, for the log."""
        self.reason = reason
        super().__init__(
            zh="收到的消息签名不对，已丢弃；如果一直这样，请在后台重新配对这台展示机",
            en=f"a message was not signed as it must be ({reason}) and is dropped; if this goes"
            " on, pair the kiosk again",
        )


class DeviceKeyError(LinkError):
    """The kiosk's own key cannot be read or written."""
