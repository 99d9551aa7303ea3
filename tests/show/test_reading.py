"""A text read aloud."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.pace import SPEAKING, Pace
from kiosk.show.reading import Reading
from tests.fakes.site import full_site

ONE_SECOND = Pace(characters=60, words=60)
"""A pace at which every character takes a second."""


def test_the_report_takes_its_characters_at_speaking_pace() -> None:
    assert Reading(["禾" * 110, "谷" * 110]).length == pytest.approx(60)


def test_a_line_break_ends_a_paragraph() -> None:
    reading = Reading(["第一段。\n\n第二段。\n"], pace=ONE_SECOND)
    assert [(p.text, p.start, p.seconds) for p in reading.paragraphs] == [
        ("第一段。", 0, 3),
        ("第二段。", 3, 3),
    ]


def test_a_paragraph_is_made_of_sentences() -> None:
    reading = Reading(["先做一件事。再做第二件！“好吗？”好。"], pace=ONE_SECOND)
    sentences = reading.paragraphs[0].sentences
    assert [s.text for s in sentences] == ["先做一件事。", "再做第二件！", "“好吗？”", "好。"]
    assert [s.start for s in sentences] == [0, 5, 10, 12]


def test_an_english_sentence_ends_at_a_full_stop_not_at_a_decimal_point() -> None:
    reading = Reading(["It costs 3.5 yuan. Not more!"])
    assert [s.text.strip() for s in reading.paragraphs[0].sentences] == [
        "It costs 3.5 yuan.",
        "Not more!",
    ]
    assert reading.paragraphs[0].text == "It costs 3.5 yuan. Not more!"


def test_a_text_that_ends_without_a_full_stop_is_whole() -> None:
    assert Reading(["没有句号"]).paragraphs[0].text == "没有句号"


@pytest.mark.parametrize(("second", "paragraph"), [(-1, 0), (0, 0), (2.9, 0), (3, 1), (99, 1)])
def test_the_paragraph_spoken_now_is_known(second: float, paragraph: int) -> None:
    reading = Reading(["第一段。\n第二段。"], pace=ONE_SECOND)
    assert reading.paragraph_at(second) == paragraph


def test_sections_can_be_jumped_to() -> None:
    reading = Reading(["一二三。", "四五。", "六。"], pace=ONE_SECOND)
    assert [reading.section_start(n) for n in (-1, 0, 1, 2, 9)] == [0, 0, 3, 5, 5]
    assert [reading.section_length(n) for n in (0, 1, 2)] == [3, 2, 1]
    assert [reading.section_at(t) for t in (0, 3, 5.5, 99)] == [0, 1, 2, 2]


def test_a_recorded_section_takes_as_long_as_its_recording() -> None:
    reading = Reading(["一二三。", "四五。"], [30, None], pace=ONE_SECOND)
    assert reading.section_start(1) == 30
    assert reading.length == 32


def test_a_recording_stretches_every_sentence_alike() -> None:
    sentences = Reading(["一。二二二。"], [8]).paragraphs[0].sentences
    assert [s.seconds for s in sentences] == [2, 6]


def test_a_recording_without_text_takes_its_time() -> None:
    assert Reading(["", "一。"], [5], pace=ONE_SECOND).section_start(1) == 5


def test_nothing_to_read_takes_no_time() -> None:
    reading = Reading([])
    assert reading.length == 0
    assert reading.paragraph_at(3) == -1
    assert reading.section_at(3) == -1
    assert reading.section_start(2) == 0


def test_a_report_takes_as_long_as_the_audit_measures_it() -> None:
    text = "我们先做一件事。再做2件！\n\nThen, with 3 people: “another”."
    assert Reading([text]).length == pytest.approx(SPEAKING.seconds(text))


def test_a_report_is_read_in_the_language_asked_for() -> None:
    report = full_site().report
    assert report is not None
    assert Reading.of(report, "en").paragraphs[0].text == "First one thing. Then another!"


texts = st.text(alphabet="禾谷村 a.1。！？\n”…", max_size=60)


@given(st.lists(texts, max_size=4), st.lists(st.none() | st.floats(1, 900), max_size=4))
def test_sentences_follow_each_other_without_gap_or_loss(
    sections: list[str], lengths: list[float | None]
) -> None:
    reading = Reading(sections, lengths)
    for paragraph in reading.paragraphs:
        at = paragraph.start
        for sentence in paragraph.sentences:
            assert sentence.start == pytest.approx(at)
            at += sentence.seconds
        assert at == pytest.approx(paragraph.start + paragraph.seconds)
    read = "".join(p.text for p in reading.paragraphs)
    assert read.split() == "".join(x.strip() for s in sections for x in s.splitlines()).split()
