"""The command line: runs one command, and tells a failure in words."""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from kiosk.commands.parser import parser
from kiosk.errors import KioskError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

_INTERRUPTED = 130
_BROKEN = 70
"""Exit status of a fault of the program itself (EX_SOFTWARE)."""


def run(arguments: Sequence[str]) -> int:
    """Run one command; return its exit status."""
    _let_no_character_fail()
    args = parser().parse_args(arguments)
    try:
        return _run(args)
    except KioskError as error:
        _say(error.zh, error.en)
        return error.exit_code
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # the reader of a long list has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001  # the last resort: nobody is shown a traceback
        return _crash(error)


def _run(args: Namespace) -> int:
    status: int = import_module(f"kiosk.commands.{args.command}").command(args)
    sys.stdout.flush()
    return status


def _crash(error: Exception) -> int:
    from kiosk.commands.crash import write_crash  # noqa: PLC0415  # only when it is needed

    log, kind = write_crash(error), type(error).__name__
    _say(f"程序出错了（{kind}）。详细记录：{log}", f"The program failed ({kind}). Details: {log}")
    return _BROKEN


def _say(zh: str, en: str) -> None:
    print(zh, en, sep="\n", file=sys.stderr)


def _let_no_character_fail() -> None:
    """Print a question mark where the terminal knows no Chinese, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
