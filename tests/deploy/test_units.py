"""The units of a deployment: whole in systemd's eyes, and their commands really show a kiosk."""

from __future__ import annotations

import os
import shlex
import shutil
import socket
import subprocess
import sys
from configparser import RawConfigParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.bench.program import running
from kiosk.commands.parser import parser
from kiosk.device.virtual_screen import virtual_screen
from tests.content.builder import SiteBuilder
from tests.journeys.kiosk import write_settings
from tests.screens.harness import DATA, REPOSITORY, font_paths

if TYPE_CHECKING:
    from collections.abc import Iterator

UNITS = REPOSITORY / "deploy/systemd"
PROGRAM = "/opt/kiosk/current/venv/bin/kiosk"
SERVICES = ("kiosk-screen", "kiosk-display", "kiosk-agent")
ANALYZE = shutil.which("systemd-analyze")
MOST_EXPOSED = 25
"""In tenths, as systemd counts: 20 is well kept, 100 is without any protection."""

needs_systemd = pytest.mark.skipif(ANALYZE is None, reason="systemd is not installed")


def command_of(service: str) -> list[str]:
    unit = RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(UNITS / f"{service}.service", "utf-8")
    return shlex.split(unit["Service"]["ExecStart"])


@pytest.fixture
def installed(tmp_path: Path) -> list[str]:
    """Units as on a machine where the program and the screen are in place."""
    files = []
    for service in SERVICES:
        text = (UNITS / f"{service}.service").read_text("utf-8")
        for program in (PROGRAM, "/usr/bin/Xorg"):
            text = text.replace(f"ExecStart={program}", "ExecStart=/bin/true")
        file = tmp_path / f"{service}.service"
        file.write_text(text, "utf-8")
        files.append(str(file))
    return files


@needs_systemd
def test_systemd_finds_nothing_wrong(installed: list[str]) -> None:
    command = [str(ANALYZE), "verify", "--man=no", *installed]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@needs_systemd
def test_what_a_hostile_film_or_release_could_reach_is_little(installed: list[str]) -> None:
    for file in installed:
        options = ("--offline=true", f"--threshold={MOST_EXPOSED}", "--no-pager", file)
        command = [str(ANALYZE), "security", *options]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("service", "command"), [("kiosk-display", "run"), ("kiosk-agent", "agent")]
)
def test_a_unit_s_command_is_one_of_the_program_s(service: str, command: str) -> None:
    program, *words = command_of(service)
    assert program == PROGRAM
    args = parser().parse_args(words)
    assert args.command == command
    assert args.settings == Path("/etc/kiosk/kiosk.yaml")


def test_the_display_leaves_the_agent_to_its_own_unit() -> None:
    assert "--no-agent" in command_of("kiosk-display")


def test_the_installed_settings_are_those_of_the_project_with_two_lines_changed(
    tmp_path: Path,
) -> None:
    script = (REPOSITORY / "deploy/install").read_text("utf-8")
    edits = script[script.index("sed -e") : script.index(" >/etc/kiosk/kiosk.yaml.new")]
    made = subprocess.run(
        ["bash", "-c", f"opt=/opt/kiosk; {edits}"],
        cwd=REPOSITORY, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    before = (REPOSITORY / "config/kiosk.yaml").read_text("utf-8").splitlines()
    changed = [b for a, b in zip(before, made.splitlines(), strict=True) if a != b]
    assert [line.split("#")[0].strip() for line in changed] == [
        "site: /opt/kiosk/current/demo",
        "status: /run/kiosk/status.json",
    ]
    from kiosk.settings import load_settings  # noqa: PLC0415

    (tmp_path / "kiosk.yaml").write_text(made, "utf-8")
    assert load_settings(tmp_path / "kiosk.yaml").window is None


@pytest.fixture
def systemd(tmp_path: Path) -> Iterator[socket.socket]:
    """What listens to the display as systemd does."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.settimeout(60)
        yield listening


@pytest.mark.ui
def test_the_display_s_command_is_ready_when_it_shows_and_alive_while_it_draws(
    tmp_path: Path, systemd: socket.socket
) -> None:
    font_paths()
    site = SiteBuilder(tmp_path / "site").folder
    theme = REPOSITORY / "config/theme.yaml"
    settings = write_settings(tmp_path, DATA / "fonts", site=site, theme=theme)
    _program, *words = command_of("kiosk-display")
    words[words.index("/etc/kiosk/kiosk.yaml")] = str(settings)
    environment = {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "1500000"}
    with virtual_screen(640, 360) as display:
        command = [sys.executable, "-m", "kiosk", *words]
        with running(command, tmp_path / "log", {"DISPLAY": display, **environment}):
            said = [systemd.recv(100) for _ in range(4)]
    assert said == [b"READY=1", *[b"WATCHDOG=1"] * 3]


@pytest.mark.ui
def test_the_screen_comes_up_for_a_plain_user_in_a_tmp_of_its_own() -> None:
    """Xvfb stands for Xorg, which needs a console: the options and the folder are the unit's."""
    if os.geteuid() != 0:
        pytest.skip("another user and another /tmp need root")
    unit = (UNITS / "kiosk-screen.service").read_text("utf-8")
    before, after = (
        next(line.partition("=")[2] for line in unit.splitlines() if line.startswith(f"{name}="))
        for name in ("ExecStartPre", "ExecStartPost")
    )
    _xorg, number, *options = command_of("kiosk-screen")
    theirs = {
        "vt7",
        "-keeptty",
        "-dpms",
        "-logfile",
        "/dev/null",
    }  # consoles and files of Xorg's own
    words = shlex.join(option for option in options if option not in theirs)
    asks = "import socket; socket.socket(socket.AF_UNIX).connect('/tmp/.X11-unix/X7')"
    script = (
        f"{before} && {{ Xvfb {number} {words} >/dev/null 2>&1 & }} && screen=$! && {after}"
        f' && python3 -c "{asks}"; status=$?; kill $screen; exit $status'
    )
    alone = ["unshare", "--mount", "sh", "-c", 'mount -t tmpfs -o mode=1777 none /tmp && exec "$@"']
    if subprocess.run([*alone, "true"], check=False, capture_output=True).returncode:
        pytest.skip("no /tmp of its own can be mounted here: not root, or a root that is no mount")
    user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--no-new-privs"]
    command = [*alone, "sh", *user, "sh", "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
