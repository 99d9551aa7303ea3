"""What pairing adds to the settings, and what a kiosk does that is given to another village."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from typing import TYPE_CHECKING

import pytest

from kiosk.commands.linking import last_lines, make_room_for, wiring_of, with_pairing
from kiosk.errors import SettingsError
from kiosk.link.memory import LinkMemory
from kiosk.link.messages import Trust
from kiosk.settings import BUILT_IN, Settings, load_settings
from kiosk.update.chronicle import STATUS
from tests.fakes.disks import QuickDisk
from tests.fakes.township import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SERVER = "https://party.example.org"


def written(folder: Path, **more: str) -> Settings:
    file = folder / "kiosk.yaml"
    said = {"theme": "theme.yaml", "data": "data", "server": SERVER, **more}
    file.write_text("".join(f"{name}: {value}\n" for name, value in said.items()))
    return load_settings(file)


def pair(settings: Settings, site: str = "heguang") -> LinkMemory:
    memory = LinkMemory(settings.data, QuickDisk())
    trust = Trust(
        kiosk=uuid.UUID(int=5),
        name="礼堂",
        site=site,
        root=ROOT,
        updates=f"{SERVER}/published/",
        rings=("early",),
    )
    with memory.lock():
        memory.accept(trust)
    return memory


def test_a_kiosk_with_a_server_needs_no_site_and_has_a_store(tmp_path: Path) -> None:
    settings = written(tmp_path)
    assert settings.site == BUILT_IN
    assert settings.store == tmp_path / "data" / "store"
    assert settings.watched == tmp_path / "data" / "glass.json"


def test_without_a_server_the_site_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "kiosk.yaml").write_text("theme: theme.yaml\n")
    with pytest.raises(SettingsError, match="site"):
        load_settings(tmp_path / "kiosk.yaml")


@pytest.mark.parametrize("server", ["party.example.org", "ftp://a", "https://", "5"])
def test_an_address_that_is_none_is_refused(tmp_path: Path, server: str) -> None:
    with pytest.raises(SettingsError, match="server"):
        written(tmp_path, server=server)


def test_an_unpaired_kiosk_fetches_nothing(tmp_path: Path) -> None:
    assert with_pairing(written(tmp_path)).update is None


def test_pairing_says_where_content_comes_from_and_the_settings_how(tmp_path: Path) -> None:
    settings = written(tmp_path, line="{every: 60, rate: 200, reserve: 0}")
    memory = pair(settings)
    update = with_pairing(settings).update
    assert update is not None
    assert (update.server, update.site) == (f"{SERVER}/published/", "heguang")
    assert (update.kiosk, update.rings) == (str(uuid.UUID(int=5)), ("early",))
    assert (update.every, update.rate) == (60, 200)
    assert update.root == memory.root
    assert update.root.read_bytes() == ROOT


def test_what_was_laid_down_by_hand_comes_first(tmp_path: Path) -> None:
    settings = written(tmp_path, update="{site: lanxi, root: lanxi.root.json}")
    pair(settings)
    update = with_pairing(settings).update
    assert update is not None
    assert update.site == "lanxi"


def test_the_link_is_told_of_this_machine(tmp_path: Path) -> None:
    wiring = wiring_of(written(tmp_path, line="{proxy: 'http://p:1'}"))
    assert (wiring.server, wiring.proxy) == (SERVER, "http://p:1")
    assert wiring.ledger() == b""
    with pytest.raises(SettingsError, match="server:"):
        wiring_of(written(tmp_path).model_copy(update={"server": None}))


def test_the_logs_of_all_programs_are_sent_and_not_too_much_of_them(tmp_path: Path) -> None:
    settings = written(tmp_path)
    log = settings.data / "log"
    log.mkdir(parents=True)
    entry = {"at": "2026-11-24", "level": "warning", "text": "坏" * 1_000}
    line = json.dumps(entry, ensure_ascii=False) + "\n"
    (log / "display.jsonl").write_text(line * 60, "utf-8")
    (log / "agent.jsonl").write_text(line.replace("坏" * 1_000, "agent's"), "utf-8")
    text = last_lines(settings)
    assert "== display ==" in text
    assert "agent's" in text
    assert len(text.encode()) < 210_000


def lay_store(settings: Settings, site: str) -> None:
    store = settings.store
    assert store is not None
    store.mkdir(parents=True)
    status = {"at": dt.datetime.now(tz=dt.UTC).isoformat(), "site": site, "troubles": {}}
    status |= {"checked": None, "next": None}
    (store / STATUS).write_text(json.dumps(status))


def test_a_kiosk_given_to_another_village_begins_with_an_empty_store(tmp_path: Path) -> None:
    settings = written(tmp_path)
    lay_store(settings, "heguang")
    pair(settings, "lanxi")
    moved = with_pairing(settings)
    assert make_room_for(moved)
    store = settings.store
    assert store is not None
    assert not store.exists()
    lay_store(settings, "lanxi")
    assert not make_room_for(moved)
    pair(settings, "heguang")  # and it comes back
    assert make_room_for(with_pairing(settings))
    status = json.loads((store / STATUS).read_text())
    assert status["site"] == "heguang"
