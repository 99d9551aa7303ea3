"""The narrator's page in a real browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import expect

from kiosk.show.presenter.acts import Jump
from kiosk.show.presenter.standing import Phase, Standing
from tests.remote.conftest import PIN
from tests.remote.web.conftest import Phones, type_pin

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.remote.conftest import Remote


def standing(remote: Remote) -> Standing:
    with remote.lock:
        assert remote.lectern.presenter is not None
        return remote.lectern.presenter.standing


def leading(phones: Phones) -> Page:
    """Return a phone that leads the town's visit, before its welcome."""
    page = phones.let_in()
    page.locator(".visits .gold").tap()
    page.wait_for_selector(".visit")
    return page


def test_a_phone_comes_in_with_the_pin_and_begins_a_prepared_visit(phones: Phones) -> None:
    page = leading(phones)

    expect(page.locator(".visit > .bar h1")).to_have_text("清水镇考察团")
    expect(page.locator(".step-next")).to_contain_text("开始")


def test_a_wrong_pin_is_told_and_the_right_one_still_works(phones: Phones) -> None:
    page = phones.new()
    type_pin(page, "0000")
    expect(page.locator(".door-words")).to_have_text("密码不对")

    type_pin(page, PIN)

    page.wait_for_selector(".choice")


def test_an_old_code_is_told(remote: Remote, phones: Phones) -> None:
    page = phones.new()
    remote.clock.advance(1_000)

    type_pin(page, PIN)

    expect(page.locator(".door-words")).to_contain_text("二维码过期了")


def test_next_back_and_jump_move_the_guests_screen(remote: Remote, phones: Phones) -> None:
    page = leading(phones)
    page.locator(".step-next").tap()
    expect(page.locator(".talk h2")).to_have_text("欢迎致辞")
    page.locator(".step-next").tap()
    expect(page.locator(".film")).to_be_visible()
    page.locator(".step-back").tap()
    expect(page.locator(".film")).to_be_hidden()

    page.locator(".bar .quiet").first.tap()
    page.get_by_role("button", name="第2页").tap()

    expect(page.locator(".talk h2")).to_have_text("第2页")
    assert standing(remote).shown.beat == 1


def test_a_beat_shows_its_picture(remote: Remote, phones: Phones) -> None:
    file = remote.folder / "slides/work/1.jpg"
    file.parent.mkdir(parents=True)
    Image.new("RGB", (320, 180), "#9E1B1E").save(file)
    page = leading(phones)

    remote.lectern.do(Jump(leg=2))

    image = page.locator(".picture img")
    expect(image).to_be_visible()
    wait_until(page, lambda: image.evaluate("image => image.naturalWidth") == 320)


def test_black_and_freeze_are_told_on_the_picture(remote: Remote, phones: Phones) -> None:
    page = leading(phones)
    remote.lectern.do(Jump(leg=2))
    page.locator("[data-tool=black]").tap()
    expect(page.locator(".chip")).to_have_text("屏幕已黑")
    page.locator("[data-tool=black]").tap()
    expect(page.locator(".chip")).to_be_hidden()

    page.locator("[data-tool=freeze]").tap()
    page.locator(".step-next").tap()

    expect(page.locator(".chip")).to_have_text("客人看到的还是：第1页")
    assert (standing(remote).shown.beat, standing(remote).cursor.beat) == (0, 1)


def test_the_film_is_stopped_and_moved(remote: Remote, phones: Phones) -> None:
    page = leading(phones)
    remote.lectern.do(Jump(leg=1))
    page.get_by_role("button", name="暂停").tap()
    expect(page.get_by_role("button", name="播放")).to_be_visible()

    page.get_by_role("button", name="+10").tap()

    expect(page.locator(".film input")).to_have_value("70")
    assert standing(remote).film.at == 70
    assert not standing(remote).film.playing


def test_a_finger_on_the_picture_is_a_laser_dot(remote: Remote, phones: Phones) -> None:
    page = leading(phones)
    remote.lectern.do(Jump(leg=2))
    page.locator("[data-tool=laser]").tap()
    box = page.locator(".picture").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.5

    page.mouse.move(x, y)
    page.mouse.down()

    def dot() -> tuple[float, float] | None:
        with remote.lock:
            assert remote.lectern.presenter is not None
            spot = remote.lectern.presenter.scene.dot
        return (round(spot.x, 2), round(spot.y, 2)) if spot else None

    wait_until(page, lambda: dot() == (0.25, 0.5))
    page.mouse.up()
    wait_until(page, lambda: dot() is None)


def test_a_second_phone_watches_and_takes_control_with_the_pin(phones: Phones) -> None:
    first = leading(phones)
    second = phones.let_in("en-GB")
    expect(second.locator(".steps")).to_have_class(re.compile("watching"))
    expect(second.locator(".control")).to_contain_text("this phone watches")

    second.get_by_role("button", name="Take control").tap()
    second.get_by_placeholder("PIN").fill(PIN)
    second.get_by_role("button", name="Take control").tap()

    expect(second.locator(".steps")).not_to_have_class(re.compile("watching"))
    expect(first.locator(".steps")).to_have_class(re.compile("watching"))
    second.locator(".step-next").tap()
    expect(first.locator(".talk h2")).to_have_text("欢迎致辞")


def test_a_phone_without_the_network_says_so_and_comes_back_to_the_truth(
    remote: Remote, phones: Phones
) -> None:
    page = leading(phones)
    page.locator(".step-next").tap()
    expect(page.locator(".talk h2")).to_have_text("欢迎致辞")
    port = remote.serving.port

    remote.serving.stop()
    expect(page.locator("body")).to_have_class(re.compile("stale"))
    expect(page.locator(".veil")).to_contain_text("与屏幕的连接断了")
    remote.lectern.do(Jump(leg=2, beat=1))
    remote.serve(port)

    expect(page.locator("body")).not_to_have_class(re.compile("stale"))
    expect(page.locator(".talk h2")).to_have_text("第2页")
    expect(page.locator(".steps")).not_to_have_class(re.compile("watching"))


def test_a_visit_is_made_on_the_phone_from_a_template(remote: Remote, phones: Phones) -> None:
    page = phones.let_in()
    page.get_by_placeholder("来访单位").fill("石桥村")
    page.get_by_role("button", name="二十分钟").tap()
    page.locator(".making summary").tap()
    page.locator(".segments li").nth(0).get_by_role("button", name="去掉").tap()
    page.locator(".segments li").nth(0).get_by_role("button", name="多一分钟").tap()

    page.locator(".making .gold").tap()

    page.wait_for_selector(".visit")
    visit = standing(remote).visit
    assert visit.delegation.pick("zh-Hans") == "石桥村"
    assert [segment.minutes for segment in visit.segments] == [6, 5]


def test_a_visit_without_a_name_is_not_begun(remote: Remote, phones: Phones) -> None:
    page = phones.let_in()
    page.locator(".making .gold").tap()

    expect(page.get_by_placeholder("来访单位")).to_have_class(re.compile("wanted"))
    assert remote.lectern.presenter is None


def test_the_visit_is_finished_from_the_end_card(remote: Remote, phones: Phones) -> None:
    page = leading(phones)
    remote.lectern.do(Jump(leg=4, beat=2))
    page.locator(".step-next").tap()
    wait_until(page, lambda: standing(remote).phase is Phase.ENDED)
    expect(page.locator(".step-next")).to_contain_text("结束")

    page.locator(".step-next").tap()

    page.wait_for_selector(".choice")
    assert remote.lectern.presenter is None


def test_when_the_visit_is_over_the_page_is_the_door_again(remote: Remote, phones: Phones) -> None:
    page = leading(phones)

    remote.reception.close()

    expect(page.locator(".door-words")).to_have_text("接待结束了，辛苦了。")


@pytest.mark.parametrize("size", [(390, 844), (360, 640), (844, 390), (768, 1024)])
def test_nothing_is_cut_off_at_any_size_of_phone(
    remote: Remote, phones: Phones, size: tuple[int, int]
) -> None:
    page = leading(phones)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    remote.lectern.do(Jump(leg=1))
    expect(page.locator(".film")).to_be_visible()

    wide, tall = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    )
    small = page.evaluate(
        "[...document.querySelectorAll('.visit button')].filter(b => b.offsetParent)"
        ".filter(b => b.offsetHeight < 44 || b.offsetWidth < 44).map(b => b.className)"
    )
    steps = page.locator(".steps").bounding_box()

    assert (wide, tall) == size
    assert small == []
    assert steps is not None
    assert steps["y"] + steps["height"] <= size[1]


def test_the_page_speaks_english_and_changes_its_language(phones: Phones) -> None:
    page = phones.let_in("en-GB")
    expect(page.locator(".choice")).to_contain_text("A visit now")

    page.get_by_role("button", name="中文").tap()

    expect(page.locator(".choice")).to_contain_text("现在接待")


def test_words_of_a_site_never_become_markup(phones: Phones) -> None:
    page = phones.let_in()
    page.get_by_placeholder("来访单位").fill("<img src=x onerror=document.title='bad'>")
    page.locator(".making .gold").tap()
    page.wait_for_selector(".visit")

    expect(page.locator(".visit > .bar h1")).to_contain_text("<img src=x")
    assert page.title() == "讲解"


def wait_until(page: Page, true: Callable[[], bool]) -> None:
    """Let the page live until `true()`."""
    for _ in range(400):
        if true():
            return
        page.wait_for_timeout(25)
    raise AssertionError("it never came")
