"""The model's complaints in plain words, at the place in the file where each was written."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any

from kiosk.content.files import did_you_mean, shown
from kiosk.content.limits import LIMITS
from kiosk.content.nodes import locate
from kiosk.content.shape import keys_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic_core import ErrorDetails

    from kiosk.content.nodes import Node
    from kiosk.content.problems import Problems

_WORDS: dict[str, tuple[str, str]] = {
    "string_type": ("应为一句文字", "a text belongs here"),
    "string_too_short": ("不能为空", "it must not be empty"),
    "string_too_long": (
        "太长，最多 {max_length} 个字符",
        "too long: at most {max_length} characters",
    ),
    "string_pattern_mismatch": (
        "只能用小写字母、数字和单个连字符，例如 plan-2026",
        "only lower-case letters, digits and single hyphens, such as plan-2026",
    ),
    "int_parsing": ("应为整数", "a whole number belongs here"),
    "int_type": ("应为整数", "a whole number belongs here"),
    "int_from_float": ("应为整数", "a whole number belongs here"),
    "int_parsing_size": ("数字太大", "the number is too large"),
    "float_parsing": ("应为数字", "a number belongs here"),
    "float_type": ("应为数字", "a number belongs here"),
    "finite_number": ("应为普通的数字", "an ordinary number belongs here"),
    "bool_parsing": ("应为 true（是）或 false（否）", "true or false belongs here"),
    "bool_type": ("应为 true（是）或 false（否）", "true or false belongs here"),
    "greater_than": ("要大于 {gt}", "it must be greater than {gt}"),
    "greater_than_equal": ("不能小于 {ge}", "it must not be less than {ge}"),
    "less_than": ("要小于 {lt}", "it must be less than {lt}"),
    "less_than_equal": ("不能大于 {le}", "it must not be greater than {le}"),
    "too_short": ("至少要有 {min_length} 项", "at least {min_length} wanted here"),
    "too_long": ("太多，最多 {max_length} 项", "too many: at most {max_length}"),
    "tuple_type": ("应为列表，每项一行，以“- ”开头", "a list belongs here, each item after “- ”"),
    "dict_type": (
        "应为一句文字，或者按语言各写一句（zh-Hans: …）",
        "a text belongs here, or one for each language (zh-Hans: …)",
    ),
    "model_type": (
        "这里应写成几行“键: 值”",
        "lines of “key: value” belong here",
    ),
    "day": ("日期写成 2026-03-01 的样子", "a day is written as 2026-03-01"),
    "date_from_datetime_parsing": ("没有这一天", "there is no such day"),
    "moment": (
        "时间写成 2026-03-01 09:30 的样子",
        "a time is written as 2026-03-01 09:30",
    ),
    "datetime_from_date_parsing": ("没有这个时间", "there is no such time"),
    "datetime_parsing": ("没有这个时间", "there is no such time"),
    "part_backwards": (
        "影片的一段要先有开头（from），再有结尾（to）",
        "a part of the film ends after it begins",
    ),
    "one_thing": (
        "strand、deck、stop、film、entry、talk 要写一个，只写一个",
        "say one of strand, deck, stop, film, entry and talk, and only one",
    ),
    "link_or_picture": (
        "link（网址）和 picture（二维码图片）要写一个，只写一个",
        "give either a link or a picture of the code, not both",
    ),
}
_NO_CELL = (
    "单元格只能是文字、数字，或者按语言各写一句",
    "a cell is a text, a number, or a text for each language",
)
_BY_LANGUAGE = ("应按语言写成几行（zh-Hans: …）", "lines by language belong here (zh-Hans: …)")
_LEAST_CLOSE = 0.6

Path = tuple[int | str, ...]


def tell_model_errors(errors: Sequence[ErrorDetails], root: Node, problems: Problems) -> None:
    """Add each of pydantic's `errors` to `problems`, with its place in the tree `root`."""
    errors = errors[: LIMITS.errors]
    misspelt = _misspelt(errors)
    for error in errors:
        path = error["loc"]
        node, left = locate(root, path)
        if node.broken or _follows(error, node, misspelt):
            continue
        if error["type"] == "extra_forbidden":
            _tell_unknown(path, root, problems)
        elif error["type"] == "missing":
            _tell_missing(path, root, problems)
        else:
            zh, en = _NO_CELL if left and "rows" in path else _say(error, path)
            problems.add(node.spot, *_named(path, left, zh, en))


def _follows(error: ErrorDetails, node: Node, misspelt: set[Path]) -> bool:
    """Tell whether `error` only follows from another that is told."""
    if error["type"] == "too_short":
        # Pydantic counts the items that passed; those that did not have their own errors.
        return isinstance(node.value, list) and len(node.value) >= error["ctx"]["min_length"]
    return error["type"] == "missing" and error["loc"] in misspelt


def _misspelt(errors: Sequence[ErrorDetails]) -> set[Path]:
    """Return the missing keys that stand there under a name nearly right."""
    unknown = [e["loc"] for e in errors if e["type"] == "extra_forbidden"]
    meant = ((path[:-1], _nearest(str(path[-1]), keys_at(path[:-1]))) for path in unknown)
    return {(*above, name) for above, name in meant if name is not None}


def _tell_unknown(path: Path, root: Node, problems: Problems) -> None:
    above, _ = locate(root, path[:-1])
    key = str(path[-1])
    known = keys_at(path[:-1])
    hint_zh, hint_en = did_you_mean(_nearest(key, known))
    if not hint_zh and known:
        hint_zh, hint_en = f"；可以写 {'、'.join(known)}", f"; known are {', '.join(known)}"
    problems.add(
        above.spot_of_key(key),
        f"没有“{shown(key)}”这个键{hint_zh}",
        f"there is no key “{shown(key)}”{hint_en}",
    )


def _tell_missing(path: Path, root: Node, problems: Problems) -> None:
    above, _ = locate(root, path[:-1])
    key = str(path[-1])
    if above.get(key) is None:
        problems.add(above.spot, f"缺少“{key}”", f"“{key}” is missing")
    else:
        problems.add(above.spot_of_key(key), f"“{key}”没有内容", f"“{key}” is empty")


def _say(error: ErrorDetails, path: Path) -> tuple[str, str]:
    kind, context = error["type"], error.get("ctx", {})
    if kind in ("enum", "literal_error"):
        return _one_of(str(error["input"]), re.findall(r"'([^']+)'", context["expected"]))
    if kind == "dict_type" and path[-1:] in (("subtitles",), ("audio",)):
        return _BY_LANGUAGE
    if kind in _WORDS:
        zh, en = _WORDS[kind]
        numbers = {k: _plain(v) for k, v in context.items()}
        return zh.format(**numbers), en.format(**numbers)
    return f"内容不对（{error['msg']}）", error["msg"]


def _one_of(written: str, allowed: list[str]) -> tuple[str, str]:
    hint_zh, hint_en = did_you_mean(_nearest(written, allowed))
    return (
        f"“{shown(written)}”不行，只能是 {'、'.join(allowed)}{hint_zh}",
        f"“{shown(written)}” is none of {', '.join(allowed)}{hint_en}",
    )


def _named(path: Path, left: Path, zh: str, en: str) -> tuple[str, str]:
    keys = [p for p in path[: len(path) - len(left)] if isinstance(p, str)]
    return (f"“{keys[-1]}”：{zh}", f"“{keys[-1]}”: {en}") if keys else (zh, en)


def _nearest(written: str, allowed: Sequence[str]) -> str | None:
    folded = {name.casefold().replace("_", "-"): name for name in allowed}
    key = shown(written).casefold().replace("_", "-")
    close = difflib.get_close_matches(key, list(folded), n=1, cutoff=_LEAST_CLOSE)
    return folded[close[0]] if close else None


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
