from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import pytest

from kiosk.content import model as m
from kiosk.content.nodes import locate
from kiosk.content.problems import Problems
from kiosk.content.shape import MEDIA, NOT_WORDS, Media, keys_at, media_in, texts_of, walk
from kiosk.content.yaml_source import Budget, parse

if TYPE_CHECKING:
    from kiosk.content.nodes import Node

MODELS = [
    kind
    for kind in vars(m).values()
    if isinstance(kind, type) and issubclass(kind, m.Model) and kind is not m.Model
]


def names_media(annotation: Any) -> bool:
    return annotation == m.MediaPath or any(names_media(a) for a in get_args(annotation))


def test_every_field_of_the_model_that_names_files_has_its_kind() -> None:
    fields = {
        (kind, name)
        for kind in MODELS
        for name, annotation in get_type_hints(kind, include_extras=True).items()
        if name in kind.model_fields and names_media(annotation)
    }

    assert fields == set(MEDIA)


def test_no_text_for_people_stands_under_a_key_that_is_not_read() -> None:
    texts = {
        name
        for kind in MODELS
        for name, annotation in get_type_hints(kind).items()
        if annotation is m.Text or m.Text in get_args(annotation)
    }

    assert texts & NOT_WORDS == set()


def tree(text: str) -> Node:
    problems = Problems()
    node = parse(text, "site.yaml", problems, Budget())
    assert problems.fatal == ()
    return node


def test_files_are_found_in_the_tree_as_it_is_written() -> None:
    root = tree(
        "cover: a.jpg\n"
        "colour: b.jpg\n"
        "film: {file: c.mp4, subtitles: {en: d.srt, zh: e.srt}, wrong: 1}\n"
        "ledger: {chapters: [{categories: [{entries: [{pages: [f.jpg, g.jpg]}]}]}]}\n"
        "decks: [{slides: [{picture: h.jpg, clip: i.mp4}]}, 5]\n"
        "report: {sections: [{audio: {en: j.mp3}}]}\n"
    )

    found = sorted((str(node.value), kind) for kind, node in media_in(root))

    assert found == [
        ("a.jpg", Media.PICTURE),
        ("c.mp4", Media.FILM),
        ("d.srt", Media.SUBTITLES),
        ("e.srt", Media.SUBTITLES),
        ("f.jpg", Media.PICTURE),
        ("g.jpg", Media.PICTURE),
        ("h.jpg", Media.PICTURE),
        ("i.mp4", Media.FILM),
        ("j.mp3", Media.SOUND),
    ]


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ((), "take_away"),
        (("film",), "poster"),
        (("route", "stops", 3), "commentary"),
        (("ledger", "chapters", 0, "categories", 1, "entries", 2, "chart"), "series"),
        (("notices", 0), "from"),
        (("route", "you_are_here"), "x"),
    ],
)
def test_the_keys_of_a_place_are_known(path: tuple[int | str, ...], key: str) -> None:
    assert key in keys_at(path)


@pytest.mark.parametrize("path", [("nothing",), ("id",), ("film", 0), (0,), ("name", "zh-Hans")])
def test_a_place_that_is_no_model_has_no_keys(path: tuple[int | str, ...]) -> None:
    assert keys_at(path) == ()


def site() -> m.Site:
    return m.Site.model_validate(
        {
            "id": "a",
            "name": "村",
            "township": "乡",
            "cover": "a.jpg",
            "plaque": {"title": "牌", "awarded_by": "乡", "since": 2024},
            "notices": [{"id": "n", "title": "一", "text": "二", "from": "2026-01-01"}],
            "route": {
                "title": "路",
                "map": "m.jpg",
                "line": [{"x": 0, "y": 0}, {"x": 1, "y": 1}],
                "stops": [
                    {
                        "number": 1,
                        "name": "点",
                        "at": {"x": 0, "y": 0},
                        "minutes": 1,
                        "commentary": "讲",
                    }
                ],
            },
        }
    )


def test_walking_a_site_meets_every_model_with_its_path() -> None:
    met = {path: type(content).__name__ for path, content in walk(site())}

    assert met[()] == "Site"
    assert met["route", "stops", 0] == "Stop"
    assert met["route", "stops", 0, "at"] == "Point"
    assert met["notices", 0] == "Notice"
    assert "Text" not in met.values()


def test_a_table_s_texts_are_found_in_headings_and_cells() -> None:
    table = m.Table.model_validate(
        {"columns": ["甲", "乙"], "rows": [["x", {"en": "y"}], [1, None]]}
    )

    found = {path: text.pick("en") for path, text, _ in texts_of(table, ("t",))}

    assert found == {
        ("t", "columns", 0): "甲",
        ("t", "columns", 1): "乙",
        ("t", "rows", 0, 1): "y",
    }


def test_a_path_that_leads_nowhere_says_how_far_it_led() -> None:
    root = tree("a: [{b: 1}]")

    assert locate(root, ("a", 0, "b"))[1] == ()
    assert locate(root, ("a", 0, "c"))[1] == ("c",)
    assert locate(root, ("a", 7, "b"))[1] == (7, "b")
    assert locate(root, ("x",))[0] is root
