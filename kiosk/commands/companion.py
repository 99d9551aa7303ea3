"""`kiosk settings companion`: the key that the screens of a room share."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from kiosk.commands.releasing.saying import Say
from kiosk.commands.settings import rewrite, with_value
from kiosk.companion.key import is_key, new_key
from kiosk.errors import KioskError
from kiosk.settings import find_settings, load_settings

if TYPE_CHECKING:
    from argparse import Namespace

_GROUP = 4


class CompanionError(KioskError):
    """What was entered is no key."""


def command(args: Namespace) -> int:
    """Make a key and tell it, or take the other screen's."""
    say = Say(args.language)
    file = args.settings or find_settings()
    load_settings(file)
    key = None if args.off else _entered(args.language) if args.same else new_key()
    text = file.read_text(encoding="utf-8")
    rewrite(file, with_value(text, "remote", "companion", key and f'"{key}"'))
    if key is None:
        say(
            "密钥已取消，下次启动后没有别的屏能跟随这一块",
            "there is no key now; from the next start on no screen can follow this one",
        )
    elif args.same:
        say("密钥已记下，下次启动后生效", "the key is kept, from the next start on")
    else:
        print(grouped(key))
        say(
            "下次启动后生效。在另一块屏上运行 kiosk settings companion --same，输入这个密钥",
            "from the next start on. On the other screen run kiosk settings companion --same and"
            " enter this key",
        )
    return 0


def grouped(key: str) -> str:
    """Return a key as a person can read and type it."""
    return " ".join(key[n : n + _GROUP] for n in range(0, len(key), _GROUP))


def _entered(language: str) -> str:
    if sys.stdin.isatty():
        print(
            "另一块屏的密钥：" if language.startswith("zh") else "The other screen's key: ", end=""
        )
        sys.stdout.flush()
    key = re.sub(r"[\s-]", "", sys.stdin.readline()).lower()
    if not is_key(key):
        raise CompanionError(
            "这不是密钥；密钥有 32 个 0–9、a–f 的字符，没有改动",
            "this is no key: it has 32 characters 0–9 and a–f; nothing was changed",
        )
    return key
