from __future__ import annotations

import datetime as dt
import io
import uuid
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.models import ModelLogEntry

from kiosk.link.commands import COMMAND, SetHours, SetPin, SetVolume
from kiosk.link.messages import Disk, Glass, Log, Trouble
from kiosk.server.devices.keeping import keep_log, keep_screenshot
from kiosk.server.devices.models import DeviceLog, KioskCommand, KioskGroup, PlayLine
from kiosk.server.fleet.alerts import look
from kiosk.server.fleet.models import Alert, AlertSettings, Receiver, Telling
from kiosk.show.pin import fits
from tests.server.fleet.conftest import receiver

if TYPE_CHECKING:
    from django.test import Client

    from kiosk.server.devices.models import Kiosk
    from tests.fakes.hook import Hook
    from tests.server.conftest import SignIn
    from tests.server.fleet.conftest import Fleet
    from tests.server.people import People
    from tests.server.villages import Villages

State = KioskCommand.State


@pytest.fixture
def chief(people: People, sign_in: SignIn) -> Client:
    """The administrator's browser."""
    return sign_in(people.administrator)


def page(client: Client, name: str, *args: object, **query: object) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def command(client: Client, name: str, *kiosks: Kiosk, **more: object) -> Any:
    ids = [str(one.pk) for one in kiosks]
    return client.post(reverse("fleet_command"), {"command": name, "kiosk": ids, **more})


def jpeg(width: int = 640, height: int = 360) -> bytes:
    raw = io.BytesIO()
    Image.new("RGB", (width, height), "#9e1b1e").save(raw, "JPEG")
    return raw.getvalue()


# --- the list ---------------------------------------------------------------------------


def test_the_list_shows_how_every_kiosk_is(fleet: Fleet, chief: Client) -> None:
    fleet.hear(
        fleet.kiosk("活动室"),
        glass=Glass(age=0.1, rate=24.96, touched=3_700.0),
        disk=Disk(free=7 * 2**30, total=2**36),
        troubles=(Trouble(about="x", zh="触摸屏没接好", en="loose"),),
    )
    fleet.silence(fleet.hear(fleet.kiosk("食堂")), hours=3)
    told = page(chief, "fleet")
    for words in (
        "活动室", "禾光村", "有故障", "触摸屏没接好", "每秒 25.0 帧", "剩余 7.0 GB",
        "1 小时前有人碰过",
        "食堂", "失联", "3 小时前", "时钟准确", "第 1 版",
    ):  # fmt: skip
        assert words in told, words
    assert told.index("活动室") < told.index("食堂")
    assert "配对新屏幕" in told


def test_a_township_without_screens_is_told_how_to_begin(
    chief: Client, people: People, sign_in: SignIn
) -> None:
    assert "还没有屏幕" in page(chief, "fleet")
    told = page(sign_in(people.alice), "fleet")
    assert "还没有屏幕" in told
    assert "配对新屏幕" not in told


@pytest.mark.parametrize(
    "query", ["p=9999999999", "p=x", "standing=nonsense", "site=0", "text=%00"]
)
def test_an_odd_filter_breaks_nothing(fleet: Fleet, chief: Client, query: str) -> None:
    fleet.hear(fleet.kiosk("活动室"))
    assert chief.get(f"{reverse('fleet')}?{query}").status_code == 200


def test_many_kiosks_cost_no_more_queries_than_few(fleet: Fleet, chief: Client) -> None:
    group = KioskGroup.objects.create(name="试点", ring="trial")

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            page(chief, "fleet_rows")
        return len(caught)

    for number in range(3):
        fleet.hear(fleet.kiosk(f"{number:03d}")).groups.add(group)
    few = queries()
    for number in range(3, 60):
        fleet.hear(fleet.kiosk(f"{number:03d}")).groups.add(group)
    assert queries() == few <= 25
    told = page(chief, "fleet", p=2)
    assert told.count("data-key=") == 10
    assert "第 2 页，共 2 页" in told


def test_the_pages_carry_no_program_within_and_a_strict_policy(fleet: Fleet, chief: Client) -> None:
    kiosk = fleet.hear(fleet.kiosk("活动室"))
    for name, *args in (("fleet",), ("kiosk_one", kiosk.pk), ("fleet_alerts",), ("fleet_plays",)):
        answer = chief.get(reverse(name, args=args))
        assert "unsafe-inline" not in answer["Content-Security-Policy"]
        content = answer.content.decode().partition('class="nice-padding fleet"')[2]
        assert " style=" not in content
        assert " onclick=" not in content


# --- who sees what ----------------------------------------------------------------------


def test_an_editor_sees_her_village_and_commands_nothing(
    fleet: Fleet, people: People, villages: Villages, sign_in: SignIn
) -> None:
    mine, other = fleet.hear(fleet.kiosk("禾光屏")), fleet.kiosk("兰溪屏", villages.lanxi)
    keep_screenshot(other, jpeg())
    keep_log(other, Log(text="secret"))
    client = sign_in(people.alice)
    told = page(client, "fleet")
    assert "禾光屏" in told
    assert "兰溪屏" not in told
    assert 'name="command"' not in told
    assert "命令" in page(client, "kiosk_one", mine.pk)
    log = DeviceLog.objects.get()
    for name, *args in (
        ("kiosk_one", other.pk), ("fleet_kiosk_live", other.pk), ("fleet_glass", other.pk),
        ("fleet_log", other.pk, log.pk), ("fleet_log", mine.pk, log.pk),
        ("kiosk_one", uuid.uuid4()),
    ):  # fmt: skip
        assert client.get(reverse(name, args=args)).status_code == 404, name
    assert command(client, "restart", mine, sure=1).status_code == 403
    assert (
        client.post(reverse("fleet_kiosk_change", args=[mine.pk]), {"name": "x"}).status_code == 403
    )
    assert KioskCommand.objects.count() == 0


def test_whoever_has_no_work_here_sees_no_screen(
    fleet: Fleet, people: People, sign_in: SignIn
) -> None:
    kiosk = fleet.hear(fleet.kiosk("老祠堂"))
    client = sign_in(people.charlie)
    for name, *args in (("fleet",), ("fleet_rows",), ("fleet_alerts",), ("kiosk_one", kiosk.pk)):
        answer = client.get(reverse(name, args=args))
        assert answer.status_code in {302, 403}
        assert "老祠堂" not in answer.content.decode()


# --- commands ---------------------------------------------------------------------------


def test_a_command_is_sent_when_somebody_has_agreed(
    fleet: Fleet, chief: Client, people: People
) -> None:
    one, two = fleet.hear(fleet.kiosk("活动室")), fleet.hear(fleet.kiosk("食堂"))
    asked = command(chief, "restart", one, two).content.decode()
    assert "确定，就这样做" in asked
    assert "对这 2 台屏幕" in asked
    assert KioskCommand.objects.count() == 0
    assert command(chief, "restart", one, two, sure=1).status_code == 302
    sent = KioskCommand.objects.all()
    assert {(each.kiosk_id, each.kind, each.by) for each in sent} == {
        (kiosk.pk, "restart", people.administrator) for kiosk in (one, two)
    }
    assert ModelLogEntry.objects.filter(action="kiosk.command").count() == 2
    command(chief, "restart", one, sure=1)
    assert KioskCommand.objects.count() == 2  # it waits for that already


@pytest.mark.parametrize(
    ("name", "given", "wanted"),
    [
        ("volume", {"volume": 40}, SetVolume(level=0.4)),
        ("hours", {"always": "on"}, SetHours()),
        (
            "hours",
            {"days": [1, 5], "opens": "08:30", "closes": "17:00"},
            SetHours(open=({"days": (1, 5), "begin": "08:30", "end": "17:00"},)),  # type: ignore[arg-type]
        ),
        ("pin", {"none": "on"}, SetPin(sealed="")),
    ],
)
def test_what_a_command_needs_is_asked_for(
    fleet: Fleet, chief: Client, name: str, given: dict[str, object], wanted: object
) -> None:
    kiosk = fleet.hear(fleet.kiosk("活动室"))
    command(chief, name, kiosk, sure=1, **given)
    assert COMMAND.validate_python(KioskCommand.objects.get().order) == wanted


@pytest.mark.parametrize(
    ("name", "given", "why"),
    [
        ("volume", {}, ""),
        ("volume", {"volume": 101}, ""),
        ("hours", {"days": [1]}, "开屏和关屏时间都要填"),
        ("hours", {"opens": "08:00", "closes": "09:00"}, "请选星期几"),
        ("hours", {"days": [1], "opens": "08:00", "closes": "08:00"}, "同一个时间"),
        ("pin", {}, "4 到 12 位数字"),
        ("pin", {"pin": "12"}, "4 到 12 位数字"),
        ("pin", {"pin": "１２３４"}, "4 到 12 位数字"),
        ("pin", {"pin": "1234", "none": "on"}, "要么填密码"),
    ],
)
def test_what_makes_no_sense_is_not_sent(
    fleet: Fleet, chief: Client, name: str, given: dict[str, object], why: str
) -> None:
    kiosk = fleet.hear(fleet.kiosk("活动室"))
    answer = command(chief, name, kiosk, sure=1, **given)
    assert answer.status_code == 200
    assert why in answer.content.decode()
    assert KioskCommand.objects.count() == 0


def test_a_pin_is_never_written_down(fleet: Fleet, chief: Client) -> None:
    command(chief, "pin", fleet.hear(fleet.kiosk("活动室")), sure=1, pin="739164")
    order = KioskCommand.objects.get().order
    assert "739164" not in str(order)
    assert fits("739164", order["sealed"])


def test_all_that_a_filter_shows_are_commanded_and_no_others(
    fleet: Fleet, chief: Client, villages: Villages
) -> None:
    for number in range(3):
        fleet.hear(fleet.kiosk(f"禾光 {number}"))
    fleet.hear(fleet.kiosk("兰溪", villages.lanxi))
    fleet.kiosk("停用", state="revoked")
    query = {"all": "1", "query": f"site={villages.heguang.pk}"}
    asked = command(chief, "check", **query).content.decode()
    assert asked.count('name="kiosk"') == 3
    assert "兰溪" not in asked.partition("对这 3 台屏幕")[2].partition("</ul>")[0]


def test_nothing_marked_is_said(chief: Client) -> None:
    answer = command(chief, "restart", sure=1)
    assert answer.status_code == 302
    assert "请先选中屏幕" in page(chief, "fleet")
    assert command(chief, "format-disk", sure=1).status_code == 404


def test_a_command_that_nobody_has_heard_is_taken_back(fleet: Fleet, chief: Client) -> None:
    kiosk = fleet.hear(fleet.kiosk("活动室"))
    command(chief, "restart", kiosk, sure=1)
    one = KioskCommand.objects.get()
    told = page(chief, "kiosk_one", kiosk.pk)
    assert "重启显示" in told
    assert "撤回" in told
    chief.post(reverse("fleet_withdraw", args=[kiosk.pk]), {"command": str(one.pk)})
    one.refresh_from_db()
    assert one.state == State.WITHDRAWN
    assert "已撤回" in page(chief, "kiosk_one", kiosk.pk)
    KioskCommand.objects.update(state=State.SENT)
    chief.post(reverse("fleet_withdraw", args=[kiosk.pk]), {"command": str(one.pk)})
    assert "来不及了" in page(chief, "kiosk_one", kiosk.pk)
    other = reverse("fleet_withdraw", args=[fleet.kiosk("别的").pk])
    chief.post(other, {"command": str(one.pk)})
    one.refresh_from_db()
    assert one.state == State.SENT
    assert chief.post(other, {"command": "x"}).status_code == 404


# --- one kiosk --------------------------------------------------------------------------


def test_a_kiosks_page_has_everything_about_it(
    fleet: Fleet, chief: Client, people: People, rules: AlertSettings
) -> None:
    del rules
    kiosk = fleet.hear(fleet.kiosk("活动室", approved_by=people.administrator), glass=None)
    look()
    Telling.objects.create(
        alert=Alert.objects.get(), receiver=receiver("wecom", "https://a.cn"), at=timezone.now()
    )
    KioskCommand.objects.create(
        kiosk=kiosk, kind="volume", order={}, state="done", answered=timezone.now(),
        result_zh="音量已设为 40", result_en="set", expires=timezone.now(),
    )  # fmt: skip
    PlayLine.objects.create(kiosk=kiosk, line="a", item="film", seconds=600, visitor=True)
    keep_log(kiosk, Log(text="第一行\n<script>"))
    told = page(chief, "kiosk_one", kiosk.pk)
    for words in (
        "显示程序没在运行", "收件 wecom", "音量已设为 40", "影片", "观众", "本机指纹",
        "停用这台屏幕",
        "administrator",
    ):  # fmt: skip
        assert words in told, words
    log = page(chief, "fleet_log", kiosk.pk, DeviceLog.objects.get().pk)
    assert "第一行\n&lt;script&gt;" in log
    assert "音量已设为 40" in page(chief, "fleet_kiosk_live", kiosk.pk)


def test_the_picture_of_the_glass_is_shown_whole_and_small(fleet: Fleet, chief: Client) -> None:
    kiosk = fleet.hear(fleet.kiosk("活动室"))
    assert chief.get(reverse("fleet_glass", args=[kiosk.pk])).status_code == 404
    whole = jpeg(1920, 1080)
    keep_screenshot(kiosk, whole)
    answer = chief.get(reverse("fleet_glass", args=[kiosk.pk]))
    assert (answer.content, answer["Content-Type"]) == (whole, "image/jpeg")
    small = chief.get(reverse("fleet_glass", args=[kiosk.pk]), {"small": ""}).content
    assert Image.open(io.BytesIO(small)).size == (320, 180)
    assert "small&amp;v=" in page(chief, "fleet")


def test_a_kiosk_gets_another_name_and_groups_and_never_another_village(
    fleet: Fleet, chief: Client, villages: Villages
) -> None:
    kiosk = fleet.hear(fleet.kiosk("活动室"))
    group = KioskGroup.objects.create(name="试点", ring="trial")
    change = reverse("fleet_kiosk_change", args=[kiosk.pk])
    chief.post(change, {"name": "食堂", "groups": [group.pk], "site": villages.lanxi.pk})
    kiosk.refresh_from_db()
    assert (kiosk.name, list(kiosk.groups.all())) == ("食堂", [group])
    assert kiosk.site_id == villages.heguang.pk
    chief.post(change, {"name": ""})
    kiosk.refresh_from_db()
    assert kiosk.name == "食堂"


# --- groups -----------------------------------------------------------------------------


def test_groups_are_made_filled_renamed_and_given_up(fleet: Fleet, chief: Client) -> None:
    one, two = fleet.hear(fleet.kiosk("活动室")), fleet.hear(fleet.kiosk("食堂"))
    new = reverse("fleet_group_new")
    assert chief.post(new, {"name": "试点", "ring": "Not Good"}).status_code == 200
    chief.post(new, {"name": "试点", "ring": "trial", "kiosks": [one.pk, two.pk]})
    group = KioskGroup.objects.get()
    assert set(group.kiosks.all()) == {one, two}
    address = reverse("fleet_group", args=[group.pk])
    chief.post(address, {"name": "先行", "ring": "other", "kiosks": [two.pk]})
    group.refresh_from_db()
    assert (group.name, group.ring, list(group.kiosks.all())) == ("先行", "trial", [two])
    assert "先行" in page(chief, "fleet_groups")
    chief.post(reverse("fleet_group_drop", args=[group.pk]))
    assert KioskGroup.objects.count() == 0
    assert two.name in page(chief, "fleet")


# --- the ledger -------------------------------------------------------------------------


def plays(kiosk: Kiosk) -> None:
    now = timezone.now()
    for number in range(3):
        PlayLine.objects.create(
            kiosk=kiosk, line=f"{number}", item="film", seconds=600,
            began=now - dt.timedelta(hours=number + 1), visitor=number == 0, release=2,
        )  # fmt: skip
    PlayLine.objects.create(kiosk=kiosk, line="t", item="=1+1", seconds=30)
    PlayLine.objects.create(
        kiosk=kiosk, line="o", item="route/3", seconds=60, began=now - dt.timedelta(days=50)
    )


def test_the_ledger_sums_what_was_played(fleet: Fleet, chief: Client) -> None:
    kiosk = fleet.kiosk("活动室")
    plays(kiosk)
    told = page(chief, "fleet_plays", kiosk=str(kiosk.pk))
    assert "共播放 4 次" in told
    assert "路线" not in told
    long_ago = str(timezone.localdate() - dt.timedelta(days=60))
    assert "路线 3" in page(chief, "fleet_plays", begin=long_ago)
    assert "结束日期比开始日期早" in page(
        chief, "fleet_plays", begin="2026-02-02", end="2026-01-01"
    )
    assert "一次最多 400 天" in page(chief, "fleet_plays", begin="2001-01-01")


def test_the_ledger_is_exported_as_a_spreadsheet_of_text_and_numbers(
    fleet: Fleet, chief: Client, villages: Villages, people: People, sign_in: SignIn
) -> None:
    plays(fleet.kiosk("活动室"))
    PlayLine.objects.create(
        kiosk=fleet.kiosk("兰溪屏", villages.lanxi), line="x", item="film", seconds=1
    )
    answer = chief.get(reverse("fleet_export"))
    assert "attachment" in answer["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    sums, lines = book["汇总"], book["明细"]
    assert [cell.value for cell in sums[1]][:3] == ["村", "屏幕", "播放内容"]
    rows = [[cell.value for cell in row] for row in sums.iter_rows(min_row=2)]
    assert ["禾光村", "活动室", "影片", 3, 30, 1] in rows
    assert ["禾光村", "活动室", "=1+1", 1, 0.5, 0] in rows
    assert {cell.data_type for cell in sums["C"]} == {"s"}  # never a formula
    assert lines.max_row == 6
    mine = openpyxl.load_workbook(
        io.BytesIO(sign_in(people.alice).get(reverse("fleet_export")).content)
    )
    assert {row[0].value for row in mine["明细"].iter_rows(min_row=2)} == {"禾光村"}


# --- alerts -----------------------------------------------------------------------------


@pytest.mark.usefixtures("rules")
def test_alerts_stand_on_their_page_on_the_list_and_on_the_first_page(
    fleet: Fleet, chief: Client, people: People, sign_in: SignIn
) -> None:
    fleet.silence(fleet.kiosk("老祠堂"), hours=1)
    look()
    assert "老祠堂" in page(chief, "fleet_alerts")
    assert "老祠堂" not in page(chief, "fleet_alerts", kind="disk")
    assert "1 条提醒还没解除" in page(chief, "fleet")
    first = page(chief, "wagtailadmin_home")
    assert "老祠堂" in first
    assert "失联" in first
    assert "老祠堂" not in page(sign_in(people.bob), "fleet_alerts")
    assert "老祠堂" not in page(sign_in(people.bob), "wagtailadmin_home")


def test_who_is_told_is_set_tried_and_removed(chief: Client, hook: Hook) -> None:
    new = reverse("fleet_receiver_new")
    given = {"name": "镇群", "kind": "dingtalk", "language": "zh-hans", "active": "on"}
    for wrong in ("http://example.cn/robot", "https://u:p@example.cn", "li@example.cn"):
        assert chief.post(new, {**given, "address": wrong}).status_code == 200
    assert chief.post(new, {**given, "kind": "email", "address": "nobody"}).status_code == 200
    chief.post(new, {**given, "address": hook.address, "secret": "SECx"})
    one = Receiver.objects.get()
    assert one.opened() == (hook.address, "SECx")
    told = page(chief, "fleet_alerts") + page(chief, "fleet_receiver", one.pk)
    assert "镇群" in told
    assert "0123-secret" not in told
    assert "SECx" not in told
    chief.post(reverse("fleet_receiver", args=[one.pk]), {**given, "name": "县群"})
    one.refresh_from_db()
    assert (one.name, one.opened()) == ("县群", (hook.address, "SECx"))
    other = hook.address + "2"
    chief.post(reverse("fleet_receiver", args=[one.pk]), {**given, "address": other})
    one.refresh_from_db()
    assert one.opened() == (other, "")
    try_it = reverse("fleet_receiver_try", args=[one.pk])
    chief.post(try_it)
    assert "测试消息" in hook.calls[0].text
    assert "已发出" in page(chief, "fleet_alerts")
    hook.answer = b'{"errcode":310000,"errmsg":"keywords not in content"}'
    chief.post(try_it)
    assert "keywords not in content" in page(chief, "fleet_alerts")
    chief.post(reverse("fleet_receiver_drop", args=[one.pk]))
    assert Receiver.objects.count() == 0


def test_the_rules_are_changed_by_an_administrator(
    chief: Client, people: People, sign_in: SignIn
) -> None:
    given = {"patience": 10, "unused_days": 30, "begin": "08:00", "end": "18:00"}
    assert sign_in(people.alice).post(reverse("fleet_rules"), given).status_code == 403
    assert sign_in(people.auditor).get(reverse("fleet_rules")).status_code == 403
    chief.post(reverse("fleet_rules"), given)
    rules = AlertSettings.load()
    assert (rules.patience, rules.unused_days, rules.begin) == (10, 30, dt.time(8))
    assert "10 分钟" in page(chief, "fleet_alerts")
    told = page(sign_in(people.auditor), "fleet_alerts")
    assert "通知谁" not in told
