"""`kiosk settings`: what a person settles on this machine without writing it by hand."""

from __future__ import annotations

import getpass
import os
import re
import secrets
import stat
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.commands.releasing.saying import Say
from kiosk.commands.writing import WritingError
from kiosk.errors import KioskError
from kiosk.settings import find_settings, load_settings
from kiosk.show.pin import LONGEST, SHORTEST, Weakness, sealed, weakness

if TYPE_CHECKING:
    from argparse import Namespace

_SALT = 16
_WITHIN = ("", " ", "\t", "#")
"""How a line begins that is no new part of the file."""

_WHY: dict[Weakness, tuple[str, str]] = {
    Weakness.LENGTH: (
        f"密码要有 {SHORTEST} 到 {LONGEST} 位数字",
        f"a PIN has {SHORTEST} to {LONGEST} digits",
    ),
    Weakness.DIGITS: ("密码只能是数字 0–9", "a PIN is made of the digits 0–9"),
    Weakness.REPEATED: (
        "不要用同一个数字；人人都会先试它",
        "not the same digit again and again: everybody tries that first",
    ),
    Weakness.IN_A_ROW: (
        "不要用连着的数字；人人都会先试它",
        "not digits in a row: everybody tries that first",
    ),
}


class PinError(KioskError):
    """A PIN that cannot be kept."""


def command(args: Namespace) -> int:
    """Do what was asked for."""
    if args.act == "companion":
        from kiosk.commands import companion  # noqa: PLC0415  # it needs what stands here

        return companion.command(args)
    return _pin(args)


def _pin(args: Namespace) -> int:
    """Ask for a PIN twice, and keep what cannot be turned back into it."""
    say = Say(args.language)
    file = args.settings or find_settings()
    settings = load_settings(file)
    kept = None if args.off else sealed(_ask(args.language), secrets.token_bytes(_SALT))
    rewrite(file, with_pin(file.read_text(encoding="utf-8"), kept))
    if kept is None:
        say(
            "服务密码已取消，服务画面打不开了",
            "there is no PIN now, and no way to the service screen",
        )
    elif settings.service.pin is None:
        say(
            "服务密码已设好，下次启动后生效：在首页按住示范点的名字三秒",
            "the PIN is set, from the next start on: at home, press the site's name for three"
            " seconds",
        )
    else:
        say("服务密码已更换，下次启动后生效", "the PIN is changed, from the next start on")
    return 0


def _ask(language: str) -> str:
    zh = language.startswith("zh")
    pin = _hidden("新密码（数字，不显示）：" if zh else "New PIN (digits, not shown): ")
    why = weakness(pin)
    if why is not None:
        raise PinError(*_WHY[why])
    if sys.stdin.isatty() and _hidden("再输一次：" if zh else "Once more: ") != pin:
        raise PinError("两次输入的不一样，没有改动", "the two differ; nothing was changed")
    return pin


def _hidden(words: str) -> str:
    if sys.stdin.isatty():
        return getpass.getpass(words).strip()
    return sys.stdin.readline().strip()  # from another program, which asks once


def with_pin(text: str, kept: str | None) -> str:
    """Return a settings file's text with another PIN, and nothing else changed; pure.

    Args:
        text: The file.
        kept: What is kept of the PIN; None to have none.
    """
    return with_value(text, "service", "pin", kept)


def with_value(text: str, part: str, name: str, value: str | None) -> str:
    """Return a settings file's text with another value, and nothing else changed; pure.

    Args:
        text: The file.
        part: The part of the file that has it.
        name: What the value is called there.
        value: The value; None to have none.
    """
    lines = text.splitlines()
    head, mine = re.compile(rf"{part}:[ \t]*(#.*)?$"), re.compile(rf"[ \t]+{name}:")
    begin = next((n for n, line in enumerate(lines) if head.match(line)), None)
    if begin is None:
        return text if value is None else f"{text.rstrip()}\n\n{part}:\n  {name}: {value}\n"
    after = range(begin + 1, len(lines))
    end = next((n for n in after if lines[n][:1] not in _WITHIN), len(lines))
    before, inner, behind = lines[:begin], lines[begin + 1 : end], lines[end:]
    inner = [line for line in inner if not mine.match(line)]
    if value is not None:
        inner = [f"  {name}: {value}", *inner]
    whole = [lines[begin], *inner] if any(map(_says, inner)) else inner
    return "\n".join([*before, *whole, *behind]).rstrip() + "\n"


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def rewrite(file: Path, text: str) -> None:
    """Put `text` in the place of the file, once it is known to be good settings."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=file.parent, suffix=".yaml", delete=False
        ) as fresh:
            fresh.write(text)
            fresh.flush()
            os.fsync(fresh.fileno())
    except OSError as error:
        raise _unwritable(file, error) from error
    new = Path(fresh.name)
    try:
        load_settings(new)
        seen = file.stat()
        new.chmod(stat.S_IMODE(seen.st_mode))
        with suppress(PermissionError):
            os.chown(new, seen.st_uid, seen.st_gid)
        new.replace(file.resolve())
    except OSError as error:
        raise _unwritable(file, error) from error
    finally:
        new.unlink(missing_ok=True)


def _unwritable(file: Path, error: OSError) -> WritingError:
    reason = error.strerror or str(error)
    return WritingError(
        zh=f"无法写入 {file}（{reason}）；请用 sudo 再运行一次",
        en=f"{file} cannot be written ({reason}); run this again with sudo",
    )
