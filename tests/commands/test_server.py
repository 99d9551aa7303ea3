from __future__ import annotations

import subprocess
import sys

import pytest

from kiosk.commands import server
from kiosk.commands.parser import parser
from kiosk.errors import SettingsError

_WITHOUT = """
import sys

class Nothing:
    def find_spec(self, name, *_):
        if name.partition(".")[0] in {"django", "wagtail", "allauth", "granian", "django_tasks_db"}:
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Nothing())
from kiosk.cli import run
sys.exit(run(sys.argv[1:]))
"""
"""The command line where only the kiosk is installed."""


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _WITHOUT, *words], capture_output=True, text=True, check=False
    )


def test_where_only_the_kiosk_is_installed_it_says_what_to_install() -> None:
    answer = _run("server", "run")
    assert answer.returncode == SettingsError.exit_code
    assert "kiosk[server]" in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("words", [("--version",), ("check", "--help"), ("run", "--help")])
def test_a_kiosk_needs_nothing_of_the_server(words: tuple[str, ...]) -> None:
    answer = _run(*words)
    assert answer.returncode == 0, answer.stderr


def test_the_commands_are_those_that_people_are_told_of() -> None:
    for act in ("run", "worker", "manage"):
        args = parser().parse_args(["server", act])
        assert args.act == act
    assert server.command.__doc__
