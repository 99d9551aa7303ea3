from __future__ import annotations

import json

import pytest

from kiosk.bench.report import Figure, as_json, number, table

START = Figure("start", "s", 1.2, {"chromium": 1.0}, most=1.5, of_peer=1.0)
FILM = Figure("pictures a second", "/s", 30.0, {"chromium": 24.0, "mpv": 30.0}, least=29.7)


def test_a_budget_beside_a_peer_is_missed_though_the_plain_one_is_kept() -> None:
    assert START.kept is False
    assert START.budgets == ["≤ 1.5", "≤ 1 × chromium"]


def test_the_first_peer_is_the_one_budgets_speak_of() -> None:
    assert Figure("memory", "MB", 100, {"chromium": 210, "mpv": 50}, of_peer=0.5).kept is True


def test_a_least_is_a_budget_too() -> None:
    assert FILM.kept is True
    assert Figure("pictures a second", "/s", 29.0, least=29.7).kept is False


def test_a_figure_without_a_budget_has_no_verdict() -> None:
    assert Figure("renderer threads", "s", 4.0).kept is None


def test_a_peer_that_was_not_measured_judges_nothing() -> None:
    assert Figure("start", "s", 1.2, most=1.5, of_peer=1.0).kept is True


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (0.05, "0.05"), (1.0, "1"), (1.234, "1.23"), (12.34, "12.3"), (431.7, "432")],
)
def test_numbers_keep_the_digits_that_count(value: float, words: str) -> None:
    assert number(value) == words


def test_the_table_names_the_machine_and_leaves_gaps_for_peers_not_measured() -> None:
    text = table({"processor": "2 x Slow"}, [START, FILM])
    lines = text.splitlines()
    assert lines[0].split() == ["processor", "2", "x", "Slow"]
    assert "MISSED" in lines[3]
    assert "1 s (we: 1.20 ×)" in lines[3]
    assert "mpv" not in lines[3]
    assert "30 /s (we: 1.00 ×)" in lines[4]


def test_programs_read_the_same_figures() -> None:
    read = json.loads(as_json({"memory": "4 GiB"}, [START]))
    assert read["machine"] == {"memory": "4 GiB"}
    assert read["figures"][0]["ratios"] == {"chromium": 1.2}
    assert read["figures"][0]["kept"] is False
