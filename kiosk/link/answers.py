"""What a server's refusal means, in plain words."""

from __future__ import annotations

from kiosk.link.errors import LinkError


class UnknownError(LinkError):
    """The server does not know this kiosk's key."""

    def __init__(self, where: str) -> None:
        """Name the server."""
        super().__init__(
            zh=f"{where} 不认识这台展示机；请运行 kiosk link forget，再重新配对",
            en=f"{where} does not know this kiosk; run kiosk link forget, and pair it again",
        )


class RevokedError(LinkError):
    """The server knows this kiosk, and wants nothing of it any more."""

    def __init__(self, where: str) -> None:
        """Name the server."""
        super().__init__(
            zh=f"管理员在 {where} 停用了这台展示机；要再用，请运行 kiosk link forget 并重新配对",
            en=f"an administrator has revoked this kiosk at {where}; to use it again, run"
            " kiosk link forget and pair it again",
        )


class AnsweredError(LinkError):
    """The server answers something that makes no sense here."""

    def __init__(self, where: str, reason: str) -> None:
        """Name the server and its reason."""
        super().__init__(
            zh=f"{where} 的回答看不懂（{reason[:100]}）；两边的版本可能差得太远，请更新",
            en=f"{where} answers what this kiosk does not understand ({reason[:100]}); their"
            " versions may be too far apart: update them",
        )
