"""A village from nothing to the glass: written, reviewed, published, paired, taken back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops, ImageStat

from kiosk.bench.program import wait_until
from kiosk.link.orders import Mailbox
from kiosk.settings import BUILT_IN
from tests.journeys import office
from tests.journeys.console import Console, number_in
from tests.journeys.eye import coarse, difference, picture
from tests.journeys.person import Person
from tests.journeys.test_release_arrives import OTHER
from tests.journeys.village import Village
from tests.screens.harness import REPOSITORY
from tests.server.authoring.films import make_film

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.journeys.conftest import Start
    from tests.journeys.kiosk import Kiosk

pytestmark = [pytest.mark.ui, pytest.mark.long]

SIZE = (960, 540)
PATIENCE = 300.0
LOSSY = 4.0
"""Mean difference (of 255) of a picture from its JPEG, at most."""
NOWHERE = (0.35, 0.3)
"""Where a touch of home does nothing but say that somebody is there; a release waits for that."""
PEOPLE = (
    ("bianji", ("陶", "小满"), "编辑：梅溪村"),
    ("chushen", ("高", "春山"), "初审"),
    ("fushen", ("秦", "望舒"), "复审"),
    ("zhongshen", ("陆", "明河"), "终审"),
)
STEPS = (("chushen", "初审"), ("fushen", "复审"), ("zhongshen", "终审"))
DEMO = REPOSITORY / "media" / "demo" / "pictures"


@pytest.fixture
def console(tmp_path: Path) -> Iterator[Console]:
    made = Console(tmp_path / "township")
    yield made
    made.close()


@pytest.mark.timeout(3600)
def test_a_village_built_from_nothing_is_shown_and_a_step_back_shows_the_old_one(
    console: Console, start: Start, tmp_path: Path
) -> None:
    people = {"admin": Person("admin", console.first_password, console.of("admin"))}
    people["admin"].begin("Xiang-Zhen-2026-guanli")
    console.picture("01-first-page", people["admin"].page)
    site = found(console, people)
    village = Village(console.of("bianji"), site, DEMO)
    build(console, village, make_film(tmp_path / "meixi.mp4", seconds=4, size="640x360"))
    submission = hand_in(console, site, "建好了，请审。")
    review(console, submission)
    publish(console)

    box = Mailbox(tmp_path / "data")
    kiosk = start(
        BUILT_IN,
        size=SIZE,
        server=console.address,
        line="{every: 10, sticks: [], reserve: 0}",
        idle="{after: 180, warning: 10}",
        agent=True,
    )
    pair(console, kiosk, box)
    shows(kiosk, 1)
    first = picture(kiosk.hand)
    console.picture("17-on-the-glass", glass=first)

    urgent(console, kiosk, box)
    is_seen(console, kiosk)

    change(village)
    review(console, hand_in(console, site, "换了欢迎词，请审。"), pictures=False)
    second = publish(console, pictures=False)
    shows(kiosk, 2)
    changed = picture(kiosk.hand)
    assert changed.tobytes() != first.tobytes()
    console.picture("22-changed", glass=changed)

    roll_back(console, second)
    shows(kiosk, 3)
    assert difference(coarse(picture(kiosk.hand)), coarse(first)) < OTHER
    console.picture("25-as-before", glass=picture(kiosk.hand))
    assert console.errors == []
    assert "Traceback" not in kiosk.words
    assert "Traceback" not in console.words


# --- people and pages ------------------------------------------------------------------


def found(console: Console, people: dict[str, Person]) -> int:
    page = console.of("admin")
    site = office.found_village(page, "meixi", "梅溪村")
    for name, person, work in PEOPLE:
        password = f"Fa-gei-{name}-2026"
        office.make_account(page, name, person, work, password)
        if name == "bianji":
            console.picture("02-accounts", page)
        people[name] = Person(name, password, console.of(name))
        people[name].begin(f"Zi-ji-{name}-2026-xuan")
    return site


def build(console: Console, village: Village, film: Path) -> None:
    page = village.page
    page.goto("/admin/")
    console.picture("03-editor", page)
    village.add_pictures("cover.jpg", "map.jpg", "season-1.jpg", "season-2.jpg")
    console.picture("04-pictures", page)
    village.write_cover("梅溪欢迎您。")
    village.add_film(film)
    console.picture("05-film", page)
    village.write_film(film.stem)
    village.write_deck(["season-1", "season-2"])
    console.picture("06-deck", page)
    village.write_route()
    page.locator(".kiosk-map").scroll_into_view_if_needed()
    console.picture("07-route", page)
    ledger = village.write_ledger()
    village.write_entry(ledger)
    console.picture("08-entry", page)
    village.write_report()
    village.write_notice("冬修水渠登记")
    village.write_take_away()
    village.open()
    strands = page.locator(".kiosk-strands .kiosk-card")
    assert strands.count() == 4
    for name in ("观摩路线", "党建台账", "影像资料", "经验汇报"):
        card = strands.filter(has_text=name)
        assert "要求八到十二分钟" in card.inner_text()
    assert page.locator(".kiosk-mending:not(.is-mild)").count() == 0, page.inner_text(".kiosk-desk")
    assert "领导班子 1 条" in page.locator(".kiosk-six").inner_text()
    console.picture("09-audit", page)


def change(village: Village) -> None:
    page = village.page
    village.open()
    page.get_by_role("link", name="冬修水渠登记").click()
    page.locator("#id_heading-words").fill("冬修水渠，今天开工")
    office.save(page)
    village.open()
    village.write("welcome", "冬修水渠今天开工，欢迎您来看看。")
    village.keep()


def hand_in(console: Console, site: int, words: str) -> int:
    page = console.of("bianji")
    page.goto(f"/review/site/{site}/")
    page.get_by_label("给审核人的话").fill(words)
    console.picture("10-hand-in", page)
    page.get_by_role("button", name="送审").click()
    page.get_by_text("已送审").first.wait_for()
    page.get_by_role("link", name="去看看").click()
    page.wait_for_url(re.compile(r"/review/\d+/$"))
    submission = number_in(page.url)

    def checked() -> bool:
        page.reload()
        return page.locator(".review-state--preparing").count() == 0

    wait_until(checked, "the check", timeout=PATIENCE)
    return submission


def review(console: Console, submission: int, *, pictures: bool = True) -> None:
    for at, (who, step) in enumerate(STEPS):
        page = console.of(who)
        page.goto("/admin/")
        page.get_by_role("link", name=f"开始{step}").click()
        page.get_by_label("审核意见").fill("内容属实，文字通顺，同意。")
        if pictures and at == 0:
            console.picture("11-review", page)
        page.get_by_role("button", name="通过", exact=True).click()
        page.get_by_text(re.compile("已通过，下一位|三审全部通过")).first.wait_for()
    page.goto(f"/review/{submission}/sheet/")
    assert page.locator(".sheet-step").count() == len(STEPS)
    if pictures:
        console.picture("12-sheet", page)


# --- releases --------------------------------------------------------------------------


def publish(console: Console, *, pictures: bool = True) -> int:
    page = console.of("admin")
    page.goto("/releases/")
    page.get_by_role("link", name=re.compile("个示范点待发布")).click()
    order = page.get_by_role("button", name="发布", exact=True)
    order.wait_for()
    if pictures:
        console.picture("13-publish", page)
    order.click()
    page.wait_for_url(re.compile(r"/releases/\d+/$"))
    is_out(page)
    return number_in(page.url)


def roll_back(console: Console, release: int) -> None:
    page = console.of("admin")
    page.goto(f"/releases/{release}/")
    page.get_by_role("link", name="第 1 版", exact=True).click()
    page.get_by_text("今天开工").first.wait_for()
    console.picture("23-difference", page)
    page.goto(f"/releases/{release}/")
    page.get_by_role("link", name="回退到第 1 版…").click()
    sure = page.get_by_role("button", name="确定回退")
    sure.wait_for()
    console.picture("24-roll-back", page)
    sure.click()
    is_out(page)


def is_out(page: Page) -> None:
    """Wait until the page, which looks again by itself, says that it is out."""
    page.locator(".review-state--out").first.wait_for(timeout=PATIENCE * 1000)


# --- the screen ------------------------------------------------------------------------


def come(true: Callable[[], bool], what: str, kiosk: Kiosk) -> None:
    wait_until(lambda: not kiosk.alive or true(), what, timeout=PATIENCE)
    assert kiosk.alive, kiosk.words


def shows(kiosk: Kiosk, number: int) -> None:
    come(lambda: kiosk.health.number == number, f"release {number}", kiosk)
    kiosk.wake()
    kiosk.wait_until_still()


def pair(console: Console, kiosk: Kiosk, box: Mailbox) -> None:
    come(lambda: box.orders.code is not None and box.orders.code.code != "", "a code", kiosk)
    code = box.orders.code
    assert code is not None
    kiosk.wait_until_still()
    console.picture("14-code", glass=picture(kiosk.hand))
    page = console.of("admin")
    page.goto("/admin/kiosks/pair/")
    page.locator("input[name=code]").fill(code.code)
    page.locator("main form button[type=submit]").first.click()
    page.locator("button[value=approve]").wait_for()
    assert code.fingerprint in page.locator("main").inner_text()
    page.locator("input[name=name]").fill("村委会大厅")
    page.locator("select[name=site]").select_option(label="梅溪村")
    console.picture("15-pair", page)
    page.locator("button[value=approve]").click()
    page.get_by_text("村委会大厅").first.wait_for()
    console.picture("16-paired", page)


def urgent(console: Console, kiosk: Kiosk, box: Mailbox) -> None:
    kiosk.touch(*NOWHERE)
    before = coarse(picture(kiosk.hand))
    editor, reviewer = console.of("bianji"), console.of("chushen")
    editor.goto("/review/urgent/")
    editor.get_by_role("link", name="写紧急通知").click()
    editor.get_by_label("标题", exact=False).first.fill("停水通知")
    editor.get_by_label("正文", exact=False).first.fill("今天下午两点到五点停水。")
    editor.get_by_label(re.compile("村委会大厅")).check()
    console.picture("18-urgent", editor)
    editor.get_by_role("button", name="交审核人确认").click()
    editor.get_by_text("等待确认").first.wait_for()
    reviewer.goto("/admin/")
    reviewer.get_by_role("link", name="去确认").click()
    reviewer.get_by_role("button", name="确认，马上展示").click()
    come(lambda: box.answers.notice != "", "the notice", kiosk)
    come(lambda: difference(coarse(picture(kiosk.hand)), before) > OTHER, "its words", kiosk)
    kiosk.wait_until_still()
    console.picture("19-urgent-glass", glass=picture(kiosk.hand))
    editor.reload()
    editor.get_by_role("button", name="从所有屏幕撤回").click()
    come(lambda: box.answers.notice == "", "its end", kiosk)
    kiosk.wait_until_still()
    assert difference(coarse(picture(kiosk.hand)), before) < OTHER


def is_seen(console: Console, kiosk: Kiosk) -> None:
    kiosk.touch(*NOWHERE)
    page = console.of("admin")
    page.goto("/fleet/")
    small = page.locator(".fleet-thumb img").first
    before = small.get_attribute("src") if small.count() else None  # it sends some by itself
    page.locator("input[name=kiosk]").first.check()
    page.locator("button[name=command][value=screenshot]").click()
    page.locator("button[name=sure]").click()
    page.goto("/fleet/")  # which looks again by itself
    small.wait_for(timeout=PATIENCE * 1000)

    def is_new() -> bool:
        page.wait_for_load_state()  # lets the page go on
        return bool(small.get_attribute("src") != before)

    come(is_new, "the screenshot", kiosk)
    kiosk.wait_until_still()
    console.picture("20-fleet", page)
    address = small.get_attribute("src")
    assert address is not None
    file = kiosk.folder / "sent.jpg"
    file.write_bytes(page.request.get(address.replace("small&", "")).body())
    with Image.open(file) as sent:
        glass = picture(kiosk.hand)
        assert sent.size == glass.size
        apart = max(ImageStat.Stat(ImageChops.difference(sent.convert("RGB"), glass)).mean)
    assert apart < LOSSY
    assert ImageStat.Stat(glass).stddev[0] > LOSSY, "a glass that shows something"
