"""What a pydantic model refuses, said in plain words to whoever wrote the file."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, get_args

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic_core import ErrorDetails

Words = tuple[str, str]
"""What is wrong, in Chinese and in English."""

Path = tuple[int | str, ...]

_LEAST_CLOSE = 0.5


class WrongValueError(ValueError):
    """What a model's own check found wrong, in both languages; raise it in a validator."""

    def __init__(self, zh: str, en: str) -> None:
        """Keep both wordings."""
        super().__init__(en)
        self.zh = zh
        self.en = en


_SAYINGS: dict[str, Words] = {
    "string_type": ("应为文字", "a text belongs here"),
    "path_type": ("应为文件名", "a file's name belongs here"),
    "int_type": ("应为整数", "a whole number belongs here"),
    "int_parsing": ("应为整数", "a whole number belongs here"),
    "float_type": ("应为数字", "a number belongs here"),
    "float_parsing": ("应为数字", "a number belongs here"),
    "finite_number": ("应为普通的数字", "an ordinary number belongs here"),
    "bool_type": ("应为 true（是）或 false（否）", "true or false belongs here"),
    "bool_parsing": ("应为 true（是）或 false（否）", "true or false belongs here"),
    "greater_than": ("要大于 {gt:g}", "it must be greater than {gt:g}"),
    "greater_than_equal": ("不能小于 {ge:g}", "it must not be less than {ge:g}"),
    "less_than": ("要小于 {lt:g}", "it must be less than {lt:g}"),
    "less_than_equal": ("不能大于 {le:g}", "it must not be greater than {le:g}"),
    "literal_error": ("只能是 {expected}", "it must be {expected}"),
    "model_type": ("这里应写成几行“键: 值”", "lines of “key: value” belong here"),
    "model_attributes_type": ("这里应写成几行“键: 值”", "lines of “key: value” belong here"),
}


def complaints(
    faults: Sequence[ErrorDetails], model: type[BaseModel]
) -> Iterator[tuple[Path, Words]]:
    """Yield what is wrong and what to write instead, with the path of each value.

    A key that is only missing because it is misspelt is not told twice.
    """
    unknown = [fault["loc"] for fault in faults if fault["type"] == "extra_forbidden"]
    meant = {(*path[:-1], _nearest(str(path[-1]), _keys_at(model, path[:-1]))) for path in unknown}
    for fault in faults:
        path = fault["loc"]
        if fault["type"] == "extra_forbidden":
            yield path, _unknown(str(path[-1]), _keys_at(model, path[:-1]))
        elif fault["type"] != "missing" or path not in meant:
            yield path, _say(fault)


def _say(fault: ErrorDetails) -> Words:
    where = ".".join(map(str, fault["loc"]))
    kind, context = fault["type"], fault.get("ctx", {})
    if kind == "missing":
        return f"缺少“{where}”", f"“{where}” is missing"
    zh = en = fault["msg"]
    if isinstance(context.get("error"), WrongValueError):
        zh, en = context["error"].zh, context["error"].en
    elif kind in _SAYINGS:
        zh, en = (saying.format(**context) for saying in _SAYINGS[kind])
    return (f"“{where}”：{zh}", f"“{where}”: {en}") if where else (zh, en)


def _unknown(key: str, known: Sequence[str]) -> Words:
    near = _nearest(key, known)
    zh, en = f"没有“{key}”这一项", f"there is no key “{key}”"
    if near:
        return f"{zh}；是不是“{near}”？", f"{en}; did you mean “{near}”?"
    return f"{zh}；可以写 {'、'.join(known)}", f"{en}; known are {', '.join(known)}"


def _nearest(key: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(key.casefold(), known, n=1, cutoff=_LEAST_CLOSE)
    return near[0] if near else ""


def _keys_at(model: type[BaseModel], path: Path) -> list[str]:
    for step in path:
        field = model.model_fields.get(str(step))
        kinds = (field.annotation, *get_args(field.annotation)) if field else ()
        models = [k for k in kinds if isinstance(k, type) and issubclass(k, BaseModel)]
        if not models:
            return []
        model = models[0]
    return [field.alias or name for name, field in model.model_fields.items()]
