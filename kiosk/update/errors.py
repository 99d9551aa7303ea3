"""What keeps a release from arriving, each told apart in plain words."""

from __future__ import annotations

from typing import ClassVar

from kiosk.errors import KioskError


class UpdateError(KioskError):
    """Base of all that can go wrong while a release arrives.

    Attributes:
        passing: Whether the same may well succeed in a moment, with nobody doing anything.
    """

    passing: ClassVar[bool] = False


class SourceError(UpdateError):
    """A server or a stick did not give what it was asked for."""


class NotThereError(SourceError):
    """The source says that it does not have this file (404, 403, 410)."""

    def __init__(self, name: str, where: str) -> None:
        """Name the file and the source."""
        super().__init__(
            zh=f"{where} 上没有 {name}；请等待下一次发布，或请管理员重新发布",
            en=f"{where} has no {name}; wait for the next publication, or publish again",
        )


class AddressError(SourceError):
    """The address of the server is not one."""

    def __init__(self, address: str) -> None:
        """Name the address."""
        super().__init__(
            zh=f"“{address[:200]}”不是发布服务器的地址；请写成 https://example.org/kiosk/ 的样子",
            en=f"“{address[:200]}” is not a server's address; write it as"
            " https://example.org/kiosk/",
        )


class UnreachableError(SourceError):
    """No connection: no network, no such name, nobody listens."""

    passing = True

    def __init__(self, where: str, reason: str) -> None:
        """Name the source and what the system said."""
        super().__init__(
            zh=f"连不上 {where}（{reason}）；请检查网线、路由器和地址，稍后会自动再试",
            en=f"{where} cannot be reached ({reason}); check the cable, the router and the"
            " address; it is tried again by itself",
        )


class CutError(SourceError):
    """The connection was lost in the middle of an answer."""

    passing = True

    def __init__(self, name: str, where: str) -> None:
        """Name the file and the source."""
        super().__init__(
            zh=f"从 {where} 取 {name} 时连接中断；已取到的会保留，稍后接着取",
            en=f"the connection to {where} was lost at {name}; what has arrived is kept, and the"
            " rest is fetched later",
        )


class SlowError(SourceError):
    """The source answers, but so slowly that waiting makes no sense."""

    passing = True

    def __init__(self, name: str, where: str, seconds: float) -> None:
        """Name the file, the source, and how long was waited."""
        super().__init__(
            zh=f"{where} 太慢：{name} 等了 {seconds:.0f} 秒；请检查网络，稍后接着取",
            en=f"{where} is too slow: {name} was waited for {seconds:.0f} s; check the network;"
            " the rest is fetched later",
        )


class ServerError(SourceError):
    """The server says that it cannot answer now (429, 5xx).

    Attributes:
        wait: How long the server asks to be left alone, in seconds; None if it does not say.
    """

    passing = True

    def __init__(self, where: str, status: int, wait: float | None = None) -> None:
        """Keep the status and the wish to be left alone."""
        self.wait = wait
        super().__init__(
            zh=f"{where} 暂时不能服务（状态 {status}）；稍后会自动再试",
            en=f"{where} cannot serve now (status {status}); it is tried again by itself",
        )


class RefusedError(SourceError):
    """The server answers with a status that makes no sense here."""

    def __init__(self, name: str, where: str, status: int) -> None:
        """Name the file, the source and the status."""
        super().__init__(
            zh=f"{where} 不给 {name}（状态 {status}）；请检查服务器的设置",
            en=f"{where} refuses {name} (status {status}); check how the server is set up",
        )


class ProxyError(SourceError):
    """The proxy on the way refuses or does not answer."""

    passing = True

    def __init__(self, proxy: str, reason: str) -> None:
        """Name the proxy and its reason."""
        super().__init__(
            zh=f"代理 {proxy} 不让通过（{reason}）；请检查代理的地址、用户名和密码",
            en=f"the proxy {proxy} does not let this through ({reason}); check its address, name"
            " and password",
        )


class PortalError(SourceError):
    """A login page of the network answers in the server's place."""

    def __init__(self, where: str) -> None:
        """Name the source that was meant."""
        super().__init__(
            zh=f"答话的不是 {where}，而是网络的登录页；请先在这个网络上登录，或换一个网络",
            en=f"not {where} answers but the login page of the network; log in to the network"
            " first, or use another",
        )


class RedirectError(SourceError):
    """The server sends us on to where we do not go."""

    def __init__(self, where: str, target: str) -> None:
        """Name the source and where it points."""
        super().__init__(
            zh=f"{where} 转到 {target}，这样的跳转不跟随；请改用最终的地址",
            en=f"{where} points to {target}; such a redirect is not followed: set the final"
            " address",
        )


class LyingError(SourceError):
    """The answer contradicts itself: its length, range or encoding is not what it says."""

    passing = True

    def __init__(self, name: str, where: str, zh: str, en: str) -> None:
        """Name the file, the source and the contradiction."""
        super().__init__(
            zh=f"{where} 对 {name} 的回答自相矛盾：{zh}；请检查服务器或中间的代理",
            en=f"{where} contradicts itself about {name}: {en}; check the server, or a proxy"
            " between",
        )


class TooLongError(SourceError):
    """More bytes come than may; the rest was not read."""

    def __init__(self, name: str, where: str, limit: int) -> None:
        """Name the file, the source, and the limit in bytes."""
        super().__init__(
            zh=f"{where} 的 {name} 超过 {limit} 字节，已停止接收；请检查服务器",
            en=f"{name} from {where} is longer than {limit} bytes and was cut off; check the"
            " server",
        )


class CertificateError(SourceError):
    """The server cannot show who it is, so nothing was asked of it."""

    def __init__(self, where: str, reason: str) -> None:
        """Name the server and what is wrong with its certificate."""
        super().__init__(
            zh=f"{where} 的证书不可信（{reason}）；请检查地址，或网络是否被拦截",
            en=f"the certificate of {where} is not trusted ({reason}); check the address, or"
            " whether the network is tampered with",
        )


class CertificateDateError(SourceError):
    """The certificate is not valid *now*: it expired, or this machine's clock is wrong."""

    def __init__(self, where: str) -> None:
        """Name the server."""
        super().__init__(
            zh=f"{where} 的证书不在有效期内：这台机器的日期不对，或证书已过期；请先核对日期和时间",
            en=f"the certificate of {where} is not valid on this date: the clock of this machine"
            " is wrong, or the certificate has expired; check date and time first",
        )


class BadPiecesError(SourceError):
    """The source gives wrong bytes again and again."""

    def __init__(self, name: str, where: str, times: int) -> None:
        """Name the file, the source, and how many times its bytes were wrong."""
        super().__init__(
            zh=f"{where} 上的 {name} 与发布的不符（{times} 次）；已停止取它，请管理员重新发布",
            en=f"{name} from {where} is not what was published ({times} times); it is no longer"
            " fetched: publish again",
        )


class IgnoredRangeError(SourceError):
    """The server sends a file from its start although the rest was asked for; only remarked."""

    def __init__(self, name: str, where: str, again: int) -> None:
        """Name the file, the source, and the bytes that come once more."""
        super().__init__(
            zh=f"{where} 不支持断点续传：{name} 已有的 {again} 字节又传了一遍；请检查服务器或代理",
            en=f"{where} ignores ranges: {again} bytes of {name} come once more; check the server,"
            " or a proxy between",
        )


class HaltedError(UpdateError):
    """Somebody asked us to stop; what has arrived is kept."""

    passing = True

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            zh="已按要求停下；已取到的会保留，下次接着取",
            en="stopped as asked; what has arrived is kept, and the rest is fetched later",
        )


class TrustError(UpdateError):
    """What a source gives is not what those we trust have signed; nothing of it is taken."""


class NotSignedError(TrustError):
    """The signatures are missing, or are not by whom this kiosk trusts."""

    def __init__(self, where: str, role: str) -> None:
        """Name the source and the file that is not signed as it must be."""
        super().__init__(
            zh=f"{where} 的 {role}.json 没有可信的签名，不予采用；请核对地址和信任根的指纹",
            en=f"{role}.json from {where} is not signed by anybody this kiosk trusts and is"
            " refused; check the address and the fingerprint of the root of trust",
        )


class OlderError(TrustError):
    """The source is older than what this kiosk has already seen: an old copy, or a replay."""

    def __init__(self, where: str, role: str) -> None:
        """Name the source and the file that is too old."""
        super().__init__(
            zh=f"{where} 的 {role}.json 比本机已有的旧，不予采用；请用最新的一份",
            en=f"{role}.json from {where} is older than what this kiosk has and is refused; use"
            " the newest",
        )


class MixedError(TrustError):
    """The source's files do not belong together, as in the middle of a publication."""

    passing = True

    def __init__(self, where: str, name: str) -> None:
        """Name the source and the file that does not fit the others."""
        super().__init__(
            zh=f"{where} 的 {name} 和其他文件对不上，不予采用；可能正在发布，稍后会自动再试",
            en=f"{name} from {where} does not belong to the other files and is refused; perhaps"
            " somebody is publishing: it is tried again by itself",
        )


class NotMetadataError(TrustError):
    """The source answers with something that is no signed file at all."""

    def __init__(self, where: str, role: str) -> None:
        """Name the source and the file that makes no sense."""
        super().__init__(
            zh=f"{where} 的 {role}.json 不是签名文件；请核对地址，或网络的登录页",
            en=f"{role}.json from {where} is no signed file; check the address, or whether the"
            " network wants a login",
        )


class NotOfferedError(TrustError):
    """What is signed does not have this file (any longer)."""

    def __init__(self, name: str) -> None:
        """Name the file."""
        super().__init__(
            zh=f"已签名的目录里没有 {name}：它已撤下，或从未发布",
            en=f"{name} is not among what is signed: it was withdrawn, or never published",
        )


class OtherSiteError(TrustError):
    """A release of another site, signed though it is."""

    def __init__(self, name: str, site: str, ours: str) -> None:
        """Name the file, the site it is of, and the one this kiosk shows."""
        super().__init__(
            zh=f"{name} 属于示范点“{site}”，本机展示的是“{ours}”，不予采用；请核对地址",
            en=f"{name} belongs to the site “{site}”, this kiosk shows “{ours}”; it is refused:"
            " check the address",
        )


class OtherReleaseError(TrustError):
    """A manifest that was signed under the number of another release."""

    def __init__(self, name: str, number: int) -> None:
        """Name the file and the number that stands in it."""
        super().__init__(
            zh=f"{name} 里写的是第 {number} 号发布，不予采用；请管理员重新发布",
            en=f"{name} says that it is release {number}; it is refused: publish again",
        )


class ChainError(TrustError):
    """What was kept with a release no longer proves that it was signed."""

    def __init__(self, number: int, reason: str) -> None:
        """Name the release and what is wrong."""
        super().__init__(
            zh=f"第 {number} 号发布留存的签名不能证明它可信（{reason}）；将重新取得",
            en=f"the signatures kept with release {number} do not prove it ({reason}); it is"
            " fetched again",
        )


class FrozenError(TrustError):
    """The last day of what is signed has passed: only reported, what is shown stays."""

    def __init__(self, where: str, role: str, expires: str) -> None:
        """Name the source, the file, and its last day."""
        super().__init__(
            zh=f"{where} 的 {role}.json 已过有效期（{expires}），不再采用新内容，正在展示的不变；"
            "请管理员续签（kiosk release refresh-expiry），或检查网络是否被拦截",
            en=f"{role}.json from {where} has run out ({expires}): nothing new is taken, what is"
            " shown stays; sign it anew (kiosk release refresh-expiry), or check whether the"
            " network is tampered with",
        )


class WrongClockError(UpdateError):
    """This machine's clock has lost the date: only reported, it is not relied on."""

    def __init__(self, *, ahead: bool, days: float) -> None:
        """Say in which direction it is wrong, and how far."""
        zh, en = ("快", "fast") if ahead else ("慢", "slow")
        super().__init__(
            zh=f"这台机器的时钟{zh}了约 {days:.3g} 天；请校准日期和时间，或检查主板电池",
            en=f"the clock of this machine is about {days:.3g} days {en}; set date and time, or"
            " check the battery on the board",
        )


class SteppedClockError(UpdateError):
    """Somebody, or the network's time, set this machine's clock: only reported."""

    passing = True

    def __init__(self, seconds: float) -> None:
        """Say how far it was set; negative for back."""
        zh, en = ("向前", "forward") if seconds > 0 else ("往回", "back")
        super().__init__(
            zh=f"检查更新时，时钟被{zh}拨了 {abs(seconds):.0f} 秒；若不是自动校时，请查明原因",
            en=f"while updates were looked for, the clock was set {en} by {abs(seconds):.0f} s;"
            " unless that was the network's time, find out why",
        )
