"""The languages that a site may speak, by the names their speakers give them."""

from __future__ import annotations

from types import MappingProxyType

NAMES = MappingProxyType(
    {
        "zh-Hans": "中文",
        "en": "English",
        "zh-Hant": "繁體中文",
        "bo": "བོད་སྐད།（藏语）",
        "mn": "ᠮᠣᠩᠭᠣᠯ（蒙古语）",
        "ug": "ئۇيغۇرچە（维吾尔语）",
        "ii": "ꆈꌠꉙ（彝语）",
        "za": "Vahcuengh（壮语）",
        "ko": "한국어（朝鲜语）",
        "kk": "қазақша（哈萨克语）",
        "ja": "日本語",
        "ru": "Русский",
        "fr": "Français",
        "es": "Español",
    }
)
"""By code; a site that was imported may speak others too."""


def language_name(code: str) -> str:
    """Return what a language is called; its code when nobody here knows it."""
    return NAMES.get(code, code)
