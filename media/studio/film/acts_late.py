"""Chapters five to eight: the rules, the meal and the tea, the people, the lamps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from media.studio.film import cards, ending, panels, phone
from media.studio.film.acts import Act
from media.studio.film.book import Ledger
from media.studio.film.sill import Sill
from media.studio.film.valley import Valley

if TYPE_CHECKING:
    from media.studio.film.script import Script


def acts(words: Script) -> list[Act]:
    """The last four chapters."""
    return [_systems(), _service(), _people(), _outlook(words)]


def _systems() -> Act:
    act = Act()
    act.place(295.8, "desk", (-90, 20, 1.1, 60, 40, 1.36))
    act.show(301.0, Ledger(0, eye=((900, 560, 1.0), (1080, 460, 1.22))))
    act.over(304.3, 310.9, panels.year_ring())
    act.place(311.2, "classroom", (-140, 10, 1.14, 60, 10, 1.22))
    act.place(314.9, "classroom", (200, 50, 1.5, 60, 30, 1.32))
    act.place(317.9, "sapling", (-60, 110, 1.3, 40, 90, 1.2), 0.6)
    act.over(318.0, 319.6, cards.caption("三月 · 种树", "March: trees"))
    act.place(319.7, "cleaning", (60, 120, 1.4, 0, 100, 1.3), 0.6, season="summer", hour="noon")
    act.over(319.8, 321.3, cards.caption("六月 · 护河", "June: the river"))
    act.place(321.4, "harvest", (110, 100, 1.3, -80, 80, 1.16), 0.6)
    act.over(321.6, 325.3, cards.caption("九月 · 收稻", "September: rice"))
    act.show(325.7, Ledger(6, seal=2.9, eye=((1000, 560, 1.12), (1330, 660, 1.55))))
    act.place(332.0, "openness", (-120, 10, 1.2, 100, 10, 1.24))
    act.place(336.8, "openness", (170, 60, 1.66, 80, 40, 1.44))
    act.place(340.9, "classroom", (40, 0, 1.12, 10, 40, 1.34), hour="golden")
    act.place(346.7, "classroom", (-220, 60, 1.62, -60, 50, 1.44), hour="golden",
              later={"hour": "dusk"})  # fmt: skip
    act.show(352.8, Ledger(8, (0.5, 2.3, 4.1), eye=((960, 540, 1.22), (960, 520, 1.0))))
    act.place(
        359.6, "desk", (80, 50, 1.5, -50, 0, 1.08), 1.2, hour="golden", later={"hour": "dusk"}
    )
    return act


def _service() -> Act:
    act = Act()
    act.place(370.8, "canteen", (-160, 20, 1.36, 20, 10, 1.12))
    act.place(377.4, "canteen", (240, -20, 1.5, 180, 0, 1.66))
    act.place(384.8, "canteen", (60, 40, 1.4, -40, 0, 1.08), hour="noon")
    act.over(
        385.2,
        391.6,
        panels.counter(
            38, "位", "老人，陆续坐到自己的位子上", "old people, each to their own seat"
        ),
    )
    act.place(392.0, "bridge", (-150, 30, 1.2, 130, 10, 1.34), hour="noon", season="autumn")
    act.place(398.2, "dinner_call", (-140, 40, 1.36, 60, 10, 1.16))
    act.place(406.0, "tea", (0, 60, 1.42, 0, -20, 1.08))
    act.place(412.2, "workshop", (-140, 10, 1.3, 100, 10, 1.2))
    act.place(418.9, "workshop", (120, 40, 1.5, -60, 20, 1.24), hour="noon")
    act.over(
        419.0, 425.6, panels.counter(63, "人", "在家门口上班", "people who now work near home")
    )
    act.place(426.1, "homework", (110, 0, 1.1, -20, 30, 1.3))
    act.place(431.9, "homework", (-150, 80, 1.7, 90, 80, 1.6))
    act.place(436.4, "terraces", (-80, 40, 1.2, 80, 0, 1.3))
    act.over(436.6, 445.0, panels.income_line())
    act.place(444.8, "openness", (60, 20, 1.3, 180, 40, 1.56), hour="golden")
    return act


def _people() -> Act:
    act = Act()
    act.show(452.9, Sill("morning", (-9, -8), (0.2, 99), ((820, 480, 1.0), (900, 520, 1.3))))
    act.over(453.3, 459.0, cards.caption("石广林", "A Party member for 53 years"))
    act.place(
        459.4, "visit", (120, 0, 1.12, 0, 30, 1.32), hour="night", season="winter", weather="snow"
    )
    act.show(466.6, Sill("night", (1.2, 99), (2.0, 7.6), ((880, 500, 1.06), (1080, 600, 1.6))))
    act.show(475.1, Valley((0, 42), (0.2, 5.6), ((60, 30, 1.3), (-50, 10, 1.05))))
    act.over(
        475.3,
        482.0,
        panels.counter(42, "盏", "平安灯", "peace lamps", seconds=5.0, veiled=0xFF0B1730),
    )
    act.place(482.4, "bridge", (140, 30, 1.3, -30, 10, 1.14), hour="morning", season="spring")
    act.over(482.8, 488.8, cards.caption("陶小满", "The village's narrator"))
    act.place(489.3, "entrance", (-20, 30, 1.5, 90, 20, 1.3))
    act.place(493.6, "bridge", (-60, 40, 1.5, 20, 0, 1.14), hour="golden", season="autumn")
    act.place(499.6, "tea", (160, 50, 1.46, 40, 30, 1.3))
    act.over(500.0, 503.2, cards.caption("程素茗", "Back from the city"))
    act.place(503.4, "workshop", (-40, 0, 1.1, 40, 20, 1.3), hour="golden")
    quoted = ("我想把茶种好，", "也想成为你们这样的人。")
    english = "I want to grow good tea and become someone like you."
    act.over(504.4, 511.4, panels.quote(quoted, english, "程素茗 · 入党申请书"))
    act.place(511.7, "oath", (0, -20, 1.06, 40, 20, 1.5), 0.9)
    act.place(516.4, "long_bench", (-60, 100, 1.3, 40, 140, 1.42), hour="dusk")
    act.over(516.9, 523.6, phone.call("贺川", "A thousand miles away, on the line"))
    act.place(523.2, "bench_meeting", (120, 140, 1.5, -20, 70, 1.1), hour="night", season="autumn")
    return act


def _outlook(words: Script) -> Act:
    act = Act()
    act.place(533.6, "harvest", (90, 80, 1.16, -60, 100, 1.3), hour="dusk")
    act.place(536.9, "dinner_call", (110, 20, 1.36, -60, 0, 1.14), hour="dusk")
    act.place(541.6, "bench_meeting", (80, 130, 1.4, -20, 80, 1.16), season="autumn", cast="empty",
              later={"cast": "folk"}, turn=(0.35, 0.75))  # fmt: skip
    act.show(547.3, Ledger(10, (0.3,), fresh=True, eye=((960, 540, 1.0), (1250, 400, 1.5))))
    act.place(553.9, "panorama", (-130, 20, 1.3, 60, 0, 1.16), hour="golden", season="autumn")
    act.place(557.0, "road", (120, 40, 1.4, -40, 10, 1.2), hour="golden")
    act.place(560.6, "reading_room", (60, 20, 1.36, -40, 0, 1.12), hour="golden")
    act.place(563.7, "dance", (-90, 30, 1.4, 40, 0, 1.1))
    act.show(570.4, Valley((0, 42), (1.6, 8.4), ((70, 50, 1.42), (-30, 10, 1.08))), 1.4)
    act.place(582.3, "sill", (60, 90, 1.6, 0, 0, 1.1), 1.2, hour="night")
    act.show(587.4, Valley((42, 42), (0, 1), ((-20, 60, 1.12), (20, -10, 1.0))), 1.4)
    act.over(587.6, 600.1, ending.ending(words))
    return act
