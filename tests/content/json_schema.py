"""As much of JSON Schema as the kiosk's own schema uses; an unknown keyword is an error."""

from __future__ import annotations

import re
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "null": (type(None),),
}
_NOTES = {"title", "description", "default", "format", "$schema", "$defs"}


def errors(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "") -> list[str]:
    """Return what in `value` does not fit `schema`."""
    found: list[str] = []
    for keyword, wanted in schema.items():
        if keyword not in _NOTES:
            found += _CHECKS[keyword](value, wanted, schema, root, at)
    return found


def _ref(value: Any, wanted: str, _: Any, root: Any, at: str) -> list[str]:
    return errors(value, root["$defs"][wanted.removeprefix("#/$defs/")], root, at)


def _any_of(value: Any, wanted: list[Any], _: Any, root: Any, at: str) -> list[str]:
    tries = [errors(value, choice, root, at) for choice in wanted]
    return [] if [] in tries else min(tries, key=len)


def _type(value: Any, wanted: str, _: Any, __: Any, at: str) -> list[str]:
    right = isinstance(value, _TYPES[wanted]) and (wanted == "boolean") == isinstance(value, bool)
    return [] if right else [f"{at}: no {wanted}"]


def _properties(value: Any, wanted: dict[str, Any], _: Any, root: Any, at: str) -> list[str]:
    if not isinstance(value, dict):
        return []
    return [
        e for k, s in wanted.items() if k in value for e in errors(value[k], s, root, f"{at}/{k}")
    ]


def _required(value: Any, wanted: list[str], _: Any, __: Any, at: str) -> list[str]:
    return [f"{at}: no {k}" for k in wanted if isinstance(value, dict) and k not in value]


def _additional(value: Any, wanted: Any, schema: Any, root: Any, at: str) -> list[str]:
    if not isinstance(value, dict):
        return []
    others = [k for k in value if k not in schema.get("properties", {})]
    if wanted is False:
        return [f"{at}: unknown {k}" for k in others]
    return [e for k in others for e in errors(value[k], wanted, root, f"{at}/{k}")]


def _items(value: Any, wanted: Any, _: Any, root: Any, at: str) -> list[str]:
    items = value if isinstance(value, list) else []
    return [e for n, item in enumerate(items) for e in errors(item, wanted, root, f"{at}/{n}")]


def _holds(test: Any) -> Any:
    def check(value: Any, wanted: Any, _: Any, __: Any, at: str) -> list[str]:
        return [] if test(value, wanted) else [f"{at}: {value!r} against {wanted!r}"]

    return check


def _number(test: Any) -> Any:
    return _holds(lambda v, w: not isinstance(v, int | float) or test(v, w))


def _sized(kind: Any, test: Any) -> Any:
    return _holds(lambda v, w: not isinstance(v, kind) or test(len(v), w))


_CHECKS: dict[str, Any] = {
    "$ref": _ref,
    "anyOf": _any_of,
    "type": _type,
    "properties": _properties,
    "required": _required,
    "additionalProperties": _additional,
    "items": _items,
    "enum": _holds(lambda v, w: v in w),
    "pattern": _holds(lambda v, w: not isinstance(v, str) or re.search(w, v)),
    "minimum": _number(lambda v, w: v >= w),
    "maximum": _number(lambda v, w: v <= w),
    "exclusiveMinimum": _number(lambda v, w: v > w),
    "minLength": _sized(str, lambda n, w: n >= w),
    "maxLength": _sized(str, lambda n, w: n <= w),
    "minItems": _sized(list, lambda n, w: n >= w),
    "maxItems": _sized(list, lambda n, w: n <= w),
    "minProperties": _sized(dict, lambda n, w: n >= w),
}
