"""The slides of 《支部工作这一年》, one function each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import skia

from media.studio.decks.layout import (
    BODY,
    ENGLISH,
    FULL,
    HEIGHT,
    LEAD,
    MARGIN,
    NUMBER,
    SMALL,
    TITLE,
    WIDTH,
    at,
    axis,
    card,
    check,
    curve,
    figure,
    ground,
    heading,
    note,
    picture,
    quote_mark,
    veil,
)
from media.studio.palette import (
    GOLD,
    GROUND,
    INK,
    JADE,
    LIGHT,
    LINE,
    PAPER,
    RED,
    SOFT,
    WARM,
    Box,
    paint,
    pen,
    tint,
)
from media.studio.scenes import Camera
from media.studio.sketches import door, lamp, nest, rice, road
from media.studio.typeset import Style, block, put

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "支部工作这一年"


def _title(canvas: skia.Canvas) -> None:
    picture(canvas, FULL, "panorama", camera=Camera(x=-150, y=30, zoom=1.12))
    left = Box(0, 0, WIDTH * 0.72, HEIGHT)
    veil(canvas, left, [tint(GROUND, 0.97), tint(GROUND, 0.86), tint(GROUND, 0.0)])
    lamp(canvas, MARGIN + 28, 300, 92, ink=GOLD, lit=True)
    put(canvas, "党建工作幻灯片", MARGIN + 90, 288, SMALL.but(size=34, color=LIGHT, tracking=0.2))
    big = Style("serif-bold", 156, WARM, tracking=0.04)
    put(canvas, "支部工作", MARGIN - 6, 500, big)
    put(canvas, "这一年", MARGIN - 6, 690, big)
    put(canvas, "The Branch’s Year", MARGIN, 780, ENGLISH.but(size=46, color=GOLD))
    foot = SMALL.but(size=29, color=LIGHT, tracking=0.06)
    put(canvas, "晨溪乡禾光村党支部　　解说：陶小满", MARGIN, 956, foot)
    put(canvas, "虚构示范村", MARGIN, 1004, foot.but(color=tint(LIGHT, 0.7)))


_GROUPS = (("溪边小组", 17, 4, RED), ("樟下小组", 14, 2, 0xFFB4702A), ("茶田小组", 16, 3, JADE))


def _doors(canvas: skia.Canvas) -> None:
    ground(canvas)
    heading(canvas, "四十七个人，四十七扇门", "Forty-seven people, forty-seven doors")
    figure(canvas, "47", "名党员", MARGIN - 10, 640, size=330)
    note(canvas, "二百八十六户，谁住得近，\n谁就联系哪几户。", MARGIN, 760, 620)
    canvas.drawCircle(MARGIN + 16, 905, 13, pen(SOFT, 3))
    put(canvas, "空心的门：常年在外，逢会连线", MARGIN + 46, 916, SMALL)
    for row, (name, count, away, color) in enumerate(_GROUPS):
        y = 430 + row * 205
        put(canvas, f"{name}　{count}人", 850, y - 96, SMALL.but(size=30, color=color))
        canvas.drawLine(850, y + 6, WIDTH - MARGIN, y + 6, pen(tint(color, 0.4), 3))
        for k in range(count):
            door(canvas, 876 + k * 55.5, y, color, filled=k < count - away)


_TASKS = (
    ("上溪路灯二十二盏", 1), ("后山补种杉树", 1), ("食堂加一道汤", 1), ("上溪路拓宽一米", 0),
    ("清河道三里", 1), ("发展党员一名", 1), ("溪边救生圈八只", 1), ("工坊添烘干机", 1),
    ("替独居老人收稻", 1), ("旧校舍改书屋", 0), ("编成《禾光手册》", 1), ("拍成专题片", 1),
)  # fmt: skip


def _twelve(canvas: skia.Canvas) -> None:
    ground(canvas, PAPER)
    canvas.drawRect(skia.Rect.MakeWH(690, HEIGHT), paint(GROUND))
    heading(canvas, "一张清单", "One list, twelve tasks", y=250, color=WARM, second=GOLD)
    figure(canvas, "10", "件办成", MARGIN - 8, 620, size=260, color=LIGHT, unit_color=WARM)
    figure(canvas, "2", "件在办", MARGIN - 2, 800, size=120, color=GOLD, unit_color=WARM)
    put(canvas, "全年十二件，贴在樟树下", MARGIN, 930, SMALL.but(color=tint(LIGHT, 0.85), size=30))
    for k, (task, done) in enumerate(_TASKS):
        x, y = 790 + (k // 6) * 560, 230 + (k % 6) * 134
        put(canvas, f"{k + 1}", x + 40, y, NUMBER.but(size=54, color=tint(RED, 0.32), align=1))
        put(canvas, task, x + 72, y - 4, LEAD.but(size=42, color=INK if done else SOFT))
        mark = x + 480
        if done:
            check(canvas, mark, y - 20, 42, RED)
        else:
            canvas.drawCircle(mark, y - 20, 17, pen(GOLD, 4.5))
        canvas.drawLine(x, y + 38, x + 500, y + 38, pen(LINE, 1.5))


def _bench(canvas: skia.Canvas) -> None:
    ground(canvas)
    place = Box(760, 0, WIDTH - 760, HEIGHT)
    picture(canvas, place, "bench_meeting", camera=Camera(x=90, y=60, zoom=1.08))
    heading(canvas, "樟树下的板凳会", "Bench meetings under the camphor tree")
    counts = (("62", "个晚上"), ("417", "条说出来，记下来"), ("398", "条办成了"))
    for row, (value, unit) in enumerate(counts):
        y = 480 + row * 200
        figure(canvas, value, unit, MARGIN - 4, y, size=132, color=RED if row < 2 else JADE)
        if row < 2:
            canvas.drawLine(MARGIN, y + 48, 640, y + 48, pen(LINE, 2))


_RATES = (93.8, 94.8, 90.7, 87.4, 92.8, 94.4, 92.9, 92.3, 93.9, 96.0)


def _attendance(canvas: skia.Canvas) -> None:
    ground(canvas)
    heading(canvas, "三会一课，一次不落", "Meetings and classes, none missed")
    box = Box(260, 380, 1380, 480)
    months = [f"{m}月" for m in "一二三四五六七八九十"]
    ticks = ((80, "80"), (85, "85"), (90, "90"), (95, "95"), (100, "100%"))
    place, xs = axis(canvas, box, months, ticks)
    points = [(x, place(rate)) for x, rate in zip(xs, _RATES, strict=True)]
    curve(canvas, points, RED, 7)
    x, y = points[3]
    canvas.drawLine(x, y + 22, x, y + 76, pen(GOLD, 3))
    put(canvas, "谷雨，大家抢着采茶", x, y + 116, LEAD.but(size=36, align=0))
    put(canvas, "明年挪到天黑以后", x, y + 160, SMALL.but(size=28, align=0))
    figure(canvas, "95", "%　平均到会", WIDTH - 560, 236, size=128)


_PRICE = (
    ("育秧", 0.35), ("水肥", 0.82), ("人工", 1.40), ("烘干", 0.43), ("运销", 0.60),
    ("农民到手", 1.20),
)  # fmt: skip


def _rice_account(canvas: skia.Canvas) -> None:
    ground(canvas, PAPER)
    heading(canvas, "一粒米的账", "The account of a grain of rice")
    for k, lean in enumerate((1, 1, -1)):
        rice(canvas, 1560 + k * 70, 470 + k * 10, 360 - k * 30, (GOLD, 0xFFB98B35, GOLD)[k], lean)
    figure(canvas, "4.80", "元，一斤米卖出的价", MARGIN - 6, 470, size=170)
    x, scale = MARGIN, (WIDTH - 2 * MARGIN) / 4.80
    shades = (0xFFE9D3A0, 0xFFDFC084, 0xFFD3AB63, 0xFFC8984A, 0xFFBB8539)
    for k, (name, value) in enumerate(_PRICE):
        width, last = value * scale, k == len(_PRICE) - 1
        box = skia.Rect.MakeXYWH(x, 600 - (30 if last else 0), width - 6, 150 + (60 if last else 0))
        canvas.drawRRect(skia.RRect.MakeRectXY(box, 8, 8), paint(RED if last else shades[k]))
        color = WARM if last else INK
        middle = x + (width - 6) / 2
        put(canvas, f"{value:.2f}", middle, 690, LEAD.but(size=42, color=color, align=0))
        put(canvas, name, middle, 838 if last else 800, SMALL.but(
            size=34 if last else 30, color=RED if last else SOFT, align=0))  # fmt: skip
        x += width
    put(canvas, "我们党员，能在哪一步帮上忙？", MARGIN, 944, TITLE.but(size=54, color=INK))


def _theme_days(canvas: skia.Canvas) -> None:
    ground(canvas)
    heading(canvas, "主题党日，手上要沾泥", "Theme days with soil on the hands", y=186)
    shots = (
        ("三月", "补种一百二十棵杉树", "sapling", Camera(x=-40, y=110, zoom=1.4)),
        ("六月", "清了三里河道", "cleaning", Camera(x=0, y=110, zoom=1.3)),
        ("九月", "替十一户老人收稻子", "harvest", Camera(x=40, y=110, zoom=1.4)),
    )
    width = (WIDTH - 2 * MARGIN - 2 * 36) / 3
    for k, (month, text, scene, camera) in enumerate(shots):
        x = MARGIN + k * (width + 36)
        picture(canvas, Box(x, 310, width, 500), scene, camera=camera, radius=14)
        put(canvas, month, x, 892, TITLE.but(size=60))
        put(canvas, text, x + 142, 888, BODY.but(size=34))
    put(canvas, "每月二十号", WIDTH - MARGIN, 190, LEAD.but(size=38, color=SOFT, align=1))


def _promises(canvas: skia.Canvas) -> None:
    picture(canvas, FULL, at("bridge", hour="dawn"), camera=Camera(x=-250, y=60, zoom=1.3))
    left = Box(0, 0, WIDTH * 0.8, HEIGHT)
    veil(canvas, left, [tint(GROUND, 0.96), tint(GROUND, 0.84), tint(GROUND, 0.0)])
    quote_mark(canvas, MARGIN - 14, 480, 380, GOLD)
    big = Style("serif-bold", 104, WARM, tracking=0.03)
    put(canvas, "每天早上，", MARGIN, 520, big)
    put(canvas, "把桥面扫一遍。", MARGIN, 670, big)
    put(canvas, "罗守田的公开承诺，两年多一天没断", MARGIN, 770, LEAD.but(size=40, color=LIGHT))
    put(canvas, "“Sweep the bridge every morning.”", MARGIN, 826, ENGLISH.but(color=GOLD))
    foot = SMALL.but(size=30, color=LIGHT)
    put(canvas, "四十七份公开承诺　去年九十二件，兑现八十八件", MARGIN, 956, foot)


_POINTS = (
    ("帮邻居", (12, 14, 17, 20, 25, 29, 34), RED),
    ("环境", (15, 16, 16, 17, 18, 18, 19), 0xFFB7A68C),
    ("投工", (9, 10, 12, 10, 11, 12, 12), 0xFFB7A68C),
    ("议事", (6, 7, 7, 8, 8, 9, 9), 0xFFB7A68C),
)


def _points(canvas: skia.Canvas) -> None:
    ground(canvas)
    heading(canvas, "积分，换的是体面", "Points buy respect")
    box = Box(250, 370, 1150, 500)
    quarters = ["一季", "二季", "三季", "四季", "一季", "二季", "三季"]
    ticks = tuple((v, str(v)) for v in (0, 10, 20, 30, 40))
    place, xs = axis(canvas, box, quarters, ticks)
    put(canvas, "2025", (xs[0] + xs[3]) / 2, box.y + box.height + 92, SMALL.but(size=24, align=0))
    put(canvas, "2026", (xs[4] + xs[6]) / 2, box.y + box.height + 92, SMALL.but(size=24, align=0))
    for name, values, color in _POINTS[::-1]:
        main = color == RED
        points = [(x, place(v)) for x, v in zip(xs, values, strict=True)]
        curve(canvas, points, color, 9 if main else 4, dots=main)
        label = LEAD.but(size=40 if main else 30, color=color if main else SOFT)
        put(canvas, f"{name} {values[-1]}", xs[-1] + 44, points[-1][1] + 12, label)
    figure(canvas, "74", "分　户均", WIDTH - 470, 260, size=128)
    note(canvas, "涨得最快的不是哪一户，是“帮邻居”这一项。", WIDTH - 340, 690, 260)


def _broom(canvas: skia.Canvas) -> None:
    ground(canvas, PAPER)
    heading(canvas, "党费与公开", "Dues and openness")
    figure(canvas, "438.60", "元", MARGIN - 4, 480, size=150)
    note(canvas, "三季度党费，四十七人交齐，\n当面点清，当日贴榜", MARGIN, 556, 640)
    canvas.drawLine(MARGIN, 680, MARGIN + 640, 680, pen(LINE, 2))
    text = "严大娘看账：三把扫帚，\n怎么要四十五块？"
    block(canvas, text, MARGIN, 768, 700, LEAD.but(size=44))
    put(canvas, "第二天更正，记三分。", MARGIN, 936, LEAD.but(size=36, color=RED))
    canvas.save()
    canvas.translate(1400, 590)
    canvas.rotate(3.2)
    _slip(canvas)
    canvas.restore()


def _slip(canvas: skia.Canvas) -> None:
    card(canvas, Box(-370, -330, 740, 640), radius=6)
    hand = Style("hand", 52, 0xFF22335C)
    put(canvas, "村务支出", 0, -246, Style("serif-bold", 44, INK, align=0, tracking=0.2))
    rows = (("扫帚　4把", "45.00"), ("更正　3把", "33.75"), ("退回账上", "11.25"))
    for k, (item, amount) in enumerate(rows):
        y = -130 + k * 118
        color = 0xFF22335C if k == 0 else 0xFFC2261F
        put(canvas, item, -300, y, hand.but(color=color))
        put(canvas, amount, 300, y, hand.but(color=color, align=1))
        canvas.drawLine(-310, y + 28, 310, y + 28, pen(LINE, 2))
    path = skia.Path()
    path.moveTo(-315, -146)
    path.cubicTo(-100, -158, 100, -132, 318, -150)
    canvas.drawPath(path, pen(0xFFC2261F, 6))
    put(canvas, "单子贴在旁边，谁都可以对", 0, 262, SMALL.but(align=0))


_INCOME = (
    ("茶叶", 0xFF9E1B1E, (4.2, 6.1, 9.8, 19.6, 22.4)),
    ("稻米", 0xFFC8A04A, (5.1, 6.4, 8.3, 9.8, 10.6)),
    ("橘子核桃", 0xFFD98E4A, (3.0, 3.7, 5.2, 6.3, 6.9)),
    ("民宿研学", 0xFF3E6B57, (1.2, 2.4, 4.1, 5.5, 6.9)),
)


def _income(canvas: skia.Canvas) -> None:
    ground(canvas)
    heading(canvas, "钱从哪来，到哪去", "Where the village’s money comes from, and where it goes")
    years = ["2022", "2023", "2024", "2025", "2026\n1–10月"]
    base, scale, step = 880.0, 11.4, 190
    canvas.drawLine(MARGIN, base, MARGIN + step * 5 + 60, base, pen(LINE, 3))
    for k, year in enumerate(years):
        x, y = MARGIN + 40 + k * step, base
        for _, color, values in _INCOME:
            tall = values[k] * scale
            y -= tall
            canvas.drawRect(skia.Rect.MakeXYWH(x, y + 2, 112, tall - 3), paint(color))
        total = sum(values[k] for _, _, values in _INCOME)
        put(canvas, f"{total:.1f}", x + 56, y - 20, LEAD.but(
            face="serif-bold", size=44, align=0, color=RED if k >= 3 else SOFT))  # fmt: skip
        for line, part in enumerate(year.split("\n")):
            style = SMALL.but(align=0, size=28 - 4 * line)
            put(canvas, part, x + 56, base + 44 + line * 32, style)
    put(canvas, "万元", MARGIN + 40, 372, SMALL)
    x, y = MARGIN + 40 + 4 * step + 136, base
    for name, color, values in _INCOME:
        tall = values[4] * scale
        put(canvas, name, x, y - tall / 2 + 10, SMALL.but(color=color, size=28))
        y -= tall
    card(canvas, Box(1340, 340, 450, 540))
    put(canvas, "先后有序", 1390, 420, LEAD.but(face="serif-bold", size=40, color=RED))
    for k, text in enumerate(("保食堂", "修水管、路灯", "办课后班", "分红先开板凳会")):
        y = 512 + k * 96
        put(canvas, str(k + 1), 1412, y, NUMBER.but(size=50, color=GOLD, align=0))
        put(canvas, text, 1452, y - 2, BODY.but(size=36))


_STEPS = (
    ("2020", "回乡种茶"), ("2023", "递交申请书"), ("2024", "积极分子"), ("2025", "发展对象"),
    ("6月20日", "44票全部同意"), ("7月1日", "樟树下宣誓"),
)  # fmt: skip


def _member(canvas: skia.Canvas) -> None:
    ground(canvas)
    picture(canvas, Box(0, 0, WIDTH, 500), "tea", camera=Camera(x=0, y=120, zoom=1.1))
    veil(canvas, Box(0, 250, WIDTH, 250), [tint(WARM, 0.0), WARM], down=True)
    heading(canvas, "新入党的人", "The newest member: Cheng Suming", y=610)
    quote = "她自己的茶，总排在最后一锅炒。"
    put(canvas, quote, WIDTH - MARGIN, 610, LEAD.but(size=46, align=1))
    put(canvas, "——工坊女工", WIDTH - MARGIN, 668, SMALL.but(align=1))
    left, right, y = MARGIN + 60, WIDTH - MARGIN - 90, 810
    canvas.drawLine(left, y, right, y, pen(GOLD, 4))
    for k, (when, what) in enumerate(_STEPS):
        x = left + (right - left) * k / (len(_STEPS) - 1)
        recent = k >= 4
        canvas.drawCircle(x, y, 17 if recent else 12, paint(RED if recent else WARM))
        canvas.drawCircle(x, y, 17 if recent else 12, pen(RED if recent else GOLD, 5))
        put(canvas, when, x, y - 44, LEAD.but(size=38, align=0, color=RED if recent else SOFT))
        put(canvas, what, x, y + 76, BODY.but(size=32, align=0))


def _unfinished(canvas: skia.Canvas) -> None:
    ground(canvas, PAPER)
    heading(canvas, "没办成的，也写在墙上", "What is not done is on the wall, too")
    cards = (
        ("上溪路再宽一米", "三户菜地，一户一户商量；\n线让半米，保住三棵橘子树。", road),
        ("旧校舍改书屋", "钱够了，可梁上住着一窝燕子，\n等它们飞走再动工。", nest),
    )
    for k, (title, text, draw) in enumerate(cards):
        x = MARGIN + k * 850
        card(canvas, Box(x, 330, 810, 590))
        canvas.save()
        canvas.clipRRect(
            skia.RRect.MakeRectXY(skia.Rect.MakeXYWH(x, 330, 810, 300), 18, 18), doAntiAlias=True
        )
        canvas.translate(x, 330)
        draw(canvas)
        canvas.restore()
        put(canvas, title, x + 48, 722, TITLE.but(size=52, color=INK))
        block(canvas, text, x + 48, 794, 720, BODY.but(size=33, color=SOFT))
        tag = skia.Rect.MakeXYWH(x + 640, 676, 122, 58)
        canvas.drawRRect(skia.RRect.MakeRectXY(tag, 29, 29), pen(GOLD, 3))
        put(canvas, "在办", x + 701, 717, BODY.but(size=32, color=0xFF9A7425, align=0))


def _closing(canvas: skia.Canvas) -> None:
    picture(canvas, FULL, "long_bench", camera=Camera(x=-20, y=10, zoom=1.02))
    veil(canvas, FULL, [tint(WARM, 0.5), tint(WARM, 0.12), tint(WARM, 0.0)], down=True)
    put(canvas, "请您提一条", 860, 330, TITLE.but(size=132, color=GROUND, tracking=0.06))
    english = ENGLISH.but(size=40, color=0xFF4A2A1C)
    put(canvas, "Please give us one line; “very good” does not count", 868, 410, english)
    put(canvas, "不能只说“很好”。本子就在凳子上。", 866, 510, LEAD.but(size=46))
    sheet = Box(0, HEIGHT - 110, WIDTH, 110)
    canvas.drawRect(sheet.rect, paint(tint(GROUND, 0.92)))
    foot = BODY.but(size=34, color=LIGHT)
    put(canvas, "下一次板凳会念给大家听，办成了给您回信", MARGIN, HEIGHT - 44, foot)
    put(canvas, "谢谢各位", WIDTH - MARGIN, HEIGHT - 44, foot.but(align=1, tracking=0.1))


SLIDES: tuple[tuple[Callable[[skia.Canvas], None], int | None], ...] = (
    (_title, None),
    (_doors, SOFT),
    (_twelve, SOFT),
    (_bench, None),
    (_attendance, SOFT),
    (_rice_account, SOFT),
    (_theme_days, SOFT),
    (_promises, None),
    (_points, SOFT),
    (_broom, SOFT),
    (_income, SOFT),
    (_member, SOFT),
    (_unfinished, SOFT),
    (_closing, None),
)
"""Each slide, and the colour of its foot; None where the picture fills it."""
