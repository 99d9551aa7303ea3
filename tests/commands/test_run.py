"""`kiosk run`, as the staff have it begin again."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from kiosk.cli import run
from kiosk.commands.run import LEFT
from kiosk.desk.ending import Ending

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("ending", "status"), [(Ending.AGAIN, None), (Ending.TOLD, 0), (Ending.LEFT, LEFT)]
)
def test_the_staff_s_wish_to_begin_again_puts_a_fresh_one_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: Ending, status: int | None
) -> None:
    file = tmp_path / "kiosk.yaml"
    file.write_text("site: demo\ntheme: theme.yaml\n", encoding="utf-8")
    words = ["run", "--settings", str(file)]
    begun: list[tuple[str, tuple[str, ...]]] = []

    class EndedError(Exception):
        """This process is another one now."""

    def execv(program: str, arguments: tuple[str, ...]) -> None:
        begun.append((program, arguments))
        raise EndedError

    monkeypatch.setattr("os.execv", execv)
    monkeypatch.setattr("sys.argv", ["kiosk", *words])
    monkeypatch.setattr("kiosk.app.run_display", lambda *_, **__: ending)
    monkeypatch.setattr("kiosk.commands.crash.write_crash", lambda _: tmp_path)
    told = run(words)
    if status is None:
        assert begun == [(sys.executable, (sys.executable, "-m", "kiosk", *words))]
    else:
        assert not begun
        assert told == status
