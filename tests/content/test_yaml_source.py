from __future__ import annotations

import string
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content import yaml_source
from kiosk.content.nodes import Node, data, locate
from kiosk.content.problems import Problems
from kiosk.content.yaml_source import Budget, parse


def read(text: str, **options: Any) -> tuple[Node, list[str]]:
    problems = Problems()
    node = parse(text, "a.yaml", problems, options.pop("budget", Budget()), **options)
    return node, [f"{p.line}:{p.column} {p.en}" for p in problems.fatal]


def told(text: str, **options: Any) -> list[str]:
    return read(text, **options)[1]


@pytest.fixture(params=["C", "Python"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    loader = yaml.CSafeLoader if request.param == "C" else yaml.SafeLoader
    monkeypatch.setattr(yaml_source, "_LOADER", loader)


pytestmark = pytest.mark.usefixtures("either_parser")


def test_scalars_stay_as_they_were_written() -> None:
    node, problems = read("a: 1.10\nb: 007\nc: yes\nd: '5'\ne: 2026-03-01\nf: 1:35\n")

    assert problems == []
    expected = {"a": "1.10", "b": "007", "c": "yes", "d": "5", "e": "2026-03-01", "f": "1:35"}
    assert data(node) == expected


def test_a_key_with_nothing_written_counts_as_not_given() -> None:
    assert data(read("a:\nb: ~\nc: null\nd: ''\ne: [1, ~]\n")[0]) == {"d": "", "e": ["1", None]}


def test_values_and_keys_know_their_places() -> None:
    node, _ = read("a:\n  - 说明: x\n    bb: {c: y}\n")

    inner, _ = locate(node, ("a", 0))
    assert inner.spot_of_key("bb") == ("a.yaml", 3, 5)
    assert locate(inner, ("bb",))[0].spot == ("a.yaml", 3, 9)
    assert locate(inner, ("bb", "c"))[0].spot == ("a.yaml", 3, 13)


def test_block_texts_keep_their_lines() -> None:
    assert data(read("a: |\n  一\n  二\nb: >\n  三\n  四\n")[0]) == {
        "a": "一\n二\n",
        "b": "三 四\n",
    }


# --- hostile ---------------------------------------------------------------------------


def test_an_anchor_is_refused_where_it_stands() -> None:
    assert told("a: 1\nb: &x [1]\n") == [
        "2:4 YAML anchors (&) and aliases (*) are not allowed; write the content out"
    ]


def test_an_alias_is_refused_and_never_expanded() -> None:
    assert [p[:4] for p in told("a: &x [1]\nb: *x\nc: [*x, *x]\n")] == [
        "1:4 ",
        "2:4 ",
        "3:5 ",
        "3:9 ",
    ]


def test_a_billion_laughs_are_refused_at_once() -> None:
    text = "a0: &a0 [lol, lol]\n"
    text += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))

    assert "anchors" in told(text)[0]  # expanding would take years


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system ['x']", "!x y", "! y", "!!str 1"])
def test_a_tag_is_refused(tag: str) -> None:
    (problem,) = told(f"a: {tag}\n")

    assert problem.startswith("1:4 YAML tags are not allowed")


def test_many_levels_are_refused_before_anything_is_built() -> None:
    (problem,) = told("[" * 100_000)

    assert problem == "1:25 too many levels inside one another (more than 24)"


@pytest.mark.parametrize("text", ["- " * 50_000, "? " * 50_000, "{a: " * 50_000, "a:\n" * 3])
def test_other_ways_into_the_depth_end_in_a_problem(text: str) -> None:
    assert len(told(text)) >= 1


def test_levels_above_an_included_file_count() -> None:
    assert told("[[1]]", depth=22) == []
    assert told("[[[1]]]", depth=22)[0].startswith("1:3 too many levels")


def test_more_values_than_the_budget_are_refused() -> None:
    (problem,) = told("[1, 2, 3, 4, 5]", budget=Budget(5))

    assert problem == "1:14 the site holds too much (more than 200,000 values)"


def test_a_budget_is_shared_between_files() -> None:
    budget = Budget(6)

    assert told("[1, 2]", budget=budget) == []
    assert told("[1, 2, 3]", budget=budget) != []


def test_a_key_written_twice_names_the_first() -> None:
    node, problems = read("a: 1\nb: 2\na: 3\n")

    assert problems == ["3:1 “a” is written twice (first on line 1); delete one"]
    assert data(node) == {"a": "1", "b": "2"}


def test_a_second_document_is_refused() -> None:
    assert told("a: 1\n---\nb: 2\n") == ["2:1 a file holds one document; delete the second “---”"]


def test_one_document_may_have_its_marks() -> None:
    assert told("---\na: 1\n...\n") == []


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n"])
def test_an_empty_file_is_a_problem(text: str) -> None:
    assert told(text) == ["0:0 the file is empty"]


@pytest.mark.parametrize("escape", [r"\0", r"\x07", r"\x85", r"\u2028", r"\u202e", r"\ufeff"])
def test_a_control_character_by_escape_is_refused(escape: str) -> None:
    assert told(f'a: "x{escape}y"\n') == [
        "1:4 the text has an invisible control character; delete it"
    ]


@pytest.mark.parametrize("key", ["[a]: 1", "{a: 1}: 1", "? [a]\n: 1", "? {a: 1}\n: 1"])
def test_a_key_that_is_no_word_is_refused(key: str) -> None:
    assert "a key can only be a word" in told(key)[-1]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: b: c\n", "1:5", "a colon does not fit"),
        ("a:\n\t- b\n", "2:1", "indent with spaces"),
        ("a: @x\n", "1:4", "quote @ ` %"),
        ("a: 'x\nb: 1\n", "1:4", "never closed"),
        ("- a\nb: c\n", "2:1", "put every “- ” in the same column"),
        ("a:\n    b: 1\n   c: 2\n", "3:4", "keys of one level"),
        ("a: [1, 2\nb: 1\n", "", "bracket"),
        ('a: "\\q"\n', "", "backslash"),
    ],
)
def test_a_slip_of_the_pen_is_told_in_plain_words(text: str, place: str, words: str) -> None:
    (problem,) = told(text)

    assert words in problem
    assert problem.startswith(place)


def test_what_the_parser_says_otherwise_is_passed_on() -> None:
    assert told("%YAML 9.9\n---\na: 1\n")[0].startswith("1:1 this is not written as YAML")


def test_a_broken_file_gives_a_broken_node() -> None:
    assert read("a: 'x")[0].broken
    assert not read("a: x")[0].broken


# --- whatever comes --------------------------------------------------------------------

_YAMLISH = st.text(
    alphabet=string.ascii_letters + "禾光 \n\t:-[]{},&*!|>'\"%@`#?\\0\r", max_size=200
)


@settings(max_examples=300, deadline=None)
@given(text=_YAMLISH)
def test_any_text_gives_a_tree_or_a_problem(text: str) -> None:
    node, problems = read(text)

    assert problems or not node.broken


@settings(max_examples=100, deadline=None)
@given(
    value=st.recursive(
        st.text(alphabet="ab禾光 :'\"\n-#", max_size=12),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.text("abc", min_size=1), inner, max_size=4)
        ),
        max_leaves=12,
    )
)
def test_what_yaml_writes_is_read_back_the_same(value: Any) -> None:
    node, problems = read(yaml.safe_dump(value, allow_unicode=True))

    assert problems == []
    assert data(node) == value
