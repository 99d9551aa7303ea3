"""Chapters one to four: the morning, the village, the bench, the open doors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from media.studio.film import cards, panels
from media.studio.film.acts import Act
from media.studio.film.sill import Sill
from media.studio.film.valley import Valley
from media.studio.film.walk import Map, Name
from media.studio.film.wall import Wall

if TYPE_CHECKING:
    from media.studio.film.script import Script


def acts(words: Script) -> list[Act]:
    """The first four chapters."""
    return [_opening(words), _village(), _branch(), _positions()]


def _opening(words: Script) -> Act:
    act = Act()
    title = cards.FilmTitle(words.zh, words.en, "晨溪乡禾光村 · 虚构示范村")
    act.show(0, title, 0)
    act.place(4.6, "bridge", (-150, 60, 1.32, 60, -30, 1.12), 1.6, hour="dawn", weather="mist")
    act.over(5.4, 11.6, cards.upright(words.chapters[0].zh))
    act.place(11.6, "terraces", (-160, -60, 1.22, 150, 20, 1.22), 1.2, hour="dawn", weather="mist",
              season="summer", cast="empty")  # fmt: skip
    act.place(16.2, "entrance", (120, 60, 1.4, -60, -20, 1.08), hour="dawn")
    act.place(24.9, "drying", (-120, 110, 1.4, 60, 70, 1.14), hour="morning")
    act.show(28.9, Sill("dawn", (-9, 5.0), (0.6, 99), ((930, 500, 1.0), (1000, 560, 1.38))))
    act.place(35.9, "visit", (160, 30, 1.3, -120, 10, 1.2), hour="dawn")
    act.place(43.0, "sill", (40, 70, 1.42, 0, -10, 1.1))
    act.show(46.9, Valley((24, 42), (0.0, 4.0), ((-80, 40, 1.3), (40, 20, 1.12))))
    act.place(51.4, "road", (-140, 20, 1.14, 60, 50, 1.36))
    act.place(56.3, "panorama", (0, 70, 1.36, 0, -20, 1.05), 1.2, hour="dawn",
              later={"hour": "morning"}, turn=(0.3, 0.9))  # fmt: skip
    note = "虚构示范村 · A village we made up"
    act.over(57.2, 66.6, cards.name_over("禾光村", "Heguang, the light on the grain", note))
    return act


def _village() -> Act:
    act = Act()
    act.place(70.9, "panorama", (-170, 20, 1.26, 170, -10, 1.26), hour="noon", season="summer")
    act.show(77.5, Map(((1600, 1000, 3190), (1640, 1000, 2760))))
    act.over(79.8, 84.0, panels.counter(286, "户", "五个村民小组", "286 households in five groups"))
    hamlets = (
        Name(0.3, 1900, 520, "上溪", "Upper Stream"),
        Name(1.8, 1150, 1590, "下溪", "Lower Stream"),
        Name(3.6, 2960, 1250, "茶坪", "Tea Flat"),
        Name(4.9, 2980, 720, "田口", "Terrace Mouth"),
        Name(6.6, 640, 1050, "樟树下", "By the Camphor"),
    )
    act.show(84.1, Map(((1860, 1020, 2460), (1800, 1040, 2880)), hamlets), 0)
    act.place(92.4, "camphor", (60, 130, 1.42, -40, 60, 1.12))
    act.place(97.9, "tea", (-170, 40, 1.24, 150, 10, 1.3))
    act.over(98.3, 104.2, cards.caption("春", "Spring"))
    act.place(104.6, "planting", (-130, 40, 1.3, 60, 0, 1.1), season="summer", hour="morning")
    act.over(105.0, 111.8, cards.caption("夏", "Summer"))
    act.place(108.4, "terraces", (150, 60, 1.36, -60, -20, 1.12), season="summer", hour="noon")
    act.place(112.2, "orchard", (140, -20, 1.34, -60, 20, 1.16))
    act.over(112.6, 118.9, cards.caption("秋", "Autumn"))
    act.place(115.9, "drying", (-140, 110, 1.36, 80, 70, 1.12))
    act.place(119.3, "plum", (-150, -20, 1.3, 90, 30, 1.16))
    act.over(119.6, 126.4, cards.caption("冬", "Winter"))
    act.place(122.9, "dumplings", (0, -20, 1.08, 20, 30, 1.34))
    act.place(127.0, "entrance", (-60, 0, 1.06, 90, 30, 1.3), season="winter", weather="mist",
              hour="dusk")  # fmt: skip
    act.place(132.2, "panorama", (120, 30, 1.34, -60, 0, 1.16), season="winter", weather="mist",
              hour="dusk")  # fmt: skip
    act.place(137.0, "long_bench", (-120, 20, 1.12, 60, 150, 1.42), 1.2)
    return act


def _branch() -> Act:
    act = Act()
    act.place(145.8, "bench_meeting", (-40, 60, 1.1, 20, 70, 1.22))
    act.place(152.1, "bench_meeting", (220, 200, 1.7, 120, 180, 1.5))
    act.place(158.1, "bench_meeting", (60, 150, 1.5, 50, 190, 1.85))
    words = ("今天不念稿子，", "大家说，我来记。")
    english = "No prepared speeches today. You talk; I take notes."
    act.over(161.2, 166.5, panels.quote(words, english, "林知禾 · 书记"))
    act.show(167.0, Wall((0.2, 8.6), zoom=(1.16, 1.0), middle=(700, 420)))
    act.place(177.6, "desk", (120, 40, 1.42, -60, 10, 1.18), hour="dusk")
    act.show(181.4, Wall(zoom=(1.72, 1.5), middle=(420, 330)))
    act.show(187.6, Wall(strike=(0.6, 6.8), zoom=(1.12, 1.02)), 0.8)
    act.show(195.0, Wall(strike=(-9, -8), zoom=(1.1, 1.7), middle=(1560, 520), spotlight=1.0), 0.8)
    act.place(202.2, "bench_meeting", (-100, 120, 1.4, 60, 80, 1.16), hour="night", season="autumn")
    act.place(207.6, "bench_meeting", (40, 90, 1.25, -40, 70, 1.1), hour="night", season="autumn",
              cast="empty")  # fmt: skip
    act.place(213.0, "square", (60, 60, 1.4, -60, -10, 1.08), hour="golden")
    act.over(
        213.4,
        219.6,
        panels.counter(47, "名", "党员，坐在乡亲中间", "members, among their neighbours"),
    )
    return act


def _positions() -> Act:
    act = Act()
    act.place(223.7, "activity_room", (-150, 0, 1.12, 100, 0, 1.2))
    act.place(230.2, "activity_room", (-240, -60, 1.62, -120, -40, 1.5))
    act.place(235.1, "activity_room", (200, 30, 1.4, 40, 0, 1.1))
    act.place(238.4, "classroom", (-60, 20, 1.1, 40, 20, 1.28), hour="morning")
    act.over(238.6, 240.8, cards.caption("早上", "Morning"))
    act.place(240.9, "activity_room", (100, 20, 1.2, 180, 30, 1.36), hour="noon")
    act.over(241.1, 243.5, cards.caption("下午", "Afternoon"))
    act.place(243.7, "homework", (-60, 30, 1.3, 40, 0, 1.12), hour="dusk")
    act.over(243.9, 247.8, cards.caption("晚上", "Evening"))
    act.place(248.1, "activity_room", (300, 20, 1.5, 330, 40, 1.62))
    act.place(252.2, "activity_room", (60, 30, 1.3, 220, 20, 1.14), hour="golden")
    act.show(
        258.5, Map(((1150, 1060, 1150), (1650, 1040, 1250)), line=(0.2, 0.62), between=(0.2, 4.2))
    )
    act.place(263.1, "corridor", (-170, 10, 1.2, 170, 10, 1.2), 0.8)
    act.over(263.3, 267.6, panels.pair((36, "米", "文化长廊"), (18, "块", "展板"),
                                       "36 metres of corridor, 18 boards"))  # fmt: skip
    act.place(267.9, "bridge", (-80, 20, 1.26, 60, 10, 1.4), hour="morning", season="autumn")
    act.place(271.0, "visit", (120, 30, 1.4, -20, 10, 1.16), season="winter", weather="snow",
              hour="dusk")  # fmt: skip
    act.place(275.0, "points_shop", (-100, 10, 1.08, 60, 10, 1.2))
    act.over(278.5, 284.6, panels.points((0.3, "+5", "陪老人看病"), (3.4, "+2", "打扫巷子")))
    act.place(281.7, "points_shop", (140, 30, 1.42, -20, 20, 1.3))
    act.place(287.6, "points_shop", (-160, 20, 1.5, 0, 0, 1.12))
    return act
