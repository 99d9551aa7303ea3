"""What a phone that holds control says, done at the lectern; on the lectern's own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.content.values import ANY_LANGUAGE, EMPTY, Text
from kiosk.remote.messages import Choose, Do, LayDown, Make

if TYPE_CHECKING:
    from kiosk.remote.messages import Message
    from kiosk.show.presenter.lectern import Lectern


def perform(message: Message, lectern: Lectern) -> None:
    """Do what `message` says; what makes no sense now changes nothing."""
    match message:
        case Do(act=act):
            lectern.do(act)
        case Choose(visit=visit, rehearsal=rehearsal):
            lectern.choose(visit, rehearsal=rehearsal)
        case Make() if lectern.presenter is None:
            made = lectern.make(
                message.template,
                delegation=_text(message.delegation),
                welcome=_text(message.welcome),
                narrator=_text(message.narrator),
                segments=message.segments,
            )
            lectern.choose(made.id, rehearsal=message.rehearsal)
        case LayDown():
            lectern.lay_down()


def _text(words: str) -> Text:
    return Text({ANY_LANGUAGE: words}) if words else EMPTY
