"""Typed papers: the yearly plan, the dues, the open accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import skia

from media.studio.leaves.forms import (
    FOOT,
    HEAD,
    LEFT,
    PEN,
    PRINT,
    RIGHT,
    SMALL,
    centred,
    foot,
    grid,
    hand_centred,
    pen_of,
    stroke,
)
from media.studio.leaves.paper import (
    HEIGHT,
    RED_PRINT,
    RED_SEAL,
    WIDTH,
    Hand,
    fingerprint,
    new_sheet,
    scan,
    seal,
)
from media.studio.typeset import Style, block, put

if TYPE_CHECKING:
    from pathlib import Path

_PLAN = (
    ("桥头到上溪装路灯二十二盏", "周远山", "二月"),
    ("后山补种杉树一百二十棵", "罗守田", "三月"),
    ("食堂加一道汤、一处轮椅坡", "林知禾", "四月"),
    ("上溪路拓宽一米", "周远山", "十二月"),
    ("清河道三里，从石拱桥到渡口", "陶小满", "六月"),
    ("发展党员一名", "沈秋穗", "七月"),
    ("溪边装救生圈八只", "罗守田", "八月"),
    ("工坊添烘干机一台", "周远山", "五月"),
    ("替独居老人收稻子，一户不落", "林知禾", "九月"),
    ("旧校舍改成溪边书屋", "陶小满", "十二月"),
    ("编成《禾光手册》", "沈秋穗", "六月"),
    ("拍成十分钟专题片", "陶小满", "十月"),
)
_PLAN_WORDS = (
    "经一月五日支委会提议、一月二十日党员大会表决，全年办好下列十二件事。"
    "每件写明谁牵头、几月办成、乡亲怎么看得见；办成一件，在樟树下划掉一条。"
)
_PLAN_RULES = (
    "一、每月二十日主题党日，上午学习一小时，余下时间干活。",
    "二、三会一课按时开，谁到了、说了什么，照原话记，谁都可以翻。",
    "三、党费按季度当面收、当面点，收完当日贴榜。",
    "四、党务、村务、财务每月五日上墙，傍晚念给不识字的老人听。",
    "五、板凳会每月五日、二十日天黑开始，没办成的事，写明为什么。",
    "六、九名在外党员逢会连线，委员每月打一个电话。",
)


def plan(out: Path) -> None:
    """Draw the yearly plan as a red-headed paper of two pages."""
    surface, canvas = new_sheet()
    head = Style("serif-bold", 82, RED_PRINT, align=0, tracking=0.14)
    middle = (LEFT + RIGHT) / 2
    put(canvas, "中共禾光村支部文件", middle, 310, head)
    put(canvas, "禾支〔2026〕1号（演示）", middle, 410, PRINT.but(align=0))
    stroke(canvas, LEFT, 450, RIGHT, 450, width=6, color=RED_PRINT)
    put(canvas, "二〇二六年支部工作清单", middle, 580, HEAD.but(tracking=0.08))
    body = PRINT.but(size=38, leading=1.75)
    block(canvas, "　　" + _PLAN_WORDS, LEFT, 690, RIGHT - LEFT, body)
    columns = (LEFT, LEFT + 100, LEFT + 760, LEFT + 980, LEFT + 1140, RIGHT)
    grid(canvas, columns, 920, 92, 13)
    bold = body.but(face="serif-bold")
    centred(canvas, ("序", "办什么事", "牵头", "办成", "划掉"), columns, 980, bold)
    marks = Hand(64, PEN, unrest=1.2)
    for row, (task, leader, month) in enumerate(_PLAN):
        y = 920 + 92 * (row + 1) + 60
        centred(canvas, (str(row + 1),), columns, y, body.but(size=34))
        put(canvas, task, columns[1] + 22, y, body.but(size=35))
        centred(canvas, (leader, month), columns[2:], y, body.but(size=34))
        if month != "十二月":
            marks.tick(canvas, (columns[4] + columns[5]) / 2 - 10, y, 56, RED_SEAL)
    foot(canvas, "— 1 —")
    scan(surface, out / "plan-2026-1.jpg", 61, tilt=0.3, spine=0, paper=(250, 248, 241), age=0.5)

    surface, canvas = new_sheet()
    put(canvas, "怎样保证办成", LEFT, 320, HEAD.but(size=46, align=-1, tracking=0.05))
    y = 430.0
    for rule in _PLAN_RULES:
        y = block(canvas, rule, LEFT, y, RIGHT - LEFT, body) + 92
    put(canvas, "会上改过的两处", LEFT, y + 60, HEAD.but(size=46, align=-1, tracking=0.05))
    pen = Hand(66, PEN.but(size=44))
    y = pen.paragraph(
        canvas,
        "第三条原写“提升食堂服务水平”，石广林说听不懂，改成“加一道汤、一处轮椅坡”。",
        LEFT,
        y + 170,
        RIGHT - LEFT,
        80,
    )
    y = pen.paragraph(
        canvas, "第九条“一户不落”四个字，是乡亲加的。", LEFT, y + 10, RIGHT - LEFT, 80
    )
    put(canvas, "禾光村党支部", RIGHT - 60, y + 190, body.but(align=1))
    put(canvas, "二〇二六年一月二十日", RIGHT - 20, y + 260, body.but(align=1))
    seal(canvas, RIGHT - 210, y + 190, 172, 13, -4)
    foot(canvas, "— 2 —")
    scan(surface, out / "plan-2026-2.jpg", 62, tilt=-0.4, spine=0, paper=(250, 248, 241), age=0.5)


_DUES = (
    ("宋桥生", "12.00"), ("周远山", "16.80"), ("潘水莲", "6.00"), ("梁春苗", "9.00"),
    ("方石生", "3.00"), ("汤小溪", "14.40"), ("阮梨花", "6.00"), ("温如意", "3.00"),
    ("邵正木", "9.00"), ("沈秋穗", "16.80"), ("纪月娥", "12.00"), ("钟有声", "6.00"),
    ("冯阿满", "3.00"), ("严水清", "6.00"), ("廖竹青", "9.00"), ("祝长庚", "3.00"),
    ("贺　川", "24.00"),
)  # fmt: skip
_DUES_NOTES = {"冯阿满": "上门", "祝长庚": "上门", "方石生": "上门", "贺　川": "连线"}


def dues(out: Path) -> None:
    """Draw the Streamside group's dues of the second quarter."""
    surface, canvas = new_sheet()
    middle = (LEFT + RIGHT) / 2
    put(canvas, "党费收缴登记表", middle, 240, HEAD)
    put(canvas, "溪边党小组　2026年第二季度", LEFT, 320, PRINT)
    put(canvas, "单位：元", RIGHT, 320, PRINT.but(align=1))
    columns = (LEFT, LEFT + 110, LEFT + 340, LEFT + 560, LEFT + 780, LEFT + 1060, RIGHT)
    grid(canvas, columns, 350, 84, len(_DUES) + 2)
    bold = PRINT.but(face="serif-bold")
    heads = ("序", "姓名", "应交", "实交", "本人签名", "备注")
    centred(canvas, heads, columns, 405, bold)
    hand = Hand(71, PEN.but(size=40))
    for row, (name, sum_) in enumerate(_DUES):
        y = 350 + 84 * (row + 1) + 56
        centred(canvas, (str(row + 1), name, sum_), columns, y, PRINT)
        sign = Hand(700 + row, PEN.but(size=43, color=pen_of(row)), unrest=1.8)
        hand_centred(canvas, hand, (sum_,), columns[3:], y)
        note = _DUES_NOTES.get(name, "")
        signature = "沈秋穗代" if note == "连线" else name.replace("　", "")
        if note == "上门":
            fingerprint(canvas, (columns[4] + columns[5]) / 2 + 40, y - 14, 74, row)
        hand_centred(canvas, sign, (signature,), columns[4:], y)
        hand_centred(canvas, hand, (note,), columns[5:], y)
    y = 350 + 84 * (len(_DUES) + 1) + 56
    total = f"{sum(float(s) for _, s in _DUES):.2f}"
    centred(canvas, ("", "合计", total), columns, y, bold)
    hand_centred(canvas, hand, (total,), columns[3:], y)
    hand_centred(canvas, hand, ("17人，交齐",), columns[4:], y)
    y += 110
    hand.write(canvas, "全支部三个小组46人，共424.80元，当面点清。", LEFT, y)
    hand.write(canvas, "经收：罗守田　　复点：沈秋穗　　2026年6月20日", LEFT, y + 74)
    seal(canvas, RIGHT - 170, y - 40, 150, 14, 12)
    foot(canvas, "三个小组之一")
    scan(surface, out / "dues-q2-1.jpg", 71, tilt=-0.8, spine=-1)


_INCOME = (
    ("茶叶分成", "27640.00", "程素茗"), ("稻米代销", "12680.00", "田有余"),
    ("研学与民宿", "9300.00", "叶青棠"), ("食堂餐费", "4760.00", "邱玉兰"),
)  # fmt: skip
_SPENDING = (
    ("食堂食材", "11346.00", "邱玉兰"), ("路灯与水管", "9650.00", "周远山"),
    ("烘干机尾款", "8000.00", "周远山"), ("课后班", "4800.00", "叶青棠"),
    ("积分超市进货", "4200.00", "江晓帆"), ("清河工具", "1262.00", "宋桥生"),
    ("展板更换", "460.00", "陶小满"), ("意见箱换锁", "8.00", "罗守田"),
)  # fmt: skip


def openness(out: Path) -> None:
    """Draw June's accounts as they hung at the end of the corridor."""
    surface, canvas = new_sheet()
    middle = (LEFT + RIGHT) / 2
    canvas.drawRect(skia.Rect.MakeLTRB(0, 0, WIDTH, 330), skia.Paint(Color=RED_PRINT))
    gold = Style("serif-bold", 86, 0xFFF3DFA9, align=0, tracking=0.22)
    put(canvas, "公　开　榜", middle, 190, gold)
    put(
        canvas,
        "二〇二六年五月的账　党务 · 村务 · 财务",
        middle,
        270,
        gold.but(size=38, tracking=0.1),
    )
    columns = (LEFT, LEFT + 150, LEFT + 600, LEFT + 900, LEFT + 1100, RIGHT)
    rows = [("收入", *line) for line in _INCOME] + [("支出", *line) for line in _SPENDING]
    grid(canvas, columns, 400, 88, len(rows) + 1)
    grid(canvas, (columns[0], columns[-1]), 400 + 88 * (len(rows) + 1), 88, 1)
    big = PRINT.but(size=38)
    bold = big.but(face="serif-bold")
    centred(canvas, ("", "项目", "金额（元）", "经手", "念过"), columns, 460, bold)
    hand = Hand(111, PEN)
    for row, (kind, item, amount, by) in enumerate(rows):
        y = 400 + 88 * (row + 1) + 60
        centred(canvas, (kind,), columns, y, bold if kind == "收入" else big)
        put(canvas, item, columns[1] + 26, y, big)
        put(canvas, amount, columns[3] - 26, y, big.but(align=1))
        centred(canvas, (by,), columns[3:], y, big)
        hand.tick(canvas, (columns[4] + columns[5]) / 2 - 12, y, 48, RED_SEAL)
    y = 400 + 88 * (len(rows) + 1) + 60
    income, spent = (sum(float(a) for _, a, _ in part) for part in (_INCOME, _SPENDING))
    text = f"收入 {income:.2f}　支出 {spent:.2f}　结余 {income - spent:.2f}"
    put(canvas, text, middle, y, bold.but(align=0, color=RED_PRINT))
    y += 110
    note = Hand(112, PEN.but(size=44))
    for line in (
        "六月五日傍晚念了四十分钟。康福根问：锁怎么才八块？",
        "答：旧锁还能用，修的，换了个锁芯。单子贴在右边。",
        "烘干机发票可以到活动室看，沈秋穗在。",
    ):
        note.write(canvas, line, LEFT + 10, y)
        y += 76
    put(canvas, "禾光村党支部　2026年6月5日", RIGHT, y + 60, big.but(align=1))
    seal(canvas, RIGHT - 210, y + 20, 158, 16, 6)
    put(canvas, FOOT, LEFT, HEIGHT - 70, SMALL)
    _tape(canvas)
    scan(
        surface,
        out / "openness-2026-06-1.jpg",
        91,
        tilt=-0.35,
        spine=0,
        paper=(252, 246, 232),
        uneven=0.02,
    )


def _tape(canvas: skia.Canvas) -> None:
    for x, y, turn in ((70, 46, -38), (WIDTH - 70, 46, 40)):
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(turn)
        canvas.drawRect(
            skia.Rect.MakeLTRB(-150, -38, 150, 38), skia.Paint(Color=0xAAF4E7BE, AntiAlias=True)
        )
        canvas.restore()
