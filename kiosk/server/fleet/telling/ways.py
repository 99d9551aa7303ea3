"""The ways on which a message travels."""

from __future__ import annotations

import base64
import hmac
import json
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_plus

from django.conf import settings
from django.core.mail import send_mail

from kiosk.server.fleet.models import Receiver
from kiosk.server.fleet.telling.messages import News, as_json, written
from kiosk.server.fleet.telling.post import NotToldError, post

if TYPE_CHECKING:
    import datetime as dt

SIGNATURE = "X-Kiosk-Signature"
"""The header in which a program finds `sha256=` and the HMAC of the body."""
_JSON = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "kiosk-server"}


def send(receiver: Receiver, news: News, now: dt.datetime) -> None:
    """Send one message.

    Raises:
        KioskError: It did not get there.
    """
    address, secret = receiver.opened()
    if receiver.kind == Receiver.Kind.JSON:
        _to_program(address, secret, as_json(news, now))
        return
    title, text = written(news, receiver.language, now)
    if receiver.kind == Receiver.Kind.EMAIL:
        _by_mail(address, title, text)
        return
    if receiver.kind == Receiver.Kind.DINGTALK and secret:
        address += dingtalk_signature(secret, round(time.time() * 1000), address)
    _to_robot(address, f"{title}\n{text}")


def dingtalk_signature(secret: str, moment: int, address: str = "?") -> str:
    """Return what DingTalk wants at the end of an address, `moment` in milliseconds."""
    signed = hmac.digest(secret.encode(), f"{moment}\n{secret}".encode(), "sha256")
    begin = "&" if "?" in address else "?"
    return f"{begin}timestamp={moment}&sign={quote_plus(base64.b64encode(signed))}"


def _by_mail(address: str, title: str, text: str) -> None:
    if settings.KIOSK.mail is None:
        raise NotToldError(
            "还没有设置邮件服务器（server.yaml 的 mail）",
            "no mail server is set (mail in server.yaml)",
        )
    try:
        send_mail(title, text, None, [address])
    except (OSError, ValueError) as error:
        raise NotToldError(
            f"邮件发不出去（{type(error).__name__}）",
            f"the letter could not be sent ({type(error).__name__})",
        ) from error


def _to_program(address: str, secret: str, message: dict[str, Any]) -> None:
    body = json.dumps(message, ensure_ascii=False).encode()
    headers = dict(_JSON)
    if secret:
        headers[SIGNATURE] = f"sha256={hmac.digest(secret.encode(), body, 'sha256').hex()}"
    post(address, body, headers, settings.KIOSK.alerts_to)


def _to_robot(address: str, text: str) -> None:
    """Send a text to a robot, and see that it was taken: robots answer 200 to everything."""
    message = {"msgtype": "text", "text": {"content": text}}
    body = json.dumps(message, ensure_ascii=False).encode()
    answer = post(address, body, _JSON, settings.KIOSK.alerts_to)
    try:
        said = json.loads(answer)
        code, why = int(said["errcode"]), str(said.get("errmsg", ""))[:200]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotToldError(
            "这个网址不是群机器人的", "the address is not a group robot's"
        ) from error
    if code:
        raise NotToldError(f"机器人没有收下：{why}（{code}）", f"refused: {why} ({code})")
