"""The minutes of a meeting and the sheet on which a vote was counted, written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import skia

from media.studio.leaves.forms import (
    HEAD,
    LEFT,
    PEN,
    PRINT,
    RIGHT,
    STEP,
    centred,
    foot,
    grid,
    hand_centred,
    pen_of,
    ruled,
    stroke,
)
from media.studio.leaves.paper import INK_PEN, INK_PRINT, WIDTH, Hand, new_sheet, scan, seal
from media.studio.typeset import put

if TYPE_CHECKING:
    from pathlib import Path

_FIELDS = (
    (("时　　间", "2026年3月20日 上午8:30"), ("地　　点", "党员活动室")),
    (("主 持 人", "林知禾"), ("记 录 人", "沈秋穗")),
    (("应到人数", "46"), ("实到人数", "42（连线7）")),
)
_MINUTES_1 = (
    "一、读上次会议办了哪些。周远山：路灯二十二盏已装完，上溪口那盏歪了，明天扶正。",
    "二、议题：幸福食堂中午要不要加一道热汤。",
    "邱玉兰：老人牙不好，有汤能多吃半碗饭。柴灶旁边还空着一个灶眼，费不了多少柴。",
    "罗守田：我不同意。送到田口坡上要二十二分钟，汤凉了更难喝，老人不好意思说。",
    "石广林：守田讲得对，先想好怎么不凉，再说加不加。",
    "傅立夏：我去量过，出锅到坡顶，汤从滚烫到温吞，刚好二十分钟。差就差在最后那段台阶。",
    "简宁：冬天喝口热的，血压稳。汤里盐要减半，几位高血压的老人我列个名单，贴到灶边。",
    "程素茗：工坊的烤房下午有余热，可以给桶先烫一遍，汤再装进去，能多焐十分钟。",
    "叶青棠：去年冬天我跟着送过，老人最盼的不是菜，是揭开盖那一口热气。",
)
_MINUTES_2 = (
    "陶小满：我家有只旧保温桶，能装十二斤，先拿来用。",
    "贺川（连线）：我这边买只大的寄回去，钱我出，不用走账。",
    "罗守田：私人的钱不好收，收一回就有第二回。",
    "林知禾：公家的饭走公家的账，桶从食堂支出里列，下月五号贴出来。",
    "三、表决：从四月起，午饭加一道热汤，送餐用保温桶。",
)


def minutes(out: Path) -> None:
    """Draw the two pages of the March minutes."""
    surface, canvas = new_sheet()
    put(canvas, "党 员 大 会 记 录", WIDTH / 2 + 20, 250, HEAD)
    columns = (LEFT, LEFT + 176, LEFT + 776, LEFT + 952, RIGHT)
    grid(canvas, columns, 310, 88, 3)
    hand = Hand(320, PEN, unrest=1.3)
    for row, pairs in enumerate(_FIELDS):
        y = 310 + row * 88 + 58
        for place, (label, value) in zip((0, 2), pairs, strict=True):
            put(canvas, label, (columns[place] + columns[place + 1]) / 2, y, PRINT.but(align=0))
            hand.write(canvas, value, columns[place + 1] + 22, y)
    ruled(canvas, 630, 21, STEP)
    y = 630.0 + STEP - 17
    for text in _MINUTES_1:
        y = hand.paragraph(canvas, "　　" + text, LEFT + 6, y, RIGHT - LEFT - 12, STEP)
    hand.write(canvas, "（转下页）", RIGHT - 260, y)
    foot(canvas, "第 1 页")
    scan(surface, out / "minutes-2026-03-1.jpg", 31, tilt=-0.5, spine=-1)

    surface, canvas = new_sheet()
    ruled(canvas, 190, 26, STEP)
    hand = Hand(321, PEN, unrest=1.3)
    y = 190.0 + STEP - 17
    for text in _MINUTES_2:
        y = hand.paragraph(canvas, "　　" + text, LEFT + 6, y, RIGHT - LEFT - 12, STEP)
    y = _tallies(canvas, hand, y) + STEP
    text = "反对一票：罗守田。理由：汤凉了更难喝。——照原话记。会后守田去镇上，把保温桶抬了回来。"
    y = hand.paragraph(canvas, "　　" + text, LEFT + 6, y, RIGHT - LEFT - 12, STEP)
    y = hand.paragraph(canvas, "　　九点三十五分散会，上后山种树。", LEFT + 6, y, 1200, STEP)
    hand.write(canvas, "主持人：", RIGHT - 560, y + 124)
    Hand(7, PEN.but(size=56)).write(canvas, "林知禾", RIGHT - 380, y + 128)
    hand.write(canvas, "记录人：", RIGHT - 560, y + 248)
    Hand(8, PEN.but(size=54)).write(canvas, "沈秋穗", RIGHT - 380, y + 252)
    seal(canvas, RIGHT - 300, y + 170, 168, 11, -7)
    foot(canvas, "第 2 页")
    scan(surface, out / "minutes-2026-03-2.jpg", 32, tilt=0.4, spine=1)


def _tallies(canvas: skia.Canvas, hand: Hand, y: float) -> float:
    for label, count in (("同意", 41), ("反对", 1), ("弃权", 0)):
        hand.write(canvas, f"　　{label}：", LEFT + 6, y)
        end = hand.tally(canvas, count, LEFT + 250, y + 4, 50, INK_PEN)
        hand.write(canvas, f"{count}票", max(end, LEFT + 250) + 26, y)
        y += STEP
    return y


_STEPS = (
    ("支委会提议", "4月24日", "5", "5", "5", "0"),
    ("村两委商议", "4月28日", "9", "9", "8", "1"),
    ("党员大会审议", "5月10日", "46", "43", "42", "1"),
    ("村民代表会决议", "5月20日", "35", "35", "35", "0"),
)


def vote(out: Path) -> None:
    """Draw the sheet on which the vote about the road was counted."""
    surface, canvas = new_sheet()
    middle = (LEFT + RIGHT) / 2
    put(canvas, "“四议两公开”表决登记", middle, 250, HEAD)
    hand = Hand(101, PEN)
    put(canvas, "事项", LEFT, 350, PRINT.but(size=38))
    hand.write(canvas, "上溪路拓宽一米，占三户菜地，补青苗、不动树", LEFT + 110, 352)
    stroke(canvas, LEFT + 96, 368, RIGHT, 368)
    columns = (LEFT, LEFT + 380, LEFT + 620, LEFT + 790, LEFT + 960, LEFT + 1130, RIGHT)
    grid(canvas, columns, 410, 94, 5)
    bold = PRINT.but(face="serif-bold")
    centred(canvas, ("步骤", "日期", "应到", "实到", "同意", "其他"), columns, 470, bold)
    for row, cells in enumerate(_STEPS):
        y = 410 + 94 * (row + 1) + 62
        put(canvas, cells[0], columns[0] + 24, y, PRINT)
        hand_centred(canvas, hand, cells[1:], columns[1:], y)
    y = 410 + 94 * 5 + 100
    put(canvas, "村民代表会唱票（5月20日）", LEFT, y, bold.but(size=40))
    canvas.drawRect(
        skia.Rect.MakeLTRB(LEFT, y + 30, RIGHT, y + 330),
        skia.Paint(Color=INK_PRINT, AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=3),
    )
    for row, (label, count) in enumerate((("同意", 35), ("不同意", 0), ("弃权", 0))):
        at = y + 108 + row * 88
        put(canvas, label, LEFT + 30, at, PRINT.but(size=38))
        end = hand.tally(canvas, count, LEFT + 200, at + 2, 54, INK_PEN)
        hand.write(canvas, f"{count}", max(end, LEFT + 200) + 30, at)
    y += 420
    put(canvas, "三户人家的话", LEFT, y, bold.but(size=40))
    said = (
        "温如意：线往里让了半米，三棵橘子树保住了，我同意。",
        "阮梨花：菜地少两垄没什么，救护车进得来要紧。",
        "潘水莲：动工那天叫我，我自己来移葱。",
    )
    y += 76
    for line in said:
        hand.write(canvas, line, LEFT + 20, y)
        stroke(canvas, LEFT, y + 20, RIGHT, y + 20, width=1.4, color=0xFFB9A994)
        y += 80
    y += 40
    for label, name, seed in (("唱票", "陶小满", 4), ("计票", "叶青棠", 5), ("监票", "罗守田", 6)):
        put(canvas, label, LEFT + (seed - 4) * 430, y, PRINT.but(size=38))
        sign = Hand(seed, PEN.but(size=54, color=pen_of(seed)), unrest=1.7)
        sign.write(canvas, name, LEFT + 100 + (seed - 4) * 430, y + 4)
    put(canvas, "结果当晚贴于樟树下", RIGHT, y + 150, PRINT.but(align=1))
    put(canvas, "2026年5月20日", RIGHT, y + 210, PRINT.but(align=1))
    seal(canvas, RIGHT - 150, y + 160, 160, 15, -11)
    foot(canvas, "存档")
    scan(surface, out / "vote-2026-05-1.jpg", 81, tilt=0.6, spine=-1)
