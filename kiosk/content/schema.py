"""The JSON Schema of `site.yaml`, with what an editor may write beyond the model."""

from __future__ import annotations

from typing import Any

from kiosk.content.model import Site
from kiosk.content.schema_words import WORDS

_TEXT = {
    "title": "Text",
    "description": "一句文字，或者按语言各写一句 · One text, or one for each language",
    "anyOf": [
        {"type": "string"},
        {"type": "number"},
        {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string"}},
    ],
}
_INCLUDE = {
    "title": "Include",
    "description": "内容写在另一个文件里 · The content stands in another file",
    "type": "object",
    "properties": {"include": {"type": "string", "pattern": r"\.ya?ml$"}},
    "required": ["include"],
    "additionalProperties": False,
}
_CSV = {
    "title": "Csv",
    "description": "表格写在 CSV 文件里，第一行是表头 · The table stands in a CSV file",
    "type": "object",
    "properties": {"csv": {"type": "string", "pattern": r"\.csv$"}},
    "required": ["csv"],
    "additionalProperties": False,
}
_SCALARS = ("/Text", "/Standing", "/ChapterName", "/Strand")
_CLOCK = {"type": "string", "pattern": r"^(\d{1,2}:)?\d{1,2}:[0-5]\d(\.\d+)?$"}


def site_schema() -> dict[str, Any]:
    """Return the schema (draft 2020-12) that editors complete and check the YAML with.

    It is the model's own, and allows besides: an `include` in place of any mapping or list, a
    CSV table, a number for a text, and times as on a clock.
    """
    schema = Site.model_json_schema(by_alias=True)
    models: dict[str, Any] = schema.pop("$defs")
    for name, model in {**models, "Site": schema}.items():
        for key, field in model.get("properties", {}).items():
            model["properties"][key] = _extended(field) | _described(name, key)
    models |= {"Text": _TEXT, "Include": _INCLUDE, "Csv": _CSV}
    _also(models["FilmChapter"]["properties"], "at", _CLOCK)
    _also(models["Part"]["properties"], "from", _CLOCK)
    _also(models["Part"]["properties"], "to", _CLOCK)
    _also(models["Entry"]["properties"], "table", {"$ref": "#/$defs/Csv"})
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "site.yaml",
        "description": "一个示范点的全部内容 · Everything a demonstration site shows",
    }
    return {**schema, **head, "$defs": models}


def _also(properties: dict[str, Any], key: str, other: dict[str, Any]) -> None:
    field = properties[key]
    words = {"description": field.pop("description")}
    properties[key] = {"anyOf": [*field.get("anyOf", [field]), other]} | words


def _described(model: str, key: str) -> dict[str, str]:
    return {"description": " · ".join(WORDS[model][key])}


def _extended(field: Any) -> Any:
    """Return `field` where an `include` may stand for every mapping and list in it."""
    if not isinstance(field, dict):
        return field
    field = {key: value for key, value in field.items() if key not in ("title", "default")}
    for key in ("items", "additionalProperties"):
        if key in field:
            field[key] = _extended(field[key])
    if "anyOf" in field:
        return _any_of([_extended(choice) for choice in field["anyOf"]])
    if field.get("type") in ("array", "object") or _is_mapping(field):
        return _any_of([field, {"$ref": "#/$defs/Include"}])
    return field


def _is_mapping(field: dict[str, Any]) -> bool:
    return "$ref" in field and not field["$ref"].endswith(_SCALARS)


def _any_of(choices: list[dict[str, Any]]) -> dict[str, Any]:
    flat: list[dict[str, Any]] = []
    for choice in choices:
        for one in choice.get("anyOf", [choice]):
            if one not in flat:
                flat.append(one)
    return {"anyOf": flat}
