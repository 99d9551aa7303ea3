"""What the parts of a site owe each other: numbers, names, lengths, languages, days."""

from __future__ import annotations

import difflib
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kiosk.content import model as m
from kiosk.content.files import did_you_mean, shown
from kiosk.content.limits import LIMITS
from kiosk.content.nodes import locate
from kiosk.content.shape import texts_of, walk
from kiosk.content.visit_rules import wrong_segments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic import BaseModel

    from kiosk.content.nodes import Node
    from kiosk.content.problems import Problems
    from kiosk.content.shape import Path

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)
_LINK = re.compile(r"(https?|weixin)://[^\s/]+\S*", re.IGNORECASE)


class Rules:
    """Checks a site that the model has accepted."""

    def __init__(self, site: m.Site, root: Node, problems: Problems) -> None:
        """Check `site`, written as `root`; tell what is wrong to `problems`."""
        self._site = site
        self._root = root
        self._problems = problems

    def check(self) -> None:
        """Check everything."""
        self._languages()
        self._unique(("decks",), self._site.decks)
        self._unique(("notices",), self._site.notices)
        self._unique(("gallery",), self._site.gallery)
        self._unique(("take_away",), self._site.take_away)
        self._unique(("visits",), self._site.visits)
        checks: dict[type[BaseModel], Callable[[Path, Any], None]] = {
            m.Film: self._film,
            m.Route: self._route,
            m.Ledger: self._ledger,
            m.LedgerChapter: self._chapter,
            m.Category: self._category,
            m.Table: self._table,
            m.Chart: self._chart,
            m.Notice: self._notice,
            m.TakeAway: self._take_away,
            m.Visit: self._visit,
        }
        for path, content in walk(self._site):
            self._texts(path, content)
            if type(content) in checks:
                checks[type(content)](path, content)

    def _tell(self, path: Path, zh: str, en: str, *, fatal: bool = True) -> None:
        node, left = locate(self._root, path)
        spot = node.spot_of_key(str(left[0])) if left else node.spot
        self._problems.add(spot, zh, en, fatal=fatal)

    # --- languages ----------------------------------------------------------------------

    def _languages(self) -> None:
        for index, language in enumerate(self._site.languages):
            path: Path = ("languages", index)
            if not _LANGUAGE.fullmatch(language):
                self._tell(
                    path,
                    f"“{shown(language)}”不是语言代码；中文写 zh-Hans，英文写 en",
                    f"“{shown(language)}” is no language code; write zh-Hans, en, …",
                )
            elif language in self._site.languages[:index]:
                self._tell(path, f"“{language}”写了两次", f"“{language}” is written twice")

    def _texts(self, path: Path, content: BaseModel) -> None:
        for where, text, required in texts_of(content, path):
            self._keys(where, text.root)
            if required and not text:
                key = next(str(p) for p in reversed(where) if isinstance(p, str))
                self._tell(where, f"“{key}”没有内容", f"“{key}” is empty")
            elif text and m.ANY_LANGUAGE not in text.root:
                self._translated(where, text)
        if isinstance(content, m.Film):
            self._keys((*path, "subtitles"), content.subtitles)
        if isinstance(content, m.Stop | m.Section):
            self._keys((*path, "audio"), content.audio)

    def _keys(self, path: Path, written: Iterable[str]) -> None:
        known = self._site.languages
        for key in written:
            if key in known or key == m.ANY_LANGUAGE:
                continue
            near = next(iter(difflib.get_close_matches(shown(key), known, n=1, cutoff=0.3)), None)
            hint_zh, hint_en = did_you_mean(near)
            self._tell_key(
                path,
                key,
                f"示范点的语言里没有“{shown(key)}”{hint_zh}",
                f"“{shown(key)}” is not among the site's languages{hint_en}",
            )

    def _tell_key(self, path: Path, key: str, zh: str, en: str) -> None:
        node, _ = locate(self._root, path)
        self._problems.add(node.spot_of_key(key), zh, en)

    def _translated(self, path: Path, text: m.Text) -> None:
        lacking = [k for k in self._site.languages if not text.root.get(k, "").strip()]
        if lacking:
            names = "、".join(lacking)
            self._tell(
                path,
                f"缺少这些语言的文字：{names}",
                f"no text in {', '.join(lacking)}",
                fatal=False,
            )

    # --- one of a kind ------------------------------------------------------------------

    def _unique(self, path: Path, items: Iterable[Any], key: str = "id") -> None:
        seen: dict[Any, int] = {}
        for index, item in enumerate(items):
            value = getattr(item, key)
            if value in seen:
                line = locate(self._root, (*path, seen[value], key))[0].spot.line
                self._tell(
                    (*path, index, key),
                    f"{key}“{value}”用了两次（第 {line} 行已有）；请换一个",
                    f"the {key} “{value}” is used twice (first on line {line}); choose another",
                )
            seen.setdefault(value, index)

    def _ledger(self, path: Path, ledger: m.Ledger) -> None:
        self._unique((*path, "chapters"), ledger.chapters, "name")

    def _chapter(self, path: Path, chapter: m.LedgerChapter) -> None:
        self._unique((*path, "categories"), chapter.categories)

    def _category(self, path: Path, category: m.Category) -> None:
        self._unique((*path, "entries"), category.entries)

    def _route(self, path: Path, route: m.Route) -> None:
        self._unique((*path, "stops"), route.stops, "number")
        numbers = [stop.number for stop in route.stops]
        for index, (before, after) in enumerate(pairwise(numbers), start=1):
            if after < before:
                self._tell(
                    (*path, "stops", index, "number"),
                    f"点位要按顺序写，{after} 号却在 {before} 号后面",
                    f"stops are written in order, but {after} comes after {before}",
                )

    # --- times and sizes ----------------------------------------------------------------

    def _film(self, path: Path, film: m.Film) -> None:
        times = [chapter.at for chapter in film.chapters]
        for index, (before, after) in enumerate(pairwise(times), start=1):
            if after <= before:
                self._tell(
                    (*path, "chapters", index, "at"),
                    f"章节要按时间写，{after:g} 秒却不晚于上一章的 {before:g} 秒",
                    f"chapters are written in order of time, but {after:g} s is not after"
                    f" {before:g} s",
                )

    def _table(self, path: Path, table: m.Table) -> None:
        width = len(table.columns)
        for index, row in enumerate(table.rows):
            if len(row) != width:
                self._tell(
                    (*path, "rows", index),
                    f"这一行有 {len(row)} 格，表头却有 {width} 格",
                    f"this row has {len(row)} cells, but there are {width} headings",
                )
            for column, cell in enumerate(row):
                if isinstance(cell, str) and len(cell) > LIMITS.cell:
                    self._tell(
                        (*path, "rows", index, column),
                        f"这一格有 {len(cell)} 个字符，最多 {LIMITS.cell} 个；长文字请写进 text",
                        f"this cell has {len(cell)} characters, at most {LIMITS.cell} fit; write"
                        " long words into text",
                    )

    def _chart(self, path: Path, chart: m.Chart) -> None:
        width = len(chart.labels)
        for index, series in enumerate(chart.series):
            if len(series.values) != width:
                self._tell(
                    (*path, "series", index, "values"),
                    f"这里有 {len(series.values)} 个数，labels 却有 {width} 个",
                    f"there are {len(series.values)} values, but {width} labels",
                )

    def _notice(self, path: Path, notice: m.Notice) -> None:
        if notice.until is not None and notice.until < notice.from_:
            self._tell(
                (*path, "until"),
                f"结束的日子 {notice.until} 早于开始的日子 {notice.from_}",
                f"it ends on {notice.until}, before it begins on {notice.from_}",
            )

    def _take_away(self, path: Path, item: m.TakeAway) -> None:
        if item.link is None:
            return
        if not _LINK.fullmatch(item.link):
            self._tell(
                (*path, "link"),
                "网址要以 https:// 开头，中间不能有空格",
                "a link begins with https:// and has no spaces",
            )
        elif len(item.link.encode()) > LIMITS.link_bytes:
            self._tell(
                (*path, "link"),
                f"网址太长，二维码会太密，站远了扫不出来；最好不超过 {LIMITS.link_bytes} 个字节",
                f"the link is long and its QR code too fine to scan from afar; keep it within"
                f" {LIMITS.link_bytes} bytes",
                fatal=False,
            )

    def _visit(self, path: Path, visit: m.Visit) -> None:
        for where, zh, en in wrong_segments(visit, self._site):
            self._tell((*path, *where), zh, en)
