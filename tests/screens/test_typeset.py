"""Setting lines: what may begin and end one, what is never torn, what is never lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.screens.typeset import (
    CLOSING,
    ELLIPSIS,
    Line,
    Setting,
    atoms,
    natural_width,
    typeset,
)

EM = 20.0


def measure(text: str) -> float:
    """Chinese is one em wide, the rest half of it."""
    return sum(EM if ord(char) > 0x2000 else EM / 2 for char in text)


def set_lines(text: str, width: float, **how: object) -> tuple[Line, ...]:
    return typeset(text, Setting(width=width, em=EM, **how), measure)


def texts(text: str, width: float, **how: object) -> list[str]:
    return [line.text for line in set_lines(text, width, **how)]


mixed = st.text(
    st.sampled_from("禾光村支部党员公开，。、；：“”‘’（）《》…—· abcXYZ0123.,!?()'-/"), max_size=120
)
widths = st.floats(5 * EM, 30 * EM)


def test_no_line_begins_with_a_closing_sign() -> None:
    assert texts("禾光村，晨溪乡。", 3 * EM) == ["禾光", "村，晨", "溪乡。"]


def test_no_line_ends_with_an_opening_sign() -> None:
    assert texts("请读《手册》", 3 * EM) == ["请读", "《手册》"]


def test_a_latin_word_and_a_number_are_not_torn() -> None:
    assert texts("共计2026人 together", 4 * EM) == ["共计", "2026人", "together"]


def test_a_word_longer_than_any_line_is_broken_rather_than_cut_off() -> None:
    lines = texts("https://heguang.example.org/leaflet", 5 * EM)
    assert "".join(lines) == "https://heguang.example.org/leaflet"
    assert all(measure(line) <= 5 * EM for line in lines)


def test_a_full_stop_at_the_end_of_a_line_takes_half_its_width() -> None:
    (line,) = set_lines("禾光。", 10 * EM)
    assert line.width == 2.5 * EM


def test_quotes_close_up_to_the_sign_beside_them() -> None:
    (line,) = set_lines("他说：“有。”", 10 * EM)
    assert line.width == 5.5 * EM
    (line,) = set_lines("“有”。他", 10 * EM)
    assert [atom.x / EM for atom in line.atoms] == [-0.5, 0.5, 1.5, 2.0, 3.0]


def test_a_narrow_dot_keeps_the_spaces_around_it() -> None:
    narrow = typeset("dy · 3", Setting(width=10 * EM, em=EM), lambda text: len(text) * EM / 2)
    assert narrow[0].width == 6 * EM / 2


def test_an_opening_bracket_at_the_beginning_of_a_line_stands_at_the_margin() -> None:
    (line,) = set_lines("《禾光", 10 * EM)
    assert line.atoms[0].x == -EM / 2


def test_a_little_space_parts_chinese_and_latin() -> None:
    (line,) = set_lines("第3章", 10 * EM)
    assert line.width == EM * 2.5 + 2 * EM / 6


def test_justified_lines_reach_the_margin_but_the_last_does_not() -> None:
    lines = set_lines("一二三四五六七八九十一二三", 4.4 * EM, justify=True)
    assert [line.width for line in lines[:-1]] == [4.4 * EM] * (len(lines) - 1)
    assert lines[-1].width == 2 * EM


def test_no_character_stands_alone_on_a_last_line() -> None:
    assert texts("一二三四五六七八九", 4 * EM) == ["一二三四", "五六七", "八九"]
    assert texts("一二三四五。", 5 * EM) == ["一二三", "四五。"]


def test_a_character_stays_alone_where_its_neighbour_cannot_leave() -> None:
    assert texts("2026人", 2 * EM) == ["2026", "人"]


def test_a_line_end_in_the_text_ends_the_line_and_is_not_stretched() -> None:
    first, second = set_lines("一二\n三四五", 5.5 * EM, justify=True)
    assert (first.text, second.text) == ("一二", "三四五")
    assert first.width == 2 * EM


def test_a_balanced_title_leaves_no_single_character_on_the_last_line() -> None:
    assert texts("一二三四五六七", 6 * EM, balance=True) == ["一二三四", "五六七"]


def test_balancing_never_breaks_a_word() -> None:
    assert texts("An envelope", 5 * EM, balance=True) == ["An", "envelope"]


def test_too_many_lines_end_in_an_ellipsis() -> None:
    assert texts("一二三四五，六七八九十", 5 * EM, max_lines=1) == ["一二三四" + ELLIPSIS]


def test_the_ellipsis_never_follows_a_comma() -> None:
    assert texts("一二三，五六七八", 5 * EM, max_lines=1) == ["一二三" + ELLIPSIS]


def test_a_long_word_is_shortened_rather_than_leaving_the_line_half_empty() -> None:
    (line,) = texts("The Party-Building Ledger", 8 * EM, max_lines=1)
    assert line == "The Party-Buil" + ELLIPSIS


def test_a_text_without_words_gives_no_line() -> None:
    assert texts("", 100) == texts(" \n", 100) == []


def test_latin_quotation_marks_are_narrow_in_latin_text_and_wide_in_chinese() -> None:
    (latin,) = atoms("village’s")
    assert "’" not in latin.text
    assert [atom.text for atom in atoms("“禾光”")] == ["“", "禾", "光", "”"]


def test_what_is_read_is_what_was_written() -> None:
    assert texts("The village’s “bench”…", 50 * EM) == ["The village’s “bench”…"]


def test_natural_width_is_that_of_the_longest_line() -> None:
    assert natural_width("一\n二三\n四", EM, measure) == 2 * EM


@given(mixed)
def test_atoms_hold_every_character_once(text: str) -> None:
    pieces = list(atoms(text))
    assert sum(len(atom.text) for atom in pieces) == len(text)
    assert [atom.start for atom in pieces] == [
        sum(len(before.text) for before in pieces[:n]) for n in range(len(pieces))
    ]


@given(mixed, widths)
def test_nothing_but_spaces_is_ever_lost(text: str, width: float) -> None:
    kept = "".join(texts(text, width))
    assert "".join(kept.split()) == "".join(text.split())


@given(mixed, widths)
def test_no_line_is_wider_than_asked(text: str, width: float) -> None:
    assert all(line.width <= width + 1e-6 for line in set_lines(text, width, justify=True))


@given(mixed, widths, st.integers(1, 4))
def test_never_more_lines_than_allowed(text: str, width: float, most: int) -> None:
    lines = set_lines(text, width, max_lines=most)
    assert len(lines) <= most
    assert all(line.width <= width + 1e-6 for line in lines)


@given(st.text(st.sampled_from("禾光村，。、"), min_size=1, max_size=60), st.integers(6, 20))
def test_chinese_sentences_never_begin_a_line_with_a_sign(text: str, count: int) -> None:
    sane = "禾" + text.replace("，，", "，").replace("。。", "。")
    lines = texts(sane, count * EM)
    runs = max((len(run) for run in sane.replace("光", " ").replace("村", " ").split()), default=0)
    if runs < count:  # a run of signs longer than a line has nowhere else to go
        assert all(line[0] not in CLOSING for line in lines[1:])
