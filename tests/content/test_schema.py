from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from kiosk.content import model as m
from kiosk.content.schema import site_schema
from kiosk.content.schema_words import WORDS
from tests.content.builder import SITE
from tests.content.json_schema import errors

DEMO = Path(__file__).parents[2] / "media/demo"
SCHEMA = site_schema()


class _Plain(yaml.SafeLoader):
    """Reads YAML as an editor's checker does: a day is a text."""


_Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def check(text: str, model: str | None = None) -> list[str]:
    value: Any = yaml.load(text, _Plain)  # noqa: S506  # a subclass of the safe loader
    return errors(value, SCHEMA["$defs"][model] if model else SCHEMA, SCHEMA)


def test_the_schema_is_plain_json() -> None:
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


def test_a_small_site_fits() -> None:
    assert check(SITE) == []


def test_a_wrong_key_and_a_missing_one_are_found() -> None:
    assert check(SITE + "colour: red\n") == [": unknown colour"]
    assert check(SITE.replace("id: heguang\n", "")) == [": no id"]


@pytest.mark.parametrize("text", ["一", "2026", "1.5", "{zh-Hans: 一, en: one}", "{fr: un}"])
def test_a_text_is_a_string_a_number_or_a_map(text: str) -> None:
    assert check(SITE + f"summary: {text}\n") == []


@pytest.mark.parametrize("text", ["[]", "{}", "{en: [a]}", "true"])
def test_what_is_no_text_is_found(text: str) -> None:
    assert check(SITE + f"summary: {text}\n") != []


@pytest.mark.parametrize("key", ["film", "route", "ledger", "report", "decks", "notices", "plaque"])
def test_an_include_may_stand_for_every_mapping_and_list(key: str) -> None:
    text = SITE if key != "plaque" else SITE.replace(SITE.split("\n")[3], "plaque: {}")

    assert check(text.replace("plaque: {}", "") + f"{key}: {{include: parts/{key}.yaml}}\n") == []
    assert check(text.replace("plaque: {}", "") + f"{key}: {{include: [a]}}\n") != []


def test_an_include_may_stand_for_an_item() -> None:
    assert check(SITE + "decks: [{include: a.yaml}, {include: b.yml}]\n") == []
    assert check(SITE + "decks: [{include: a.txt}]\n") != []


ENTRY = "{{id: a, date: 2026-03-01, title: 一, table: {0}}}"


@pytest.mark.parametrize(
    "table",
    [
        "{csv: tables/a.csv}",
        "{include: a.yaml}",
        "{columns: [甲, {zh-Hans: 乙, en: b}], rows: [[1, x], [~, 2.5]]}",
    ],
)
def test_a_table_is_written_in_place_or_in_another_file(table: str) -> None:
    assert check(ENTRY.format(table), "Entry") == []


@pytest.mark.parametrize(
    "table", ["{csv: a.xlsx}", "{csv: a.csv, rows: []}", "a.csv", "{rows: []}"]
)
def test_what_is_no_table_is_found(table: str) -> None:
    assert check(ENTRY.format(table), "Entry") != []


@pytest.mark.parametrize("at", ["95", "'1:35'", "'1:00:00'", "1.5"])
def test_a_chapter_begins_at_seconds_or_a_clock_s_time(at: str) -> None:
    assert check(f"{{at: {at}, title: 一}}", "FilmChapter") == []


@pytest.mark.parametrize("at", ["soon", "'1:75'", "-1"])
def test_a_chapter_begins_at_no_other_time(at: str) -> None:
    assert check(f"{{at: {at}, title: 一}}", "FilmChapter") != []


@pytest.mark.parametrize("standing", list(m.Standing))
def test_every_standing_is_offered(standing: str) -> None:
    assert (
        check(f"{{title: 牌, awarded_by: 乡, since: 2024, standing: {standing}}}", "Plaque") == []
    )


def test_a_standing_nobody_knows_is_found() -> None:
    assert check("{title: 牌, awarded_by: 乡, since: 2024, standing: great}", "Plaque") != []


def test_every_key_has_words_in_both_languages_and_no_words_are_left_over() -> None:
    models = {name: getattr(m, name) for name in WORDS}

    for name, model in models.items():
        keys = {field.alias or key for key, field in model.model_fields.items()}
        assert keys == set(WORDS[name]), name
    used = {n for n, k in vars(m).items() if isinstance(k, type) and issubclass(k, m.Model)}
    assert set(WORDS) == used - {"Model"}
    for name in WORDS:
        properties = SCHEMA["properties"] if name == "Site" else SCHEMA["$defs"][name]["properties"]
        assert all(" · " in field["description"] for field in properties.values())


def test_every_definition_is_used() -> None:
    whole = json.dumps(SCHEMA)

    assert [name for name in SCHEMA["$defs"] if f'"#/$defs/{name}"' not in whole] == []


def test_the_demo_site_fits() -> None:
    assert check((DEMO / "site.yaml").read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("name", "model"),
    [("film", "Film"), ("route", "Route"), ("ledger", "Ledger"), ("report", "Report")],
)
def test_the_demo_site_s_parts_fit(name: str, model: str) -> None:
    assert check((DEMO / f"{name}.yaml").read_text("utf-8"), model) == []
