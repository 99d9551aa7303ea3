"""Jobs of the tests."""

from __future__ import annotations

import time
from pathlib import Path

from django_tasks import task


@task(backend="jobs")
def note(file: str, text: str) -> None:
    with Path(file).open("a", encoding="utf-8") as stream:
        stream.write(f"{text}\n")


@task(backend="jobs")
def fail() -> None:
    message = "it went wrong"
    raise ValueError(message)


@task(backend="jobs")
def note_and_hang_once(file: str) -> None:
    """Hang at the first attempt, until the worker is killed."""
    first = not Path(file).exists()
    with Path(file).open("a", encoding="utf-8") as stream:
        stream.write("begun\n")
    while first:
        time.sleep(0.05)
    with Path(file).open("a", encoding="utf-8") as stream:
        stream.write("done\n")
