"""What people read of a change: the places in words, and what went and what came."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.server.review.reading import Line, lines

_values = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from(["id", "title", "text", "zh-Hans", "*", "photos"]), inner, max_size=4
    ),
    max_leaves=15,
)  # fmt: skip


def told(before: object, after: object) -> list[tuple[str, str, str]]:
    return [
        (" › ".join(zh for zh, _ in line.where), line.before, line.after)
        for line in lines(before, after)
    ]


def test_a_changed_text_is_told_with_its_place_and_language() -> None:
    before = {"title": {"zh-Hans": "旧题", "en": "Old"}, "text": "同"}
    after = {"title": {"zh-Hans": "新题", "en": "Old"}, "text": "同"}
    assert told(before, after) == [("标题 › 中文", "旧题", "新题")]


def test_a_thing_that_is_put_into_the_middle_of_a_list_leaves_the_others_alone() -> None:
    before = [{"id": "a", "title": "甲"}, {"id": "c", "title": "丙"}]
    after = [{"id": "a", "title": "甲"}, {"id": "b", "title": "乙"}, {"id": "c", "title": "丙"}]
    found = told({"photos": before}, {"photos": after})
    assert [(old, new) for _, old, new in found] == [("", "b"), ("", "乙")]
    assert all("第 2 项" in where for where, _, _ in found)


def test_nothing_and_empty_are_the_same_but_no_is_said() -> None:
    assert told({"text": None}, {"text": ""}) == []
    assert told({"withheld": False}, {"withheld": True})[0][1:] == ("✗", "✓")


def test_latin_words_are_marked_whole_and_other_texts_are_another_text() -> None:
    line = Line((), "the old tree", "the tall tree")
    assert ("replace", "old", "tall") in list(line.parts())
    assert list(Line((), "早春", "Summer rain").parts()) == [("replace", "早春", "Summer rain")]


@given(_values)
def test_what_is_the_same_changes_nothing(value: object) -> None:
    assert lines(value, value) == []


@given(_values, _values)
def test_both_sides_are_put_together_again_from_their_parts(one: object, other: object) -> None:
    for line in lines(one, other):
        assert "".join(old for _, old, _ in line.parts()) == line.before
        assert "".join(new for _, _, new in line.parts()) == line.after


@given(_values, _values)
def test_a_difference_is_told_from_both_sides_alike(one: object, other: object) -> None:
    there = {(line.before, line.after) for line in lines(one, other)}
    back = {(line.after, line.before) for line in lines(other, one)}
    assert bool(there) == bool(back)
