"""`kiosk agent` and `kiosk update`, as a person at the machine has them."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kiosk.bench.program import wait_until
from kiosk.cli import run
from kiosk.content.store import Store
from kiosk.device.health import Health, write
from kiosk.update.chronicle import read_status
from tests.update.agency import Agency

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.settings import Settings


class Machine:
    """A kiosk's settings, beside a village that publishes."""

    def __init__(self, folder: Path) -> None:
        self.agency = Agency(folder)
        self.agency.end()
        self.store = folder / "machine/store"
        (folder / "root.json").write_bytes(self.agency.village.pinned)
        self.file = folder / "kiosk.yaml"
        self.file.write_text(
            f"site: local\ntheme: theme.yaml\ndata: {folder / 'machine'}\n"
            f"update: {{server: '{self.agency.address}', site: heguang, root: root.json,"
            " sticks: [media], reserve: 0, kiosk: hall}\n"
        )

    def does(self, *words: str) -> int:
        return run(["update", *words, "--settings", str(self.file), "--language", "en"])

    def agent(self) -> subprocess.Popen[bytes]:
        words = [sys.executable, "-m", "kiosk", "agent", "--settings", str(self.file)]
        return subprocess.Popen(words, stderr=subprocess.PIPE)


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    made = Machine(tmp_path)
    yield made
    made.agency.stack.close()


def test_a_person_has_new_content_fetched_tried_and_told_of(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.agency.publish(1)
    assert machine.does("now") == 0
    said = capsys.readouterr().out
    assert "release 1 waits to be shown" in said
    assert "root of trust" in said
    assert machine.does("history") == 0
    assert "release 1 is ready" in capsys.readouterr().out
    assert machine.does("status", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["ready"], told["running"], told["agent"]["site"]) == (1, False, "heguang")


def test_a_release_that_cannot_be_shown_is_refused_by_the_real_trial(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.agency.publish(1, **{"pictures/cover.jpg": b"no picture"})
    machine.does("now")
    assert "release 1 cannot be shown" in capsys.readouterr().out
    assert Store.open(machine.store).agent.read().ready is None


@pytest.mark.parametrize(
    ("number", "said"), [(None, "this machine's own content"), (1, "still release 1"), (2, "")]
)
def test_what_is_really_on_the_glass_is_told(
    machine: Machine, capsys: pytest.CaptureFixture[str], number: int | None, said: str
) -> None:
    for release in (1, 2):
        machine.agency.publish(release)
        machine.does("now")
        Store.open(machine.store).glass.activate()
    with machine.file.open("a") as file:
        file.write("status: status.json\n")
    look = Health(time.monotonic(), 1, 0, 0, "attract::0", 0.0, None, "heguang", number)
    write(machine.file.with_name("status.json"), look)
    capsys.readouterr()
    machine.does("status")
    told = capsys.readouterr().out
    assert said in told
    assert ("on the glass now" in told) == bool(said)
    machine.does("status", "--json")
    assert json.loads(capsys.readouterr().out)["glass"] == {"site": "heguang", "number": number}
    write(machine.file.with_name("status.json"), replace(look, at=time.monotonic() - 60))
    machine.does("status", "--json")
    assert json.loads(capsys.readouterr().out)["glass"] is None, "the display hangs or ended"


def test_without_a_server_it_fails_in_words(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.agency.web.shutdown()
    machine.agency.web.server_close()
    assert machine.does("now") == 1
    assert "cannot be reached" in capsys.readouterr().out


def test_settings_without_updates_say_what_to_do(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.file.write_text("site: local\ntheme: theme.yaml\n")
    assert machine.does("status") == 2
    assert "update:" in capsys.readouterr().err


def test_a_root_of_trust_that_is_missing_is_named(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    (machine.file.parent / "root.json").unlink()
    assert machine.does("now") == 2
    assert "root.json" in capsys.readouterr().err


def test_a_running_agent_does_what_a_person_asks_and_a_second_one_is_turned_away(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.agency.publish(1)
    agent = machine.agent()
    try:
        wait_until(lambda: read_status(machine.store) is not None, "the agent", timeout=60)
        assert machine.does("now", "--at-once") == 0
        state = Store.open(machine.store).agent.read()
        assert (state.ready, state.at_once) == (1, True)
        second = machine.agent()
        _, said = second.communicate(timeout=60)
        assert second.returncode == 1
        assert "another agent" in said.decode()
        assert "Traceback" not in said.decode()
        capsys.readouterr()
        machine.does("status")
        assert "agent: at rest" in capsys.readouterr().out
    finally:
        agent.send_signal(signal.SIGTERM)
        _, words = agent.communicate(timeout=60)
    assert agent.returncode == 0, words.decode()
    assert "Traceback" not in words.decode()


def test_the_agent_needs_neither_kivy_nor_vlc(machine: Machine) -> None:
    machine.agency.publish(1)
    program = (
        "import sys\n"
        "from kiosk.cli import run\n"
        f"status = run(['update', 'now', '--settings', {str(machine.file)!r}])\n"
        "from kiosk.commands import agent\n"
        "names = {name.partition('.')[0] for name in sys.modules}\n"
        "sys.exit(status or bool(names & {'kivy', 'vlc'}))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert Store.open(machine.store).agent.read().ready == 1


def test_a_site_that_is_named_is_shown_whatever_has_arrived(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Settings] = []
    monkeypatch.setattr("kiosk.app.run_display", lambda settings, **_: shown.append(settings))
    run(["run", "--settings", str(machine.file)])
    run(["run", "--settings", str(machine.file), "--site", "/srv/other"])
    assert [settings.store for settings in shown] == [machine.store, None]
