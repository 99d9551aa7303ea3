"""Small sites for tests; nothing in them lies on a disk."""

from __future__ import annotations

from typing import Any

from kiosk.content.model import Site


def text(zh: str, en: str) -> dict[str, str]:
    return {"zh-Hans": zh, "en": en}


LEDGER = {
    "title": text("党建台账", "Ledger"),
    "chapters": [
        {
            "name": "leadership",
            "title": text("领导班子", "Leadership"),
            "categories": [
                {
                    "id": "plans",
                    "title": text("年度计划", "Yearly plans"),
                    "entries": [
                        {
                            "id": "plan-2026",
                            "date": "2026-01-08",
                            "title": text("2026年党建工作计划", "Plan for 2026"),
                            "text": text(
                                "围绕茶园和梯田，列出全年十二项任务，每月由支部大会对照检查。",
                                "Twelve tasks around tea garden and terraces, checked every month.",
                            ),
                            "highlight": True,
                        },
                        {
                            "id": "plan-2025",
                            "date": "2025-01-09",
                            "title": text("2025年党建工作计划", "Plan for 2025"),
                        },
                    ],
                }
            ],
        },
        {
            "name": "systems",
            "title": text("制度机制", "Systems"),
            "categories": [
                {
                    "id": "dues",
                    "title": text("党费收缴", "Party dues"),
                    "entries": [
                        {
                            "id": "dues-q2",
                            "date": "2026-06-30",
                            "title": text("第二季度党费收缴公示", "Dues of the second quarter"),
                            "table": {
                                "columns": [text("姓名", "Name"), text("金额", "Amount")],
                                "rows": [["林晓禾", 36], ["陈茶香", 24.5]],
                            },
                        }
                    ],
                },
                {
                    "id": "theme-day",
                    "title": text("主题党日", "Theme day"),
                    "entries": [
                        {
                            "id": "theme-day-may",
                            "date": "2026-05-12",
                            "title": text("银行进村讲防诈骗", "The bank on fraud"),
                            "text": text("重庆话讲防骗，老人听得懂。", "Told in plain words."),
                            "highlight": True,
                        }
                    ],
                },
            ],
        },
    ],
}

ROUTE = {
    "title": text("观摩路线", "Route"),
    "map": "pictures/map.jpg",
    "line": [{"x": 0.1, "y": 0.5}, {"x": 0.5, "y": 0.5}, {"x": 0.9, "y": 0.5}],
    "stops": [
        {
            "number": number,
            "name": text(*name),
            "at": {"x": x, "y": 0.5},
            "minutes": minutes,
            "commentary": text("这里有一棵百年古樟。", "Here stands an old camphor tree."),
        }
        for number, name, x, minutes in (
            (1, ("村口迎宾亭", "Welcome Pavilion"), 0.1, 1.0),
            (2, ("百年古樟", "The Old Camphor Tree"), 0.5, 2.0),
            (5, ("茶园共富工坊", "Tea Garden Workshop"), 0.9, 1.0),
        )
    ],
}


def full_site(**changes: Any) -> Site:
    """A site that has everything, with `changes` to its top keys; None takes a part away."""
    data: dict[str, Any] = {
        "id": "hegu",
        "name": text("禾谷村", "Hegu"),
        "township": text("晨溪乡", "Chenxi"),
        "plaque": {"title": "示范点", "awarded_by": "晨溪乡党委", "since": 2024},
        "languages": ["zh-Hans", "en"],
        "cover": "pictures/cover.jpg",
        "film": {
            "title": text("禾谷的一年", "A year in Hegu"),
            "file": "film/film.mp4",
            "poster": "film/poster.jpg",
            "chapters": [
                {"at": 0, "title": text("清晨", "Morning")},
                {"at": 90, "title": text("茶山", "Tea hills")},
            ],
        },
        "decks": [
            {
                "id": "work",
                "title": text("支部工作这一年", "The branch's year"),
                "slides": [
                    {"picture": f"slides/work/{n}.jpg", "title": text(f"第{n}页", f"Page {n}")}
                    for n in (1, 2, 3)
                ],
            },
            {
                "id": "elders",
                "title": text("一老一小", "Old and young"),
                "slides": [{"picture": "slides/elders/1.jpg", "seconds": 5}],
            },
        ],
        "route": ROUTE,
        "ledger": LEDGER,
        "report": {
            "title": text("经验汇报", "Report"),
            "sections": [
                {
                    "title": text(f"第{n}部分", f"Part {n}"),
                    "text": text("我们先做一件事。再做第二件！", "First one thing. Then another!"),
                }
                for n in (1, 2)
            ],
        },
        "notices": [
            {
                "id": "water",
                "title": text("停水通知", "Water cut"),
                "text": text("周三上午停水检修。", "No water on Wednesday morning."),
                "from": "2026-11-20",
                "until": "2026-11-25",
            }
        ],
        "gallery": [
            {
                "id": "seasons",
                "title": text("四季", "Seasons"),
                "photos": [{"picture": f"pictures/season-{n}.jpg"} for n in (1, 2)],
            }
        ],
        "take_away": [
            {
                "id": "handbook",
                "title": text("手册", "Handbook"),
                "link": "https://example.org/handbook",
            }
        ],
    }
    data.update(changes)
    return Site.model_validate({key: value for key, value in data.items() if value is not None})


def bare_site() -> Site:
    """A site that has only its name and its cover."""
    return full_site(
        film=None,
        decks=(),
        route=None,
        ledger=None,
        report=None,
        notices=(),
        gallery=(),
        take_away=(),
        languages=["zh-Hans"],
    )
