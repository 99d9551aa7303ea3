"""Tells people of alerts: by letter, and through the robots of WeCom and DingTalk groups."""

from __future__ import annotations

import base64
import datetime as dt
import hmac
import json
import time
import urllib.error
import urllib.request
from http.client import HTTPException
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_plus

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kiosk.server.fleet.models import Alert, Channel

if TYPE_CHECKING:
    from collections.abc import Sequence

PATIENCE = dt.timedelta(minutes=3)
"""How long something must last before anybody is told: a cable that was pulled and put back."""
MOST_LINES = 20
"""Alerts that one message names; of more it tells the number."""
WAIT = 10.0
"""Seconds for a robot's answer."""
LONGEST_ANSWER = 65_536
ROBOTS = {
    Channel.Kind.WECOM: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?",
    Channel.Kind.DINGTALK: "https://oapi.dingtalk.com/robot/send?",
}
"""How the address of a robot begins; the server sends nothing anywhere else."""


class NotToldError(Exception):
    """A message did not get there."""


def tell(now: dt.datetime | None = None) -> int:
    """Tell every channel what it has not heard yet; return how many messages were sent."""
    now = now or timezone.now()
    lasting = Alert.objects.filter(until=None, since__lte=now - PATIENCE)
    sent = 0
    for channel in Channel.objects.filter(active=True):
        fresh = list(
            lasting.exclude(told=channel).select_related("kiosk__site").order_by("since", "pk")
        )
        if not fresh:
            continue
        try:
            send(channel, *words(fresh))
        except NotToldError as error:
            Channel.objects.filter(pk=channel.pk).update(trouble=str(error)[:300])
            continue
        # Told is told, also should the power be cut now: rather once more than never.
        through = Alert.told.through
        through.objects.bulk_create(
            [through(alert_id=one.pk, channel_id=channel.pk) for one in fresh],
            ignore_conflicts=True,
        )
        Channel.objects.filter(pk=channel.pk).exclude(trouble="").update(trouble="")
        sent += 1
    return sent


def words(alerts: Sequence[Alert]) -> tuple[str, str]:
    """Return the title and the text of a message, in the township's language."""
    with translation.override(settings.LANGUAGE_CODE):
        title = ngettext(
            "%(count)d kiosk needs attention", "%(count)d kiosks need attention", len(alerts)
        ) % {"count": len(alerts)}
        lines = [
            f"· {one.kiosk.site or ''} {one.kiosk}: {one.get_kind_display()}".replace("·  ", "· ")
            for one in alerts[:MOST_LINES]
        ]
        if len(alerts) > MOST_LINES:
            lines.append(_("… and %(count)d more") % {"count": len(alerts) - MOST_LINES})
        lines.append(settings.KIOSK.address + reverse("fleet_alerts"))
        return f"{settings.KIOSK.name}: {title}", "\n".join(lines)


def send(channel: Channel, title: str, text: str) -> None:
    """Send one message.

    Raises:
        NotToldError: It did not get there.
    """
    address, secret = channel.opened
    if channel.kind == Channel.Kind.EMAIL:
        _letter(address, title, text)
        return
    if not address.startswith(ROBOTS[Channel.Kind(channel.kind)]):
        raise NotToldError("not a robot's address")
    if channel.kind == Channel.Kind.DINGTALK and secret:
        address += dingtalk_signature(secret, round(time.time() * 1000))
    message = {"msgtype": "text", "text": {"content": f"{title}\n{text}"}}
    _check(_posted(address, message))


def dingtalk_signature(secret: str, moment: int) -> str:
    """Return what DingTalk wants at the end of an address, `moment` in milliseconds."""
    signed = hmac.digest(secret.encode(), f"{moment}\n{secret}".encode(), "sha256")
    return f"&timestamp={moment}&sign={quote_plus(base64.b64encode(signed))}"


def _letter(address: str, title: str, text: str) -> None:
    try:
        send_mail(title, text, None, [address])
    except (OSError, ValueError) as error:
        raise NotToldError(f"{type(error).__name__}: {error}") from error


class _StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def _posted(address: str, message: dict[str, Any]) -> bytes:
    request = urllib.request.Request(  # noqa: S310  # a robot's address, see `send`
        address,
        json.dumps(message, ensure_ascii=False).encode(),
        {"Content-Type": "application/json; charset=utf-8"},
    )
    try:
        with urllib.request.build_opener(_StayHere).open(request, timeout=WAIT) as answer:
            said: bytes = answer.read(LONGEST_ANSWER)
            return said
    except (urllib.error.URLError, HTTPException, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or getattr(error, "code", "")
        raise NotToldError(f"{type(error).__name__} {reason}") from error  # never the address


def _check(answer: bytes) -> None:
    """See that a robot has taken a message: it says 200 to everything.

    Raises:
        NotToldError: It has not.
    """
    try:
        said = json.loads(answer)
        good, why = said["errcode"] == 0, str(said.get("errmsg", ""))
    except (ValueError, KeyError, TypeError) as error:
        raise NotToldError("no robot's answer") from error
    if not good:
        raise NotToldError(why[:200])
