"""The ledger's papers: minutes, a pledge, study notes, the plan, dues, a vote, open accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import skia

from media.studio.paper import (
    HEIGHT,
    INK_BRUSH,
    INK_PEN,
    INK_PRINT,
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
    from collections.abc import Sequence
    from pathlib import Path

LEFT, RIGHT = 210, WIDTH - 150
PRINT = Style("serif", 34, INK_PRINT)
HEAD = Style("serif-bold", 58, INK_PRINT, align=0, tracking=0.18)
PEN = Style("hand", 46, INK_PEN)
SMALL = Style("serif", 25, 0xFF5C524C)
STEP = 76
"""Between the lines of a minute book."""
FOOT = "虚构示范村 · 演示用样张"


def _stroke(canvas: skia.Canvas, *ends: float, width: float = 2.0, color: int = INK_PRINT) -> None:
    canvas.drawLine(*ends, skia.Paint(Color=color, AntiAlias=True, StrokeWidth=width))


def _foot(canvas: skia.Canvas, page: str) -> None:
    put(canvas, FOOT, LEFT, HEIGHT - 96, SMALL)
    put(canvas, page, RIGHT, HEIGHT - 96, SMALL.but(align=1))


def _grid(
    canvas: skia.Canvas,
    columns: Sequence[float],
    top: float,
    step: float,
    rows: int,
    color: int = INK_PRINT,
) -> None:
    """Rule a table: `columns` are the places of its upright lines."""
    bottom = top + step * rows
    for row in range(rows + 1):
        _stroke(canvas, columns[0], top + row * step, columns[-1], top + row * step, color=color)
    for x in columns:
        _stroke(canvas, x, top, x, bottom, color=color)
    for pair in ((top, top), (bottom, bottom)):
        _stroke(canvas, columns[0], pair[0], columns[-1], pair[1], width=4, color=color)
    for x in (columns[0], columns[-1]):
        _stroke(canvas, x, top, x, bottom, width=4, color=color)


def _centred(
    canvas: skia.Canvas, texts: Sequence[str], columns: Sequence[float], y: float, style: Style
) -> None:
    for text, left, right in zip(texts, columns, columns[1:], strict=False):
        put(canvas, text, (left + right) / 2, y, style.but(align=0))


def _hand_centred(
    canvas: skia.Canvas, hand: Hand, texts: Sequence[str], columns: Sequence[float], y: float
) -> None:
    for text, left, right in zip(texts, columns, columns[1:], strict=False):
        hand.write(canvas, text, (left + right - hand.style.width(text)) / 2, y)


# --- minutes ----------------------------------------------------------------------------------

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
    _grid(canvas, columns, 310, 88, 3)
    hand = Hand(320, PEN, unrest=1.3)
    for row, pairs in enumerate(_FIELDS):
        y = 310 + row * 88 + 58
        for place, (label, value) in zip((0, 2), pairs, strict=True):
            put(canvas, label, (columns[place] + columns[place + 1]) / 2, y, PRINT.but(align=0))
            hand.write(canvas, value, columns[place + 1] + 22, y)
    _ruled(canvas, 630, 21, STEP)
    y = 630.0 + STEP - 17
    for text in _MINUTES_1:
        y = hand.paragraph(canvas, "　　" + text, LEFT + 6, y, RIGHT - LEFT - 12, STEP)
    hand.write(canvas, "（转下页）", RIGHT - 260, y)
    _foot(canvas, "第 1 页")
    scan(surface, out / "minutes-2026-03-1.jpg", 31, tilt=-0.5, spine=-1)

    surface, canvas = new_sheet()
    _ruled(canvas, 190, 26, STEP)
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
    _foot(canvas, "第 2 页")
    scan(surface, out / "minutes-2026-03-2.jpg", 32, tilt=0.4, spine=1)


def _ruled(canvas: skia.Canvas, top: float, count: int, step: float) -> float:
    for row in range(count):
        y = top + step * (row + 1)
        _stroke(canvas, LEFT, y, RIGHT, y, width=1.6, color=0xFFB9A994)
    return top


def _tallies(canvas: skia.Canvas, hand: Hand, y: float) -> float:
    for label, count in (("同意", 41), ("反对", 1), ("弃权", 0)):
        hand.write(canvas, f"　　{label}：", LEFT + 6, y)
        end = hand.tally(canvas, count, LEFT + 250, y + 4, 50, INK_PEN)
        hand.write(canvas, f"{count}票", max(end, LEFT + 250) + 26, y)
        y += STEP
    return y


# --- a pledge ---------------------------------------------------------------------------------

_PLEDGES = (
    ("为邻居", "每天早上看对门的灯，没灭就去敲门。"),
    ("为村里", "多活一年，多守一年灯。"),
)


def pledge(out: Path) -> None:
    """Draw Shi Guanglin's promises, filled in with a brush pen, ticked and thumbed."""
    surface, canvas = new_sheet()
    frame = skia.Rect.MakeLTRB(150, 170, WIDTH - 130, HEIGHT - 170)
    for inset, width in ((0, 7), (16, 2)):
        pen = skia.Paint(
            Color=RED_PRINT, AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=width
        )
        canvas.drawRect(frame.makeInset(inset, inset), pen)
    put(canvas, "党员公开承诺书", WIDTH / 2 + 10, 370, HEAD.but(size=92, color=RED_PRINT))
    put(canvas, "二〇二六年", WIDTH / 2 + 10, 450, PRINT.but(size=38, align=0, tracking=0.3))
    hand = Hand(81, Style("hand-bold", 54, INK_BRUSH), unrest=1.5)
    x, right = 270, WIDTH - 250
    put(canvas, "承诺人", x, 610, PRINT.but(size=40))
    hand.write(canvas, "石广林", x + 190, 616)
    put(canvas, "所在党小组", x + 560, 610, PRINT.but(size=40))
    hand.write(canvas, "樟下", x + 810, 616)
    for start, end in ((x + 160, x + 500), (x + 780, right)):
        _stroke(canvas, start, 632, end, 632, width=2)
    y = 780
    for label, text in _PLEDGES:
        put(canvas, f"【{label}】", x - 20, y, PRINT.but(face="serif-bold", size=42))
        for row in range(3):
            _stroke(canvas, x, y + 120 + row * 104, right, y + 120 + row * 104, color=0xFFB9A994)
        hand.paragraph(canvas, "　　" + text, x + 6, y + 104, right - x - 20, 104)
        y += 480
    _approval(canvas, x, right)
    seal(canvas, right - 180, HEIGHT - 420, 168, 12, 9)
    put(canvas, FOOT, WIDTH / 2, HEIGHT - 100, SMALL.but(align=0))
    scan(surface, out / "pledge-1.jpg", 41, tilt=0.7, spine=0, paper=(249, 241, 224))


def _approval(canvas: skia.Canvas, x: float, right: float) -> None:
    y = 1770
    put(canvas, "年底乡亲打勾", x, y, PRINT.but(size=40))
    marks = Hand(82, Style("hand", 44, 0xFF2C5E8F), unrest=1.4)
    box = skia.Paint(
        Color=INK_PRINT, AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=3
    )
    for number, label in enumerate(("做到了", "再努力")):
        left = x + 330 + number * 330
        canvas.drawRect(skia.Rect.MakeXYWH(left, y - 42, 48, 48), box)
        put(canvas, label, left + 70, y, PRINT.but(size=40))
    marks.tick(canvas, x + 352, y - 4, 74, 0xFF2C5E8F)
    marks.write(canvas, "一天没落下。——对门 韩桂芳", x + 30, y + 100)
    put(canvas, "承诺人按手印", x, y + 260, PRINT.but(size=40))
    fingerprint(canvas, x + 360, y + 240, 118, 5)
    put(canvas, "二〇二六年一月十日", right, HEIGHT - 330, PRINT.but(size=38, align=1))


# --- study notes, with a brush ----------------------------------------------------------------

_NOTES = (
    ("五月十二日　学党章第一章", "党员不是比别人高一头，是比别人早起一刻。这句话老支书五十年前说过，今天才算懂。", "我懂了什么"),
    ("我做什么", "每日六点一刻关灯，看对门。傍晚六点半再看一回。腿走不动了，眼还管用，就还在岗。", ""),
)


def study_notes(out: Path) -> None:
    """Draw two leaves of red-ruled letter paper, written from top to bottom, right to left."""
    for number, (head, body, label) in enumerate(_NOTES, 1):
        surface, canvas = new_sheet()
        columns = _letter_paper(canvas)
        brush = Style("hand-bold", 104, INK_BRUSH)
        hand = Hand(90 + number, brush, unrest=1.5)
        small = Hand(95 + number, brush.but(size=62), unrest=1.2)
        lines = [(small, head)] if not label else [(small, head), (small, label)]
        lines += [(hand, part) for part in _columns_of(body, 12)]
        if number == 2:
            lines += [(small, ""), (small, "　　　　　　　石广林　时年八十一")]
        for x, (writer, text) in zip(columns, lines, strict=False):
            _down(canvas, writer, text, x, 330)
        put(canvas, "禾光村党员学习笺", 236, HEIGHT - 190, Style("serif", 27, RED_PRINT))
        put(canvas, FOOT, WIDTH - 160, HEIGHT - 190, SMALL.but(align=1))
        scan(
            surface,
            out / f"study-notes-{number}.jpg",
            50 + number,
            tilt=(-0.6, 0.5)[number - 1],
            spine=(1, -1)[number - 1],
            paper=(247, 238, 216),
            age=1.5,
        )


def _letter_paper(canvas: skia.Canvas) -> list[float]:
    top, bottom, left, right = 260, HEIGHT - 260, 210, WIDTH - 160
    color, count = 0xFFC8696A, 7
    step = (right - left) / count
    for i in range(count + 1):
        x = left + i * step
        edge = i in (0, count)
        _stroke(canvas, x, top, x, bottom, width=5 if edge else 2, color=color)
    for y in (top, bottom):
        _stroke(canvas, left, y, right, y, width=5, color=color)
    return [right - step * (i + 0.5) for i in range(count)]


def _columns_of(text: str, length: int) -> list[str]:
    found, column, weight = [], "", 0.0
    for char in text:
        mark = char in "，。、"
        size = 0.5 if mark else 1.0
        if weight + size > length and not mark:
            found.append(column)
            column, weight = "", 0.0
        column += char
        weight += size
    return [*found, column]


def _down(canvas: skia.Canvas, hand: Hand, text: str, x: float, y: float) -> None:
    size = hand.style.size
    for char in text:
        if char == "　":
            y += size * 1.1
        elif char in "，。、":
            hand.write(canvas, char, x + size * 0.05, y + size * 0.28)
            y += size * 0.62
        else:
            hand.write(canvas, char, x - size / 2, y + size * 0.9)
            y += size * 1.26


# --- the plan, typed --------------------------------------------------------------------------

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
    _stroke(canvas, LEFT, 450, RIGHT, 450, width=6, color=RED_PRINT)
    put(canvas, "二〇二六年支部工作清单", middle, 580, HEAD.but(tracking=0.08))
    body = PRINT.but(size=38, leading=1.75)
    block(canvas, "　　" + _PLAN_WORDS, LEFT, 690, RIGHT - LEFT, body)
    columns = (LEFT, LEFT + 100, LEFT + 760, LEFT + 980, LEFT + 1140, RIGHT)
    _grid(canvas, columns, 920, 92, 13)
    bold = body.but(face="serif-bold")
    _centred(canvas, ("序", "办什么事", "牵头", "办成", "划掉"), columns, 980, bold)
    marks = Hand(64, PEN, unrest=1.2)
    for row, (task, leader, month) in enumerate(_PLAN):
        y = 920 + 92 * (row + 1) + 60
        _centred(canvas, (str(row + 1),), columns, y, body.but(size=34))
        put(canvas, task, columns[1] + 22, y, body.but(size=35))
        _centred(canvas, (leader, month), columns[2:], y, body.but(size=34))
        if month != "十二月":
            marks.tick(canvas, (columns[4] + columns[5]) / 2 - 10, y, 56, RED_SEAL)
    _foot(canvas, "— 1 —")
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
    _foot(canvas, "— 2 —")
    scan(surface, out / "plan-2026-2.jpg", 62, tilt=-0.4, spine=0, paper=(250, 248, 241), age=0.5)


# --- dues -------------------------------------------------------------------------------------

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
    _grid(canvas, columns, 350, 84, len(_DUES) + 2)
    bold = PRINT.but(face="serif-bold")
    heads = ("序", "姓名", "应交", "实交", "本人签名", "备注")
    _centred(canvas, heads, columns, 405, bold)
    hand = Hand(71, PEN.but(size=40))
    for row, (name, sum_) in enumerate(_DUES):
        y = 350 + 84 * (row + 1) + 56
        _centred(canvas, (str(row + 1), name, sum_), columns, y, PRINT)
        sign = Hand(700 + row, PEN.but(size=43, color=_pen_of(row)), unrest=1.8)
        _hand_centred(canvas, hand, (sum_,), columns[3:], y)
        note = _DUES_NOTES.get(name, "")
        signature = "沈秋穗代" if note == "连线" else name.replace("　", "")
        if note == "上门":
            fingerprint(canvas, (columns[4] + columns[5]) / 2 + 40, y - 14, 74, row)
        _hand_centred(canvas, sign, (signature,), columns[4:], y)
        _hand_centred(canvas, hand, (note,), columns[5:], y)
    y = 350 + 84 * (len(_DUES) + 1) + 56
    total = f"{sum(float(s) for _, s in _DUES):.2f}"
    _centred(canvas, ("", "合计", total), columns, y, bold)
    _hand_centred(canvas, hand, (total,), columns[3:], y)
    _hand_centred(canvas, hand, ("17人，交齐",), columns[4:], y)
    y += 110
    hand.write(canvas, "全支部三个小组46人，共424.80元，当面点清。", LEFT, y)
    hand.write(canvas, "经收：罗守田　　复点：沈秋穗　　2026年6月20日", LEFT, y + 74)
    seal(canvas, RIGHT - 170, y - 40, 150, 14, 12)
    _foot(canvas, "三个小组之一")
    scan(surface, out / "dues-q2-1.jpg", 71, tilt=-0.8, spine=-1)


def _pen_of(row: int) -> int:
    return (0xFF22335C, 0xFF1E2B33, 0xFF31508A, 0xFF262220)[row % 4]


# --- a vote -----------------------------------------------------------------------------------

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
    _stroke(canvas, LEFT + 96, 368, RIGHT, 368)
    columns = (LEFT, LEFT + 380, LEFT + 620, LEFT + 790, LEFT + 960, LEFT + 1130, RIGHT)
    _grid(canvas, columns, 410, 94, 5)
    bold = PRINT.but(face="serif-bold")
    _centred(canvas, ("步骤", "日期", "应到", "实到", "同意", "其他"), columns, 470, bold)
    for row, cells in enumerate(_STEPS):
        y = 410 + 94 * (row + 1) + 62
        put(canvas, cells[0], columns[0] + 24, y, PRINT)
        _hand_centred(canvas, hand, cells[1:], columns[1:], y)
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
        _stroke(canvas, LEFT, y + 20, RIGHT, y + 20, width=1.4, color=0xFFB9A994)
        y += 80
    y += 40
    for label, name, seed in (("唱票", "陶小满", 4), ("计票", "叶青棠", 5), ("监票", "罗守田", 6)):
        put(canvas, label, LEFT + (seed - 4) * 430, y, PRINT.but(size=38))
        sign = Hand(seed, PEN.but(size=54, color=_pen_of(seed)), unrest=1.7)
        sign.write(canvas, name, LEFT + 100 + (seed - 4) * 430, y + 4)
    put(canvas, "结果当晚贴于樟树下", RIGHT, y + 150, PRINT.but(align=1))
    put(canvas, "2026年5月20日", RIGHT, y + 210, PRINT.but(align=1))
    seal(canvas, RIGHT - 150, y + 160, 160, 15, -11)
    _foot(canvas, "存档")
    scan(surface, out / "vote-2026-05-1.jpg", 81, tilt=0.6, spine=-1)


# --- open accounts ----------------------------------------------------------------------------

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
    put(canvas, "二〇二六年五月的账　党务 · 村务 · 财务", middle, 270, gold.but(size=38, tracking=0.1))
    columns = (LEFT, LEFT + 150, LEFT + 600, LEFT + 900, LEFT + 1100, RIGHT)
    rows = [("收入", *line) for line in _INCOME] + [("支出", *line) for line in _SPENDING]
    _grid(canvas, columns, 400, 88, len(rows) + 1)
    _grid(canvas, (columns[0], columns[-1]), 400 + 88 * (len(rows) + 1), 88, 1)
    big = PRINT.but(size=38)
    bold = big.but(face="serif-bold")
    _centred(canvas, ("", "项目", "金额（元）", "经手", "念过"), columns, 460, bold)
    hand = Hand(111, PEN)
    for row, (kind, item, amount, by) in enumerate(rows):
        y = 400 + 88 * (row + 1) + 60
        _centred(canvas, (kind,), columns, y, bold if kind == "收入" else big)
        put(canvas, item, columns[1] + 26, y, big)
        put(canvas, amount, columns[3] - 26, y, big.but(align=1))
        _centred(canvas, (by,), columns[3:], y, big)
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
    scan(surface, out / "openness-2026-06-1.jpg", 91, tilt=-0.35, spine=0, paper=(252, 246, 232), uneven=0.02)


def _tape(canvas: skia.Canvas) -> None:
    for x, y, turn in ((70, 46, -38), (WIDTH - 70, 46, 40)):
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(turn)
        canvas.drawRect(
            skia.Rect.MakeLTRB(-150, -38, 150, 38), skia.Paint(Color=0xAAF4E7BE, AntiAlias=True)
        )
        canvas.restore()
