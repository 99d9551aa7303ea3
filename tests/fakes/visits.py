"""A visit to the full site, for tests."""

from __future__ import annotations

from typing import Any

from kiosk.content.visit import Visit


def town_visit(**changes: Any) -> Visit:
    """A delegation from the next town: talk, film, slides, a stop, an entry; 20 minutes."""
    data: dict[str, Any] = {
        "id": "town",
        "delegation": {"zh-Hans": "清水镇考察团", "en": "Delegation of Qingshui"},
        "welcome": "热烈欢迎",
        "narrator": "林晓禾",
        "segments": [
            {"talk": "欢迎致辞", "minutes": 2},
            {"film": {"from": 60, "to": 120}, "minutes": 2, "words": "请看大屏幕"},
            {"deck": "work", "minutes": 6},
            {"stop": 2, "minutes": 4},
            {"strand": "ledger", "minutes": 6},
        ],
    }
    return Visit.model_validate(data | changes)
