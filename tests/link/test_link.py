"""The kiosk's side of the link, beside a fake township on a real port."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from typing import TYPE_CHECKING

from kiosk.content.signing import fingerprint
from kiosk.link.commands import (
    Check,
    OpenHours,
    Restart,
    RotateKey,
    SendLog,
    SetHours,
    SetPin,
    SetVolume,
    ShowNotice,
    TakeScreenshot,
    UrgentNotice,
    WithdrawNotice,
)
from kiosk.link.keys import PrivateKey
from kiosk.link.memory import FORGET, ROTATE
from kiosk.link.messages import PairState
from kiosk.link.orders import Hours
from kiosk.link.signature import SIGNATURE, sign_answer
from kiosk.link.standing import read_standing
from tests.fakes.township import NOW, ROOT

if TYPE_CHECKING:
    from http.server import BaseHTTPRequestHandler

    from tests.fakes.township import Township
    from tests.link.kiosk_side import KioskSide


# --- pairing ----------------------------------------------------------------------------


def test_an_unpaired_kiosk_shows_a_code_where_to_type_it_and_its_fingerprint(
    kiosk: KioskSide, township: Township
) -> None:
    kiosk.run(1)
    code = kiosk.mailbox.orders.code
    assert code is not None
    assert code.code == "ABCD2345"
    assert code.console == f"{township.address}/admin/kiosks/pair/"
    assert code.fingerprint == kiosk.client.key.fingerprint
    assert code.trouble == ("", "")
    standing = read_standing(kiosk.memory.folder)
    assert standing is not None
    assert (standing.state, standing.code) == ("waiting", "ABCD2345")


def test_it_asks_again_and_again_and_no_oftener_than_it_should(
    kiosk: KioskSide, township: Township
) -> None:
    kiosk.run(60)
    assert 11 <= township.acts <= 13


def test_an_approved_kiosk_keeps_the_root_and_shows_its_fingerprint(
    kiosk: KioskSide, township: Township
) -> None:
    kiosk.run(2)
    township.state = PairState.APPROVED
    kiosk.run(6)
    assert kiosk.memory.root.read_bytes() == ROOT
    state = kiosk.memory.state
    assert (state.site, state.name, state.kiosk) == ("heguang", "礼堂", str(uuid.UUID(int=7)))
    assert state.updates == f"{township.address}/published/"
    assert kiosk.mailbox.orders.code is not None
    assert kiosk.mailbox.orders.code.root == fingerprint(ROOT)
    assert kiosk.mailbox.orders.code.code == ""
    assert kiosk.changes == 1


def test_a_refused_kiosk_says_so_and_asks_rarely(kiosk: KioskSide, township: Township) -> None:
    township.state = PairState.REFUSED
    kiosk.run(200)
    assert township.acts == 1
    assert kiosk.mailbox.orders.code is not None
    assert "forget" in kiosk.mailbox.orders.code.trouble[1]


def test_a_server_that_cannot_be_reached_is_said_on_the_glass(
    kiosk: KioskSide, township: Township
) -> None:
    township.close()
    kiosk.run(1)
    code = kiosk.mailbox.orders.code
    assert code is not None
    assert code.code == ""
    assert "reached" in code.trouble[1] or "refused" in code.trouble[1]


def test_a_code_outlives_a_blip_of_the_line_and_no_long_silence(
    kiosk: KioskSide, township: Township
) -> None:
    kiosk.run(1)

    def cut(handler: BaseHTTPRequestHandler) -> bool:
        handler.close_connection = True
        return True

    township.fault = cut
    kiosk.run(20)
    assert kiosk.mailbox.orders.code is not None
    assert kiosk.mailbox.orders.code.code == "ABCD2345"
    kiosk.run(400)
    assert kiosk.mailbox.orders.code.code == ""
    assert kiosk.mailbox.orders.code.trouble[1]


def test_a_paired_kiosk_goes_on_after_a_power_cut(paired: KioskSide, township: Township) -> None:
    before, key = len(township.beats), paired.client.key.id
    paired.begin()
    paired.run(10)
    assert len(township.beats) == before + 1
    assert paired.client.key.id == key
    assert paired.memory.look().paired


def test_forgetting_makes_a_new_key_and_asks_anew(paired: KioskSide, township: Township) -> None:
    key = paired.client.key.id
    township.state = PairState.WAITING
    paired.memory.ask(FORGET)
    paired.run(2)
    assert paired.client.key.id != key
    assert not paired.memory.look().paired
    assert paired.mailbox.orders.code is not None
    assert paired.mailbox.orders.code.code == "ABCD2345"
    assert paired.changes == 2


# --- whom it believes -------------------------------------------------------------------


def test_an_answer_that_another_key_signed_is_not_believed(
    paired: KioskSide, township: Township
) -> None:
    order = township.order(SetVolume(level=0.1))
    other = PrivateKey.make()

    def forge(handler: BaseHTTPRequestHandler) -> bool:
        status, data = township.reply(handler, handler.body)  # type: ignore[attr-defined]
        township.send(handler, status, data, other)
        return True

    township.fault = forge
    paired.run(60)
    assert paired.mailbox.orders.volume is None
    assert not paired.memory.knows(str(order.id))
    standing = read_standing(paired.memory.folder)
    assert standing is not None
    assert "signed" in standing.trouble[1]


def test_an_answer_without_a_signature_is_not_believed(
    paired: KioskSide, township: Township
) -> None:
    township.order(SetVolume(level=0.1))

    def bare(handler: BaseHTTPRequestHandler) -> bool:
        _, data = township.reply(handler, handler.body)  # type: ignore[attr-defined]
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)
        return True

    township.fault = bare
    paired.run(60)
    assert paired.mailbox.orders.volume is None


def test_an_old_answer_that_is_given_again_is_not_believed(
    paired: KioskSide, township: Township
) -> None:
    order = township.order(SetVolume(level=0.1))
    kept: list[tuple[int, bytes, str]] = []

    def record(handler: BaseHTTPRequestHandler) -> bool:
        status, data = township.reply(handler, handler.body)  # type: ignore[attr-defined]
        kept.append((status, data, str(handler.headers[SIGNATURE])))
        if kept[0][2] == kept[-1][2]:  # never reaches the kiosk; played to it later
            handler.close_connection = True
            return True
        status, data, asked = kept[0]
        headers = sign_answer(township.key, status, data, asked)
        handler.send_response(status)
        for name, value in (headers | {"Content-Length": str(len(data))}).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(data)
        return True

    township.fault = record
    paired.run(100)
    assert len({asked for _, _, asked in kept}) > 1
    assert not paired.memory.knows(str(order.id))


def test_an_answer_that_never_ends_is_not_waited_for_nor_kept(
    paired: KioskSide, township: Township
) -> None:
    def flood(handler: BaseHTTPRequestHandler) -> bool:
        handler.send_response(200)
        handler.send_header("Content-Length", str(10**9))
        handler.end_headers()
        try:
            for _ in range(200):
                handler.wfile.write(b"x" * 65_536)
        except OSError:
            pass
        handler.close_connection = True
        return True

    township.fault = flood
    paired.run(40)
    standing = read_standing(paired.memory.folder)
    assert standing is not None
    assert "bytes" in standing.trouble[1]


# --- numbers ----------------------------------------------------------------------------


def test_numbers_only_grow_also_over_power_cuts(paired: KioskSide, township: Township) -> None:
    for _ in range(3):
        paired.run(35)
        paired.begin()
    assert township.numbers == sorted(set(township.numbers))


def test_a_kiosk_that_lost_its_numbers_goes_beyond_the_servers(
    paired: KioskSide, township: Township
) -> None:
    township.last = 5_000
    before = len(township.beats)
    paired.run(35)
    assert len(township.beats) > before
    assert township.numbers[-1] == 5_001


def test_a_lost_answer_is_asked_for_once_more_and_nothing_is_done_twice(
    paired: KioskSide, township: Township
) -> None:
    order = township.order(Check(at_once=True))
    lost = []

    def lose(handler: BaseHTTPRequestHandler) -> bool:
        if lost:
            return False
        lost.append(township.reply(handler, handler.body))  # type: ignore[attr-defined]
        handler.close_connection = True
        return True

    township.fault = lose
    paired.run(100)
    assert lost
    assert paired.checks == [True]
    assert township.outcomes[order.id][0]


# --- orders -----------------------------------------------------------------------------


def test_lasting_wishes_reach_the_display_and_are_reported(
    paired: KioskSide, township: Township
) -> None:
    sealed = f"scrypt:14:{'ab' * 16}:{'cd' * 32}"
    orders = [
        township.order(SetVolume(level=0.35)),
        township.order(SetHours(open=(OpenHours(days=(1, 2), begin="08:00", end="20:30"),))),
        township.order(SetPin(sealed=sealed)),
    ]
    paired.run(40)
    box = paired.mailbox.orders
    assert box.volume == 0.35
    assert box.hours == (Hours((1, 2), "08:00", "20:30"),)
    assert box.pin == sealed
    assert all(township.outcomes[order.id][0] for order in orders)


def test_an_order_is_done_once_however_often_it_is_told(
    paired: KioskSide, township: Township
) -> None:
    order = township.order(Check())
    paired.run(40)
    township.outcomes.clear()  # the server lost what it was told, and tells the order again
    paired.run(40)
    paired.begin()
    paired.run(40)
    assert paired.checks == [False]
    assert paired.memory.knows(str(order.id))


def test_an_order_that_comes_too_late_is_not_done(paired: KioskSide, township: Township) -> None:
    order = township.order(Check(), good_for=-1)
    paired.run(40)
    assert paired.checks == []
    assert not township.outcomes[order.id][0]
    assert "too late" in township.outcomes[order.id][1]


def test_the_wrong_clock_of_a_kiosk_makes_no_order_late(
    paired: KioskSide, township: Township
) -> None:
    paired.system = dt.datetime(2040, 1, 1, tzinfo=dt.UTC)
    paired.begin()
    township.order(Check())
    paired.run(40)
    assert paired.checks == [False]


def test_an_order_that_a_power_cut_interrupts_is_told_of_and_not_done_again(
    paired: KioskSide, township: Township
) -> None:
    order = township.order(Check())
    paired.memory.begin(str(order.id))  # and then the power is cut
    paired.begin()
    paired.run(40)
    assert paired.checks == []
    assert not township.outcomes[order.id][0]
    assert "cut off" in township.outcomes[order.id][1]


def test_a_restart_is_reported_once_the_display_has_done_it(
    paired: KioskSide, township: Township
) -> None:
    order = township.order(Restart())
    paired.run(40)
    assert paired.mailbox.orders.restart == str(order.id)
    assert order.id not in township.outcomes
    paired.mailbox.answer(restart=str(order.id))  # the display ends; with it the agent
    paired.begin()
    paired.run(40)
    assert township.outcomes[order.id] == (True, "started anew")


def test_a_log_is_sent(paired: KioskSide, township: Township) -> None:
    order = township.order(SendLog())
    paired.run(40)
    assert township.logs == ["a line"]
    assert township.outcomes[order.id][0]


def test_a_key_is_exchanged_and_the_old_one_used_no_more(
    paired: KioskSide, township: Township
) -> None:
    key = paired.client.key.id
    order = township.order(RotateKey())
    paired.run(40)
    assert paired.client.key.id != key
    assert township.outcomes[order.id][0]
    paired.begin()
    before = len(township.beats)
    paired.run(10)
    assert len(township.beats) == before + 1


def test_an_exchange_whose_answer_was_lost_is_found_out(
    paired: KioskSide, township: Township
) -> None:
    lost = []

    def lose(handler: BaseHTTPRequestHandler) -> bool:
        if handler.path.endswith("/key") and len(lost) < 2:
            status, data = township.reply(handler, handler.body)  # type: ignore[attr-defined]
            lost.append((status, data))
            handler.close_connection = True
            return True
        return False

    township.fault = lose
    paired.memory.ask(ROTATE)
    before = len(township.beats)
    paired.run(120)
    assert lost
    assert len(township.beats) > before
    assert paired.memory.next_key() is None


# --- urgent notices ---------------------------------------------------------------------


def notice(until: dt.datetime) -> UrgentNotice:
    text = {"zh-Hans": "今晚七点停水", "en": "No water from seven"}
    return UrgentNotice(id=uuid.uuid4(), title=text, text=text, until=until)


def test_a_notice_is_shown_until_it_is_withdrawn(paired: KioskSide, township: Township) -> None:
    said = notice(NOW + dt.timedelta(hours=2))
    township.order(ShowNotice(notice=said))
    paired.run(40)
    shown = paired.mailbox.orders.notice
    assert shown is not None
    assert (shown.id, shown.title["en"]) == (str(said.id), "No water from seven")
    township.order(WithdrawNotice(id=uuid.uuid4()))  # of another one
    paired.run(40)
    assert paired.mailbox.orders.notice == shown
    township.order(WithdrawNotice(id=said.id))
    paired.run(40)
    assert paired.mailbox.orders.notice is None


def test_a_notice_ends_by_the_servers_clock_also_without_a_server(
    paired: KioskSide, township: Township
) -> None:
    township.order(ShowNotice(notice=notice(NOW + dt.timedelta(seconds=90))))
    paired.run(40)
    assert paired.mailbox.orders.notice is not None
    township.fault = lambda handler: bool(handler.close())  # type: ignore[attr-defined]
    paired.run(120)
    assert paired.mailbox.orders.notice is None


# --- pictures and plays -----------------------------------------------------------------


def test_a_picture_that_is_ordered_is_sent_when_the_display_has_taken_it(
    paired: KioskSide, township: Township
) -> None:
    order = township.order(TakeScreenshot())
    paired.run(40)
    assert paired.mailbox.orders.screenshot == str(order.id)
    assert township.pictures == []
    paired.mailbox.picture.write_bytes(b"\xff\xd8 glass")
    paired.mailbox.answer(screenshot=str(order.id))
    paired.run(5)
    assert township.pictures == [b"\xff\xd8 glass"]
    assert township.outcomes[order.id][0]
    paired.run(5)
    assert len(township.pictures) == 1


def test_a_picture_that_cannot_be_taken_is_said_to(paired: KioskSide, township: Township) -> None:
    order = township.order(TakeScreenshot())
    paired.run(40)
    paired.mailbox.answer(screenshot=str(order.id), failed=("没有画面", "there is no frame"))
    paired.run(5)
    assert township.pictures == []
    assert township.outcomes[order.id] == (False, "there is no frame")


def test_pictures_are_taken_by_themselves_as_often_as_the_server_wants(
    paired: KioskSide, township: Township
) -> None:
    township.screenshot = 100.0
    paired.mailbox.folder.mkdir(exist_ok=True)
    paired.mailbox.picture.write_bytes(b"\xff\xd8")
    for _ in range(330):
        paired.run(1)
        wanted = paired.mailbox.orders.screenshot
        if wanted and wanted != paired.mailbox.answers.screenshot:
            paired.mailbox.answer(screenshot=wanted)
    assert 3 <= len(township.pictures) <= 4


def line(item: str, **more: object) -> bytes:
    entry = {"item": item, "from": None, "to": None, "seconds": 3.5, "by": "loop", **more}
    return json.dumps(entry).encode() + b"\n"


def test_each_line_of_the_ledger_is_sent_once(paired: KioskSide, township: Township) -> None:
    paired.ledger = line("film") + line("route/3", release=4, by="visitor")
    paired.run(130)
    paired.ledger += line("slides/work") + b'{"item": "torn'
    paired.run(130)
    assert township.plays == ["film", "route/3", "slides/work"]


def test_a_ledger_of_many_lines_is_sent_in_batches(paired: KioskSide, township: Township) -> None:
    paired.ledger = b"".join(line(f"route/{n}", seconds=n) for n in range(450))
    paired.run(70)
    assert township.plays == [f"route/{n}" for n in range(450)]


def test_lines_that_say_nothing_hold_up_no_others(paired: KioskSide, township: Township) -> None:
    paired.ledger = b'[]\n{"item": 5}\nnonsense\n' + line("film")
    paired.run(70)
    assert township.plays == ["film"]


# --- a server in trouble ----------------------------------------------------------------


def test_a_kiosk_that_is_revoked_asks_rarely_and_goes_on_showing(
    paired: KioskSide, township: Township
) -> None:
    asked = []

    def revoke(handler: BaseHTTPRequestHandler) -> bool:
        asked.append(handler.path)
        township.send(handler, 403, b'{"reason": "revoked"}')
        return True

    township.fault = revoke
    paired.run(500)
    assert len(asked) <= 3
    standing = read_standing(paired.memory.folder)
    assert standing is not None
    assert standing.state == "revoked"
    assert paired.memory.look().paired


def test_a_server_that_wants_to_be_left_alone_is(paired: KioskSide, township: Township) -> None:
    asked = []

    def busy(handler: BaseHTTPRequestHandler) -> bool:
        asked.append(handler.path)
        handler.send_response(429)
        handler.send_header("Retry-After", "120")
        handler.send_header("Content-Length", "0")
        handler.end_headers()
        return True

    township.fault = busy
    paired.run(200)
    assert len(asked) <= 2


def test_groups_that_change_are_told_to_the_agent(paired: KioskSide, township: Township) -> None:
    township.rings = ("early",)
    paired.run(40)
    assert paired.memory.look().rings == ("early",)
    assert paired.changes == 2
