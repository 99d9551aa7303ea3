"""Whole folders made by nobody who means well: a problem or a site, never anything else."""

from __future__ import annotations

import contextlib
import string
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.content.loading import load_site
from kiosk.content.schema_words import WORDS
from kiosk.errors import ContentError
from tests.content.builder import SITE, SiteBuilder

DEMO = Path(__file__).parents[2] / "media/demo"
_SETTINGS = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> SiteBuilder:
    return SiteBuilder(tmp_path_factory.mktemp("hostile") / "site")


def attempt(site: SiteBuilder) -> None:
    with contextlib.suppress(ContentError):
        load_site(site.folder, check_media=False)


@_SETTINGS
@given(data=st.binary(max_size=400))
def test_any_bytes_for_site_yaml(folder: SiteBuilder, data: bytes) -> None:
    folder.write("site.yaml", data)
    attempt(folder)


@_SETTINGS
@given(text=st.text(alphabet=string.printable + "禾光\u2028\ufeff\x85", max_size=300))
def test_any_text_for_site_yaml(folder: SiteBuilder, text: str) -> None:
    folder.write("site.yaml", text)
    attempt(folder)


_KEYS = sorted({key for keys in WORDS.values() for key in keys} | {"include", "csv", "<<"})
_SCALARS = st.sampled_from(
    ["", "~", "a", "1", "-1", "1e999", ".nan", "2026-03-01", "yes", "site.yaml", "a.csv", "../a",
     "pictures/cover.jpg", "zh-Hans", "530102199001011234", "9" * 50, "1:30", "\x00", "禾"]
) | st.text(max_size=8)  # fmt: skip
_TREES = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(_KEYS) | st.text(max_size=3), inner, max_size=4)
    ),
    max_leaves=25,
)


@_SETTINGS
@given(tree=st.dictionaries(st.sampled_from(_KEYS), _TREES, max_size=8))
def test_known_keys_with_anything_under_them(folder: SiteBuilder, tree: dict[str, Any]) -> None:
    folder.write("a.csv", "a,b\n1,2\n")
    folder.write("site.yaml", yaml.safe_dump(tree, allow_unicode=True))
    attempt(folder)


@_SETTINGS
@given(key=st.sampled_from(sorted(WORDS["Site"])), tree=_TREES)
def test_a_right_site_with_one_part_gone_wrong(folder: SiteBuilder, key: str, tree: Any) -> None:
    right = yaml.safe_load(SITE) | {key: tree}
    folder.write("site.yaml", yaml.safe_dump(right, allow_unicode=True))
    attempt(folder)


@_SETTINGS
@given(text=st.text(alphabet='ab,"|\r\n\t;禾1.', max_size=120))
def test_any_text_for_a_table(folder: SiteBuilder, text: str) -> None:
    folder.write("t.csv", text)
    folder.write(
        "site.yaml",
        SITE + "ledger: {title: a, chapters: [{name: systems, title: b, categories: [{id: c,"
        " title: d, entries: [{id: e, date: 2026-01-01, title: f, table: {csv: t.csv}}]}]}]}\n",
    )
    attempt(folder)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_the_demo_s_own_files_with_bytes_changed(folder: SiteBuilder, data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(sorted(DEMO.glob("*.yaml"))))
    content = bytearray(source.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    folder.write("site.yaml", bytes(content))
    attempt(folder)
