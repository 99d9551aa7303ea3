"""The process that tries a release, and what its end means."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from kiosk.update.errors import HaltedError
from kiosk.update.trial import GOOD, Trial, judge

if TYPE_CHECKING:
    from pathlib import Path


def program(text: str, **options: float) -> Trial:
    return Trial((sys.executable, "-c", text), **options)  # type: ignore[arg-type]


def test_a_program_that_ends_well_says_good(tmp_path: Path) -> None:
    assert program("").run(tmp_path, "heguang") == GOOD


def test_it_is_told_the_folder_and_the_site(tmp_path: Path) -> None:
    text = f"import sys; sys.exit(sys.argv[1:] != [{str(tmp_path)!r}, 'heguang'])"
    assert program(text).run(tmp_path, "heguang").good


def test_what_it_says_is_the_reason(tmp_path: Path) -> None:
    said = json.dumps({"zh": "坏了", "en": "broken"})
    verdict = program(f"import sys; print({said!r}); sys.exit(2)").run(tmp_path, "heguang")
    assert (verdict.good, verdict.sure, verdict.zh, verdict.en) == (False, True, "坏了", "broken")


@pytest.mark.parametrize(
    ("status", "said"), [(1, b""), (-11, b""), (2, b"no JSON"), (2, b"[]"), (-9, b'{"zh": "x"}')]
)
def test_an_end_without_a_word_is_no_verdict(status: int, said: bytes) -> None:
    verdict = judge(status, said)
    assert not verdict.good
    assert not verdict.sure
    assert verdict.zh


def test_a_program_that_kills_itself_harms_nobody(tmp_path: Path) -> None:
    text = "import os; os.kill(os.getpid(), 11)"
    assert not program(text).run(tmp_path, "heguang").sure


def test_a_program_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    pipe = tmp_path / "alive"
    text = (
        "import subprocess, sys, time\n"
        f"subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'], "
        f"stdout=open({str(pipe)!r}, 'w'))\n"
        "time.sleep(600)"
    )
    ticks = iter(range(100))
    trial = Trial(
        (sys.executable, "-c", text),
        within=5,
        clock=lambda: float(next(ticks)),
        wait=threading.Event().wait,
    )
    verdict = trial.run(tmp_path, "heguang")
    assert not verdict.sure
    assert "within 5 seconds" in verdict.en


def test_a_trial_ends_with_an_agent_that_is_killed_in_the_middle_of_it(tmp_path: Path) -> None:
    pipe = tmp_path / "alive"
    os.mkfifo(pipe)
    tries = (
        f"import time; pipe = open({str(pipe)!r}, 'w', 1); print('tries', file=pipe);"
        " time.sleep(600)"
    )
    agent = (
        "import pathlib, sys; from kiosk.update.trial import Trial\n"
        f"Trial((sys.executable, '-c', {tries!r})).run(pathlib.Path('/'), 'heguang')"
    )
    process = subprocess.Popen([sys.executable, "-c", agent])
    with pipe.open() as alive:  # whoever reads to its end outlived all that could write
        assert alive.readline() == "tries\n"
        process.kill()
        assert alive.read() == ""
    process.wait()


def test_it_stops_when_the_agent_is_to_end(tmp_path: Path) -> None:
    trial = Trial((sys.executable, "-c", "import time; time.sleep(600)"), halted=lambda: True)
    with pytest.raises(HaltedError):
        trial.run(tmp_path, "heguang")
