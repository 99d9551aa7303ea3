from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.content import pace
from kiosk.content.audit import Audit, forty_minute_audit
from kiosk.content.audit_table import CHAPTER_NAMES, STRAND_NAMES, audit_table
from kiosk.content.loading import LoadedSite
from kiosk.content.model import ChapterName, Site, Strand

if TYPE_CHECKING:
    from kiosk.content.strands import StrandAudit

CHARACTERS_IN_TEN_MINUTES = 2200


def film() -> dict[str, Any]:
    return {"title": "片", "file": "a.mp4", "poster": "a.jpg"}


def stop(number: int, minutes: float = 1, commentary: str = "讲", **more: Any) -> dict[str, Any]:
    at = {"x": 0, "y": 0}
    fixed = {"number": number, "name": f"点{number}", "at": at}
    return {**fixed, "minutes": minutes, "commentary": commentary, **more}


def route(*stops: dict[str, Any]) -> dict[str, Any]:
    line = [{"x": 0, "y": 0}, {"x": 1, "y": 1}]
    return {"title": "路线", "map": "a.jpg", "line": line, "stops": stops}


def entry(name: str, date: str = "2026-05-01", **more: Any) -> dict[str, Any]:
    return {"id": name, "date": date, "title": "条", **more}


def ledger(**chapters: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "title": "台账",
        "chapters": [
            {
                "name": name.replace("_", "-"),
                "title": "章",
                "categories": [
                    {"id": "a", "title": "类", "entries": entries},
                    {"id": "b", "title": "空"},
                ],
            }
            for name, entries in chapters.items()
        ],
    }


def report(*sections: dict[str, Any]) -> dict[str, Any]:
    return {"title": "汇报", "sections": [{"title": "节", **section} for section in sections]}


def audit(seconds: dict[str, float] | None = None, **parts: Any) -> Audit:
    plaque = {"title": "牌", "awarded_by": "乡", "since": 2024}
    fixed = {"id": "a", "name": "禾光村", "township": "乡", "plaque": plaque, "cover": "a.jpg"}
    site = Site.model_validate({**fixed, **parts})
    return forty_minute_audit(LoadedSite(site, Path("/nowhere"), seconds=seconds or {}))


def strand(name: Strand, seconds: dict[str, float] | None = None, **parts: Any) -> StrandAudit:
    return next(s for s in audit(seconds, **parts).strands if s.strand is name)


def six(**chapters: list[dict[str, Any]]) -> Any:
    return {e.chapter: e for e in audit(ledger=ledger(**chapters)).evidence}


# --- the four strands ------------------------------------------------------------------


def test_an_empty_site_lacks_all_four_and_says_what_to_write() -> None:
    whole = audit()

    assert [s.strand for s in whole.strands] == list(Strand)
    assert [s.seconds for s in whole.strands] == [0, 0, 0, 0]
    assert not whole.passed
    assert [s.advice[0].en for s in whole.strands] == [
        "no route yet: write route in site.yaml",
        "no ledger yet: write ledger in site.yaml",
        "no film yet: write film in site.yaml",
        "no report yet: write report in site.yaml",
    ]


@pytest.mark.parametrize(
    ("seconds", "passed"),
    [(479, False), (480, True), (600, True), (720, True), (721, False)],
)
def test_eight_to_twelve_minutes_pass(seconds: float, passed: bool) -> None:  # noqa: FBT001
    assert strand(Strand.FILM, {"a.mp4": seconds}, film=film()).passed is passed


def test_a_film_that_was_not_measured_neither_passes_nor_counts_as_short() -> None:
    found = strand(Strand.FILM, film=film())

    assert found.seconds is None
    assert not found.passed
    assert [a.en for a in found.advice] == [
        "the film was not measured: this machine needs ffprobe (sudo apt install ffmpeg)"
    ]


def test_the_caller_s_own_measure_of_the_film_goes_before() -> None:
    site = audit(film=film()).site
    assert site.pick("en") == "禾光村"
    loaded = LoadedSite(
        Site.model_validate(
            {
                "id": "a", "name": "n", "township": "t", "cover": "a.jpg", "film": film(),
                "plaque": {"title": "牌", "awarded_by": "乡", "since": 2024},
            }
        ),
        Path("/nowhere"),
        seconds={"a.mp4": 100},
    )  # fmt: skip

    assert forty_minute_audit(loaded, film_seconds=600).strands[2].seconds == 600


def test_a_stop_lasts_as_long_as_the_longer_of_its_minutes_and_its_commentary() -> None:
    found = strand(
        Strand.ROUTE,
        route=route(stop(1, minutes=2), stop(2, minutes=1, commentary="讲" * 440)),
    )

    assert found.seconds == pytest.approx(120 + 120)
    assert [round(part.seconds) for part in found.parts] == [180, 120]


def test_a_recorded_commentary_counts_by_its_length() -> None:
    found = strand(
        Strand.ROUTE,
        {"one.mp3": 90},
        route=route(stop(1, commentary="讲" * 2200, audio={"zh-Hans": "one.mp3"})),
    )

    assert found.seconds == 90


def test_a_commentary_much_longer_than_its_stop_is_named() -> None:
    found = strand(
        Strand.ROUTE, route=route(*(stop(n) for n in range(1, 10)), stop(10, commentary="讲" * 440))
    )

    assert found.passed
    assert "stop 10, “点10”, is 1.0 minutes longer than planned" in found.advice[0].en
    assert "10 号点位“点10”" in found.advice[0].zh


def test_only_highlights_of_the_ledger_count() -> None:
    entries = [
        entry("a", highlight=True, text="字" * 299),  # 300 with its title
        entry("b", text="字" * 9000),
    ]

    assert strand(Strand.LEDGER, ledger=ledger(systems=entries)).seconds == pytest.approx(60)


def test_looking_at_tables_charts_pages_and_photos_takes_its_time() -> None:
    shown = entry(
        "a",
        title="，",
        highlight=True,
        table={"columns": ["甲"], "rows": [["乙"]]},
        chart={"kind": "bar", "labels": ["甲"], "series": [{"name": "乙", "values": [1]}]},
        pages=["1.jpg", "2.jpg"],
        photos=[{"picture": "3.jpg"}],
    )

    found = strand(Strand.LEDGER, ledger=ledger(systems=[shown]))

    assert found.seconds == (
        pace.TABLE_SECONDS + pace.CHART_SECONDS + 2 * pace.PAGE_SECONDS + pace.PHOTO_SECONDS
    )


def test_a_ledger_too_short_or_too_long_says_which_way_to_mend() -> None:
    short = strand(Strand.LEDGER, ledger=ledger(systems=[entry("a", highlight=True)]))
    long_entries = [entry("a", highlight=True, text="字" * 6000)]
    long = strand(Strand.LEDGER, ledger=ledger(systems=long_entries))

    assert "mark more entries" in short.advice[0].en
    assert "under ten" in short.advice[1].en
    assert "mark fewer" in long.advice[0].en
    assert "over ten" in long.advice[1].en


def test_a_report_lasts_as_long_as_its_text_spoken() -> None:
    text = "字" * CHARACTERS_IN_TEN_MINUTES

    assert strand(Strand.REPORT, report=report({"text": text})).seconds == pytest.approx(600)


def test_a_recorded_section_counts_by_its_length_and_the_others_by_their_text() -> None:
    found = strand(
        Strand.REPORT,
        {"1.mp3": 300.0},
        report=report({"text": "字" * 9000, "audio": {"zh-Hans": "1.mp3"}}, {"text": "字" * 1100}),
    )

    assert found.seconds == pytest.approx(600)
    assert [round(part.seconds) for part in found.parts] == [300, 300]


def test_texts_are_measured_in_the_site_s_first_language() -> None:
    text = {"zh-Hans": "字" * 220, "en": "word " * 280}

    chinese = strand(Strand.REPORT, languages=["zh-Hans", "en"], report=report({"text": text}))
    english = strand(Strand.REPORT, languages=["en", "zh-Hans"], report=report({"text": text}))

    assert chinese.seconds == pytest.approx(60)
    assert english.seconds == pytest.approx(120)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("", 0),
        ("，。、 \n", 0),
        ("字" * 220, 60),
        ("2026年", 5 / 220 * 60),
        ("word word", 2 / 140 * 60),
    ],
)
def test_punctuation_takes_no_time_and_digits_are_read_one_by_one(
    text: str, seconds: float
) -> None:
    assert pace.SPEAKING.seconds(text) == pytest.approx(seconds)


# --- the six things --------------------------------------------------------------------


def test_the_six_things_come_in_the_order_of_the_paper_whatever_the_ledger_s() -> None:
    found = six(presentation=[entry("a")], leadership=[entry("b")])

    assert list(found) == list(ChapterName)


def test_evidence_is_counted_in_categories_that_have_entries() -> None:
    found = six(systems=[entry("a", highlight=True), entry("b")])[ChapterName.SYSTEMS]

    assert (found.categories, found.entries, found.highlights, found.recent) == (1, 2, 1, 2)
    assert found.passed


def test_a_thing_without_entries_lacks_evidence() -> None:
    found = six(systems=[entry("a", highlight=True)])

    assert not found[ChapterName.LEADERSHIP].passed
    assert "no entry" in found[ChapterName.LEADERSHIP].advice[0].en


def test_evidence_is_fresh_by_the_ledger_s_newest_entry_and_not_by_the_clock() -> None:
    found = six(
        systems=[entry("a", "2016-05-01", highlight=True)],
        leadership=[entry("b", "2014-10-31", highlight=True)],
        presentation=[entry("c", "2014-10-30", highlight=True)],
    )

    assert found[ChapterName.SYSTEMS].passed
    assert found[ChapterName.LEADERSHIP].passed
    assert "nothing since 2014-10-31" in found[ChapterName.PRESENTATION].advice[0].en


def test_a_thing_without_a_highlight_is_told_to_mark_one() -> None:
    found = six(systems=[entry("a")])[ChapterName.SYSTEMS]

    assert [a.en for a in found.advice] == [
        "no highlight: mark the entry that tells most highlight: true"
    ]


# --- the whole -------------------------------------------------------------------------


def passing() -> Audit:
    chapters = {
        name.replace("-", "_"): [entry("a", highlight=True, text="字" * 499)]
        for name in ChapterName
    }
    return audit(
        {"a.mp4": 600.0},
        film=film(),
        route=route(*(stop(n) for n in range(1, 11))),
        ledger=ledger(**chapters),
        report=report({"text": "字" * CHARACTERS_IN_TEN_MINUTES}),
    )


def test_a_site_of_four_times_ten_minutes_and_six_things_passes() -> None:
    whole = passing()

    assert whole.passed
    assert [round(s.seconds or 0) for s in whole.strands] == [600, 600, 600, 600]


def test_the_audit_is_plain_json() -> None:
    found = json.loads(json.dumps(passing().as_json()))

    assert found["passed"] is True
    assert found["site"] == {"*": "禾光村"}
    assert found["strands"][2] == {
        "strand": "film", "passed": True, "seconds": 600.0,
        "shortest": 480.0, "target": 600.0, "longest": 720.0, "parts": [], "advice": [],
    }  # fmt: skip
    assert found["evidence"][0] == {
        "chapter": "leadership", "passed": True,
        "categories": 1, "entries": 1, "highlights": 1, "recent": 1, "advice": [],
    }  # fmt: skip
    assert audit().as_json()["strands"][0]["advice"][0]["zh"].startswith("还没有观摩路线")


def test_an_unmeasured_strand_is_null_in_json() -> None:
    assert audit(film=film()).as_json()["strands"][2]["seconds"] is None


# --- the table -------------------------------------------------------------------------


def columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
@pytest.mark.parametrize("block", [1, 2])
def test_the_columns_of_the_table_stand_under_one_another(language: str, block: int) -> None:
    head, _, *rows = audit_table(passing(), language).split("\n\n")[block].split("\n")
    second = [re.search(r"  (?=[^ ])", line.lstrip()) for line in (head, *rows)]

    starts = {
        columns(line[: len(line) - len(line.lstrip()) + found.end()])
        for line, found in zip((head, *rows), second, strict=True)
        if found
    }

    assert len(rows) >= 6
    assert len(starts) == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh-Hans", ["四十分钟审核  禾光村", "看 观摩路线", "10:00", "领导班子", "全部合格"]),
        ("en", ["Forty-minute audit", "look: route", "10:00", "leadership", "all four strands"]),
    ],
)
def test_the_table_speaks_the_reader_s_language(language: str, words: list[str]) -> None:
    table = audit_table(passing(), language)

    assert all(word in table for word in words)


def test_the_table_lists_what_to_mend_by_name() -> None:
    table = audit_table(audit(film=film()), "zh-Hans")

    assert "观 影像资料: 影片没有测量" in table
    assert "未测量" in table
    assert "领导班子: 台账里还没有条目，请补充" in table
    assert table.endswith("结论：还有要改进的地方")


def test_a_passing_table_has_nothing_to_mend() -> None:
    assert "要改进\n" not in audit_table(passing(), "zh-Hans")


def test_every_strand_and_chapter_has_a_name() -> None:
    assert set(STRAND_NAMES) == set(Strand)
    assert set(CHAPTER_NAMES) == set(ChapterName)
