from __future__ import annotations

from kiosk.content.problems import Problems, Spot


def test_problems_come_in_the_order_of_files_and_lines() -> None:
    problems = Problems()
    for spot in (Spot("b", 1, 1), Spot("a", 9, 2), Spot("a", 9, 1), Spot("a")):
        problems.add(spot, "错", "wrong")

    assert [p.place for p in problems.fatal] == ["a", "a:9:1", "a:9:2", "b:1:1"]


def test_the_same_problem_is_listed_once() -> None:
    problems = Problems()
    problems.add(Spot("a", 1), "错", "wrong")
    problems.add(Spot("a", 1), "错", "wrong")

    assert len(problems.fatal) == 1


def test_more_than_the_limit_are_counted_for_each_kind() -> None:
    problems = Problems(limit=2)
    for line in range(1, 6):
        problems.add(Spot("a", line), "错", "wrong")
    problems.add(Spot("a", 1), "看", "look", fatal=False)

    assert [p.en for p in problems.fatal] == ["wrong", "wrong", "and 3 more; mend these first"]
    assert problems.fatal[-1].fatal
    assert [p.en for p in problems.warnings] == ["look"]


def test_the_same_problem_over_the_limit_is_not_counted_again() -> None:
    problems = Problems(limit=1)
    for _ in range(5):
        problems.add(Spot("a", 1), "错", "wrong")

    assert len(problems.fatal) == 1
