"""What each key of a site's YAML means, shown by editors while somebody writes."""

from __future__ import annotations

WORDS: dict[str, dict[str, tuple[str, str]]] = {
    "Site": {
        "id": ("示范点代号，用在链接和统计里", "The site's name in links and statistics"),
        "name": ("示范点名称", "The site's name"),
        "township": ("所在乡镇", "The township it belongs to"),
        "plaque": ("牌匾和动态管理的现状", "The plaque and its standing"),
        "welcome": ("欢迎词", "The welcome line"),
        "summary": ("一两句话的介绍", "An introduction of a sentence or two"),
        "fiction": ("虚构的示范点在这里明说", "Says openly that the site is invented"),
        "languages": (
            "内容的语言，第一种最先显示",
            "Languages of the content, the first shown first",
        ),
        "theme": ("外观主题文件", "A theme file for the look"),
        "cover": (
            "封面图片，横屏竖屏都用，主体放中间",
            "Cover picture; keep its subject in the middle",
        ),
        "film": ("观：专题片", "Watch: the film"),
        "decks": ("党建工作幻灯片", "Slide shows"),
        "route": ("看：观摩路线", "Look: the observation route"),
        "ledger": ("阅：党建台账", "Read: the Party-building ledger"),
        "report": ("听：经验汇报", "Listen: the experience report"),
        "notices": ("公告、党务公开", "Notices"),
        "gallery": ("相册", "Albums of pictures"),
        "take_away": ("扫码带走的资料", "Things to take home by QR code"),
        "visits": ("准备好的观摩接待", "Visits that are prepared"),
    },
    "Plaque": {
        "title": ("牌匾上的字", "What the plaque says"),
        "awarded_by": ("授牌单位", "Who awarded it"),
        "since": ("授牌年份", "Year of the award"),
        "standing": (
            (
                "applied 申报、planned 制定方案、in-creation 创建中、inspected 考核验收、"
                "named 命名授牌、kept 保留、removed 摘牌"
            ),
            "Where the site is in its life",
        ),
    },
    "Film": {
        "title": ("片名", "The film's title"),
        "file": ("影片文件，最好是 MP4（H.264 + AAC）", "The film, best as MP4 (H.264 and AAC)"),
        "poster": ("片头静止画面", "A still shown before the film begins"),
        "chapters": ("章节，按时间先后", "Chapters in order of time"),
        "subtitles": ("各语言的字幕文件（SRT 或 VTT）", "Subtitle files (SRT or VTT) by language"),
        "summary": ("内容介绍", "What it is about"),
    },
    "FilmChapter": {
        "at": ("开始的时间：秒数，或 1:35", "When it begins: seconds, or 1:35"),
        "title": ("章节名", "The chapter's title"),
    },
    "Deck": {
        "id": ("代号", "Its name in links"),
        "title": ("标题", "Its title"),
        "summary": ("介绍", "What it is about"),
        "slides": ("一页一项，按顺序", "The slides in order"),
    },
    "Slide": {
        "picture": ("这一页的图片", "The slide's picture"),
        "title": ("这一页的标题", "The slide's title"),
        "clip": ("点开播放的短片", "A film clip played from the slide"),
        "words": ("解说员的话", "The narrator's words"),
        "seconds": ("自动播放时停留的秒数", "Seconds it stays when played by itself"),
    },
    "Photo": {
        "picture": ("图片文件", "The picture"),
        "caption": ("说明文字", "Its caption"),
    },
    "Point": {
        "x": ("从左边起，占图宽的几分之几（0 到 1）", "Fraction of the width from the left"),
        "y": ("从上边起，占图高的几分之几（0 到 1）", "Fraction of the height from the top"),
    },
    "Route": {
        "title": ("路线名", "The route's title"),
        "map": ("地图图片", "The map's picture"),
        "line": ("路线经过的点，按顺序", "Points the line runs through, in order"),
        "stops": ("点位，按编号顺序", "The stops in order of their numbers"),
        "you_are_here": ("终端机所在的位置", "Where this kiosk stands"),
        "summary": ("介绍", "What it is about"),
    },
    "Stop": {
        "number": ("编号", "Its number"),
        "name": ("名称", "Its name"),
        "at": ("在地图上的位置", "Where it lies on the map"),
        "minutes": ("在这里停留的分钟数", "Minutes spent there"),
        "commentary": ("解说词", "The commentary"),
        "photos": ("照片", "Its photos"),
        "audio": ("各语言的解说录音", "Recorded commentary by language"),
    },
    "Ledger": {
        "title": ("台账名称", "The ledger's title"),
        "summary": ("介绍", "What it is about"),
        "picture": ("首页入口的图片", "The picture of its door on the home screen"),
        "chapters": ("六项内容，各一章", "The six chapters"),
    },
    "LedgerChapter": {
        "name": (
            (
                "leadership 领导班子、core-team 骨干队伍、service-positions 服务阵地、"
                "systems 制度机制、service-activities 服务载体、presentation 展现平台"
            ),
            "Which of the six things it is",
        ),
        "title": ("屏幕上的标题", "Its title on the screen"),
        "summary": ("介绍", "What it is about"),
        "categories": ("类别", "Its categories"),
    },
    "Category": {
        "id": ("代号", "Its name in links"),
        "title": ("类别名", "Its title"),
        "entries": ("条目", "Its entries"),
    },
    "Entry": {
        "id": ("代号", "Its name in links"),
        "date": ("日期，例如 2026-03-01", "Its day, such as 2026-03-01"),
        "title": ("标题", "Its title"),
        "text": ("正文", "Its text"),
        "table": ("表格：{csv: 文件} 或就地写", "A table: {csv: file}, or written here"),
        "chart": ("图表", "A chart"),
        "pages": ("扫描页图片，按顺序", "Pictures of scanned pages in order"),
        "photos": ("照片", "Photos"),
        "highlight": ("true：排在最前的亮点", "true: a highlight, shown first"),
    },
    "Table": {
        "columns": ("表头", "The headings"),
        "rows": ("各行，每行的格数与表头相同", "The rows, each as wide as the headings"),
    },
    "Chart": {
        "kind": ("bar 柱形图，line 折线图", "bar or line"),
        "labels": ("横轴的名称", "Names along the axis"),
        "series": ("一组或几组数", "One or more sets of numbers"),
        "unit": ("单位", "The unit"),
    },
    "Series": {
        "name": ("这组数的名称", "Its name"),
        "values": ("数，个数与 labels 相同", "The numbers, as many as labels"),
    },
    "Report": {
        "title": ("题目", "Its title"),
        "speaker": ("汇报人", "Who reports"),
        "sections": ("各节，按顺序", "The sections in order"),
    },
    "Section": {
        "title": ("小标题", "Its title"),
        "text": ("正文，空一行分段", "Its text, paragraphs apart by an empty line"),
        "slide": ("旁边的图片", "The picture beside it"),
        "audio": ("各语言的录音", "Recordings by language"),
    },
    "Notice": {
        "id": ("代号", "Its name in links"),
        "title": ("标题", "Its title"),
        "text": ("正文", "Its text"),
        "from": ("开始显示的日子", "The first day it is shown"),
        "until": ("最后一天；不写就一直显示", "The last day; for good when left out"),
        "picture": ("配图", "A picture"),
    },
    "Album": {
        "id": ("代号", "Its name in links"),
        "title": ("相册名", "Its title"),
        "photos": ("照片，按顺序", "The pictures in order"),
    },
    "TakeAway": {
        "id": ("代号", "Its name in links"),
        "title": ("标题", "Its title"),
        "note": ("说明", "A note"),
        "link": ("网址，屏幕上画成二维码", "A link, drawn as a QR code"),
        "picture": ("现成的二维码图片", "A picture of the code"),
    },
    "Visit": {
        "id": ("代号，用在文件名和报告里", "Its name in files and reports"),
        "delegation": ("来访单位", "Who comes"),
        "welcome": ("欢迎词，写在来访单位下面", "The welcome line, below the delegation's name"),
        "at": ("到访时间，例如 2026-03-01 09:30", "When they come, such as 2026-03-01 09:30"),
        "narrator": ("解说员", "Who leads them"),
        "segments": ("环节，按先后", "The segments in order"),
        "thanks": ("结束时的致谢", "The thanks at the end"),
    },
    "Segment": {
        "strand": (
            "四个十分钟之一：route 看、ledger 阅、film 观、report 听",
            "One of the four strands: route, ledger, film, report",
        ),
        "deck": ("一套幻灯片的代号", "A slide show's id"),
        "stop": ("一个点位的编号", "A stop's number"),
        "film": ("影片的一段", "A part of the film"),
        "entry": ("台账里的一条：章/类别/条目", "A ledger entry: chapter/category/entry"),
        "talk": ("自由讲解：屏幕上写的字", "Free talk: what the screen says meanwhile"),
        "minutes": ("计划用几分钟", "Minutes it is meant to take"),
        "title": ("环节的名称，不写就用内容的标题", "Its title; else that of what is shown"),
        "words": ("解说员的话", "The narrator's words"),
    },
    "Part": {
        "from": ("从影片的什么时间开始", "Where in the film it begins"),
        "to": ("到什么时间为止，不写就到片尾", "Where it ends; the film's end if not said"),
    },
}
"""By model and key: in Chinese and in English."""
