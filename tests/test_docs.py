"""Documents name only what is there: every screen, every picture, every test."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.content.loading import load_site
from kiosk.screens.shots import shots

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/screens.md"
PROOF = ROOT / "docs/proof.md"


def test_every_screen_is_shown_wide_and_upright() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name, _place in shots(load_site(ROOT / "media/demo", check_media=False).site):
        assert f"{name}-1920x1080-zh-Hans.jpg" in page, name
        assert f"{name}-1080x1920-zh-Hans.jpg" in page, name


def test_every_picture_the_documents_name_is_there() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for name in re.findall(r"(?:!\[[^\]]*\]\(|src=\")([^)\"]+)", page.read_text("utf-8")):
            assert (page.parent / name).is_file(), f"{page.name} names {name}"


def named_tests(line: str) -> Iterator[tuple[Path, str]]:
    """Yield the files of tests that a line names, and the tests in them; a bare name goes on."""
    file = ROOT / "no file named before"
    for word in " ".join(re.findall("`([^`]+)`", line)).split():
        path, _, test = word.partition("::")
        if path.startswith("tests/"):
            file = ROOT / path
        elif path.startswith("test_") and path.endswith(".py"):
            file = file.parent / path
        elif path.startswith("test_"):
            test = path
        else:
            continue
        yield file, test


def test_every_test_that_the_proof_names_is_there() -> None:
    named = [each for line in PROOF.read_text("utf-8").splitlines() for each in named_tests(line)]
    assert len({test for _, test in named}) > 50
    for file, test in named:
        assert file.exists(), f"{PROOF.name} names {file}"
        if test:
            assert f"def {test}(" in file.read_text("utf-8"), f"{file.name} has no {test}"


def test_a_test_that_is_not_there_would_be_noticed() -> None:
    line = "| a claim | `tests/test_docs.py::test_one`, `test_two`; `test_cli.py` with `-m long` |"
    here = ROOT / "tests/test_docs.py"
    assert [*named_tests(line)] == [
        (here, "test_one"),
        (here, "test_two"),
        (ROOT / "tests/test_cli.py", ""),
    ]
