"""Small sites of every shape, as the loader would accept them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from kiosk.content import model as m

if TYPE_CHECKING:
    from collections.abc import Callable

LANGUAGES = ("zh-Hans", "en", "bo")
PICTURES = ("pictures/a.png", "pictures/b.png", "film.yaml/c.png", "奖状/一.png")
FILMS = ("film/one.mp4", "ledger/1.yaml.mp4")
SOUNDS = ("audio/one.mp3",)
PAPERS = ("film/one.srt", "route.yaml", "notes/zh.vtt")

# Lookalikes of other things, and signs that YAML or CSV have a use for.
_TRICKY = st.sampled_from(
    [
        "null", "~", "", "true", "1:35", "007", "1.10", "-0", "2026-03-01", "# no", "a: b", "- a",
        "{x}", "[1]", "'", '"', "|", ">", "&a", "*", "!t", "%", "@", "`", "a|b|c", " a", "a ",
        "\ta", "a\nb", "a\n\n b\n", "\n", "a\r\nb", "🎋", "……", "1e5", "0x1f", "=", "<<", "---",
    ]
)  # fmt: skip
_SIGNS = st.characters(
    codec="utf-8",
    exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Nd"),
    exclude_characters="\ufeff",
)
WORDS = _TRICKY | st.text(_SIGNS, max_size=12)
SAID = WORDS.filter(bool)


def texts(said: st.SearchStrategy[str] = SAID) -> st.SearchStrategy[m.Text]:
    """Texts that say something, once for all languages or in some of them."""
    each = st.dictionaries(st.sampled_from(LANGUAGES), said, min_size=1)
    return st.one_of(st.builds(lambda s: {"*": s}, said), each).map(m.Text)


def maybe_texts() -> st.SearchStrategy[m.Text]:
    """Texts that may say nothing."""
    return st.just(m.EMPTY) | texts()


_IDS = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,3})?", fullmatch=True)
_DAYS = st.dates(dt.date(1999, 1, 1), dt.date(2040, 1, 1))
_SECONDS = st.floats(0, 86_400, allow_nan=False)
_UNITS = st.floats(0, 1)
_POINTS = st.builds(m.Point, x=_UNITS, y=_UNITS)
_PICTURES = st.sampled_from(PICTURES)
_PHOTOS = st.builds(m.Photo, picture=_PICTURES, caption=maybe_texts())
_AUDIO = st.dictionaries(st.sampled_from(LANGUAGES), st.sampled_from(SOUNDS), max_size=2)


def tuples(items: st.SearchStrategy[Any], least: int = 0, most: int = 3) -> st.SearchStrategy[Any]:
    return st.lists(items, min_size=least, max_size=most).map(tuple)


def unique(items: st.SearchStrategy[Any], key: Callable[[Any], Any]) -> st.SearchStrategy[Any]:
    return st.lists(items, max_size=3, unique_by=key).map(tuple)


def _by_id(item: Any) -> Any:
    return item.id


@st.composite
def films(draw: st.DrawFn) -> m.Film:
    times = draw(st.lists(_SECONDS, unique=True, max_size=3).map(sorted))
    return m.Film(
        title=draw(texts()),
        file=draw(st.sampled_from(FILMS)),
        poster=draw(_PICTURES),
        chapters=tuple(m.FilmChapter(at=at, title=draw(texts())) for at in times),
        subtitles=draw(st.dictionaries(st.sampled_from(LANGUAGES), st.sampled_from(PAPERS))),
        summary=draw(maybe_texts()),
    )


_SLIDES = st.builds(
    m.Slide,
    picture=_PICTURES,
    title=maybe_texts(),
    clip=st.none() | st.sampled_from(FILMS),
    words=maybe_texts(),
    seconds=st.floats(2, 600),
)
_DECKS = st.builds(m.Deck, id=_IDS, title=texts(), summary=maybe_texts(), slides=tuples(_SLIDES, 1))


@st.composite
def routes(draw: st.DrawFn) -> m.Route:
    numbers = draw(st.lists(st.integers(1, 99), min_size=1, max_size=3, unique=True).map(sorted))
    stops = tuple(
        m.Stop(
            number=number,
            name=draw(texts()),
            at=draw(_POINTS),
            minutes=draw(st.floats(0.001, 60)),
            commentary=draw(texts()),
            photos=draw(tuples(_PHOTOS)),
            audio=draw(_AUDIO),
        )
        for number in numbers
    )
    return m.Route(
        title=draw(texts()),
        map=draw(_PICTURES),
        line=draw(tuples(_POINTS, 2, 4)),
        stops=stops,
        you_are_here=draw(st.none() | _POINTS),
        summary=draw(maybe_texts()),
    )


_NUMBERS = st.integers(-(10**15) + 1, 10**15 - 1) | st.decimals(-(10**6), 10**6, places=6).map(
    float
)
_CELLS = st.none() | WORDS | _NUMBERS | texts()


@st.composite
def tables(draw: st.DrawFn) -> m.Table:
    columns = draw(tuples(texts(), 1))
    rows = draw(tuples(st.tuples(*(_CELLS for _ in columns))))
    return m.Table(columns=columns, rows=rows)


@st.composite
def charts(draw: st.DrawFn) -> m.Chart:
    labels = draw(tuples(texts(), 1))
    values = st.tuples(*(st.floats(-1e9, 1e9) for _ in labels))
    return m.Chart(
        kind=draw(st.sampled_from(["bar", "line"])),
        labels=labels,
        series=draw(tuples(st.builds(m.Series, name=texts(), values=values), 1, 2)),
        unit=draw(maybe_texts()),
    )


_ENTRIES = st.builds(
    m.Entry,
    id=_IDS,
    date=_DAYS,
    title=texts(),
    text=maybe_texts(),
    table=st.none() | tables(),
    chart=st.none() | charts(),
    pages=tuples(_PICTURES),
    photos=tuples(_PHOTOS),
    highlight=st.booleans(),
)
_CATEGORIES = st.builds(m.Category, id=_IDS, title=texts(), entries=unique(_ENTRIES, _by_id))
_CHAPTERS = st.builds(
    m.LedgerChapter,
    name=st.sampled_from(m.ChapterName),
    title=texts(),
    summary=maybe_texts(),
    categories=unique(_CATEGORIES, _by_id),
)
_LEDGERS = st.builds(
    m.Ledger,
    title=texts(),
    summary=maybe_texts(),
    picture=st.none() | _PICTURES,
    chapters=st.lists(_CHAPTERS, min_size=1, max_size=2, unique_by=lambda c: c.name).map(tuple),
)
_REPORTS = st.builds(
    m.Report,
    title=texts(),
    speaker=maybe_texts(),
    sections=tuples(
        st.builds(
            m.Section, title=texts(), text=texts(), slide=st.none() | _PICTURES, audio=_AUDIO
        ),
        1,
    ),
)


@st.composite
def notices(draw: st.DrawFn) -> m.Notice:
    start = draw(_DAYS)
    return m.Notice.model_validate(
        {
            "id": draw(_IDS),
            "title": draw(texts()),
            "text": draw(texts()),
            "from": start,
            "until": draw(st.none() | st.dates(start, dt.date(2041, 1, 1))),
            "picture": draw(st.none() | _PICTURES),
        }
    )


_ALBUMS = st.builds(m.Album, id=_IDS, title=texts(), photos=tuples(_PHOTOS, 1))
_TAKE_AWAYS = st.one_of(
    st.builds(
        m.TakeAway,
        id=_IDS,
        title=texts(),
        note=maybe_texts(),
        link=st.just("https://example.org/?a=1&b=2#c"),
        picture=st.none(),
    ),
    st.builds(
        m.TakeAway,
        id=_IDS,
        title=texts(),
        note=maybe_texts(),
        link=st.none(),
        picture=_PICTURES,
    ),
)
_SEGMENTS = st.builds(
    m.Segment, talk=texts(), minutes=st.floats(0.5, 180), title=maybe_texts(), words=maybe_texts()
)
_VISITS = st.builds(
    m.Visit,
    id=_IDS,
    delegation=texts(),
    welcome=maybe_texts(),
    at=st.none()
    | st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2040, 1, 1)).map(  # noqa: DTZ001  # the room's clock has no zone
        lambda at: at.replace(microsecond=0)
    ),
    narrator=maybe_texts(),
    segments=tuples(_SEGMENTS, 1),
    thanks=maybe_texts(),
)
_PLAQUES = st.builds(
    m.Plaque,
    title=texts(),
    awarded_by=texts(),
    since=st.integers(1990, 2100),
    standing=st.sampled_from(m.Standing),
)

SITES = st.builds(
    m.Site,
    id=_IDS,
    name=texts(),
    township=texts(),
    plaque=st.none() | _PLAQUES,
    welcome=maybe_texts(),
    summary=maybe_texts(),
    fiction=maybe_texts(),
    languages=st.permutations(LANGUAGES).map(tuple),
    theme=st.none() | st.sampled_from(PAPERS),
    cover=_PICTURES,
    film=st.none() | films(),
    decks=unique(_DECKS, _by_id),
    route=st.none() | routes(),
    ledger=st.none() | _LEDGERS,
    report=st.none() | _REPORTS,
    notices=unique(notices(), _by_id),
    gallery=unique(_ALBUMS, _by_id),
    take_away=unique(_TAKE_AWAYS, _by_id),
    visits=unique(_VISITS, _by_id),
)
