"""The command line: what can be asked for, and how a failure is told."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

import kiosk.app
import kiosk.commands.run
import kiosk.commands.screenshot
from kiosk import cli, settings
from kiosk.commands import crash
from kiosk.commands.parser import parser
from kiosk.errors import DisplayError, KioskError
from kiosk.show.place import Place, ScreenName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Called = list[tuple[tuple[Any, ...], dict[str, Any]]]


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This machine's settings, in a folder of the test."""
    file = tmp_path / "kiosk.yaml"
    file.write_text("site: demo\ntheme: theme.yaml\ndata: data\n", encoding="utf-8")
    monkeypatch.setattr(settings, "SYSTEM_SETTINGS", file)
    monkeypatch.setattr(crash, "data_folder", lambda: tmp_path / "data")
    return file


def catch(monkeypatch: pytest.MonkeyPatch, name: str, result: Any = None) -> Called:
    """Put a stand-in for a function of `kiosk.app`, and note how it is called."""
    called: Called = []

    def stand_in(*args: Any, **kwargs: Any) -> Any:
        called.append((args, kwargs))
        if isinstance(result, BaseException):
            raise result
        return result

    monkeypatch.setattr(kiosk.app, name, stand_in)
    return called


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Called:
    return catch(monkeypatch, "run_display")


# --- run --------------------------------------------------------------------------------


def test_run_shows_what_the_settings_say(shown: Called, tmp_path: Path) -> None:
    assert cli.run(["run"]) == 0
    (((read,), options),) = shown
    assert read.site == tmp_path / "demo"
    assert read.window is None
    assert options == {"at": None}


def test_the_command_line_has_the_last_word(shown: Called, tmp_path: Path) -> None:
    line = "run --site other --window 1280x720 --theme /t.yaml --status s.json --at slides:work:2"
    cli.run(line.split())
    (((read,), options),) = shown
    assert read.site == Path("other").absolute()
    assert read.window == (1280, 720)
    assert read.theme == Path("/t.yaml")
    assert read.status == Path("s.json").absolute()
    assert read.data == tmp_path / "data"
    assert options == {"at": Place(ScreenName.SLIDES, "work", 2)}


def test_other_settings_can_be_named(shown: Called, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("site: /srv/site\ntheme: /t.yaml\nvolume: 0.1\nwindow: 800x600\n")
    cli.run(["run", "--settings", str(other)])
    assert shown[0][0][0].volume == 0.1
    cli.run(["run", "--settings", str(other), "--fullscreen"])
    assert shown[1][0][0].window is None


class Beside:
    """Stands for the agent that runs beside the display."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.commands: list[tuple[str, ...]] = []
        self.free: Callable[[], bool] | None = None
        monkeypatch.setattr(kiosk.commands.run, "tended", self.tended)

    @contextmanager
    def tended(self, command: tuple[str, ...], *, free: Callable[[], bool]) -> Iterator[None]:
        self.commands.append(command)
        self.free = free
        yield


@pytest.mark.usefixtures("shown")
def test_an_agent_runs_beside_a_display_whose_content_arrives(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = Beside(monkeypatch)
    cli.run(["run"])
    assert beside.commands == []
    with config.open("a") as file:
        file.write("update: {site: heguang, root: root.json, store: store}\n")
    for line in ("run --no-agent", "run --site elsewhere"):
        cli.run(line.split())
    assert beside.commands == []
    cli.run(["run"])
    ((python, *words),) = beside.commands
    assert (python, words) == (sys.executable, ["-m", "kiosk", "agent", "--settings", str(config)])


@pytest.mark.usefixtures("shown")
def test_an_agent_that_runs_by_itself_is_left_alone(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kiosk.content.store import Store  # noqa: PLC0415

    beside = Beside(monkeypatch)
    with config.open("a") as file:
        file.write("update: {site: heguang, root: root.json, store: store}\n")
    cli.run(["run"])
    assert beside.free is not None
    assert beside.free()
    with Store.open(config.with_name("store")).lock():
        assert not beside.free()
    assert beside.free()


# --- screenshot -------------------------------------------------------------------------


def test_screenshots_are_taken_as_asked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = catch(monkeypatch, "take_screenshots", [Path("a.png"), Path("b.png")])
    sizes = "--size 1920x1080 --size 1080x1920"
    asked = "--language en --only home --large-type --across 480"
    line = f"screenshot village --out shots {sizes} {asked}"
    cli.run(line.split())
    ((args, options),) = taken
    assert args == (Path("village").absolute(), Path("shots"))
    assert options == {
        "theme": tmp_path / "theme.yaml",
        "data": tmp_path / "data",
        "sizes": [(1920, 1080), (1080, 1920)],
        "languages": ["en"],
        "only": ["home"],
        "large_type": True,
        "low_reach": False,
        "across": 480,
    }
    assert capsys.readouterr().out.split() == ["a.png", "b.png"]


def test_screenshots_are_landscape_and_portrait_unless_asked_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken = catch(monkeypatch, "take_screenshots", [])
    cli.run(["screenshot", "village", "--out", "shots"])
    assert taken[0][1]["sizes"] == ((1920, 1080), (1080, 1920))


# --- how a failure is told --------------------------------------------------------------


def test_a_failure_is_told_in_chinese_then_in_english(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    catch(monkeypatch, "run_display", DisplayError("没有显示器", "there is no screen"))
    assert cli.run(["run"]) == 1
    assert capsys.readouterr().err == "没有显示器\nthere is no screen\n"


def test_every_failure_has_its_exit_status(monkeypatch: pytest.MonkeyPatch) -> None:
    class OddError(KioskError):
        exit_code = 23

    catch(monkeypatch, "run_display", OddError("x", "x"))
    assert cli.run(["run"]) == 23


def test_wrong_settings_are_told_with_their_line(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config.write_text("site: demo\nthem: theme.yaml\n")
    assert cli.run(["run"]) == 2
    told = capsys.readouterr().err
    assert "kiosk.yaml:2:1：没有“them”这一项；是不是“theme”？" in told
    assert "did you mean “theme”?" in told


def test_a_fault_of_the_program_is_one_line_in_each_language_and_a_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    catch(monkeypatch, "run_display", ZeroDivisionError("by nothing"))
    assert cli.run(["run"]) == 70
    log = tmp_path / "data" / "kiosk-crash.log"
    told = capsys.readouterr().err
    assert told.count("\n") == 2
    assert told.count(str(log)) == 2
    assert "Traceback" not in told
    assert "ZeroDivisionError: by nothing" in log.read_text(encoding="utf-8")


def test_an_interruption_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    catch(monkeypatch, "run_display", KeyboardInterrupt())
    assert cli.run(["run"]) == 130
    assert capsys.readouterr().err == ""


def test_a_log_that_cannot_be_written_is_written_elsewhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "a-file"
    blocked.touch()
    monkeypatch.setattr(crash, "data_folder", lambda: blocked)
    monkeypatch.setattr(crash.tempfile, "gettempdir", lambda: str(tmp_path / "tmp"))
    assert crash.write_crash(ValueError("x")) == tmp_path / "tmp" / "kiosk-crash.log"


def test_a_log_that_can_be_written_nowhere_is_no_second_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "a-file"
    blocked.touch()
    monkeypatch.setattr(crash, "data_folder", lambda: blocked)
    monkeypatch.setattr(crash.tempfile, "gettempdir", lambda: str(blocked))
    assert crash.write_crash(ValueError("x")) == Path("-")


def test_the_log_goes_through_nobody_s_link(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(crash.tempfile, "gettempdir", lambda: str(tmp_path / "tmp"))
    precious = tmp_path / "precious"
    precious.write_text("kept")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "kiosk-crash.log").symlink_to(precious)
    assert crash.write_crash(ValueError("x")).parent != tmp_path / "data"
    assert precious.read_text() == "kept"


def test_the_log_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(crash, "LONGEST_LOG", 1000)
    sizes = [crash.write_crash(ValueError("x" * 400)).stat().st_size for _ in range(8)]
    assert max(sizes) < 2500
    assert len(list((tmp_path / "data").iterdir())) == 2


# --- what can be asked for --------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "--window", "big"], "1280x720"),
        (["run", "--window", "800x600", "--fullscreen"], "not allowed with"),
        (["run", "--at", "nowhere"], "take-away"),
        (["bench", "everything"], "switch"),
        (["bench", "film", "--rounds", "0"], "正整数"),
        (["screenshot", "x"], "--out"),
        (["check"], "SITE"),
        ([], "COMMAND"),
    ],
)
def test_what_cannot_be_asked_for_is_said_with_what_can(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(arguments)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_every_command_can_be_imported_and_is_explained_in_both_languages() -> None:
    from importlib import import_module  # noqa: PLC0415

    commands = parser()._subparsers._group_actions[0]  # type: ignore[union-attr]
    explained = {action.dest: action.help for action in commands._choices_actions}  # type: ignore[attr-defined]
    names = {"run", "screenshot", "check", "schema", "fonts", "bench", "agent", "update", "release"}
    assert set(explained) == names | {"link", "server", "settings"}
    for name, words in explained.items():
        assert " · " in words
        assert callable(import_module(f"kiosk.commands.{name}").command)


@pytest.mark.parametrize(
    ("said", "language"), [("zh_CN.UTF-8", "zh-Hans"), ("en_GB.UTF-8", "en"), ("C", "zh-Hans")]
)
def test_a_report_is_in_the_terminals_language(
    said: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", said)
    assert parser().parse_args(["check", "x"]).language == language


def test_what_is_measured_is_what_the_bench_can_measure() -> None:
    from kiosk.bench.command import MEASUREMENTS  # noqa: PLC0415

    names = parser().parse_args(["bench", *MEASUREMENTS, "all"]).name
    assert names == [*MEASUREMENTS, "all"]


def test_the_bench_measures_each_thing_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import kiosk.commands.bench as command  # noqa: PLC0415

    asked: list[Any] = []

    def measure(wish: Any, *, json: bool) -> str:
        asked.append(SimpleNamespace(wish=wish, json=json))
        return "figures"

    monkeypatch.setattr(command, "run", measure)
    assert cli.run(["bench", "film", "film", "--size", "800x600", "--json"]) == 0
    wish = asked[0].wish
    assert (wish.names, wish.site, wish.size) == (["film"], tmp_path / "demo", (800, 600))
    assert asked[0].json is True
    assert capsys.readouterr().out == "figures\n"


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.run(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("kiosk ")


def test_help_needs_neither_a_screen_nor_anything_heavy() -> None:
    code = (
        "import sys; sys.argv = ['kiosk', '--help']\n"
        "from kiosk.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'kivy', 'vlc', 'PIL', 'pydantic', 'yaml', 'pypinyin'} & set(sys.modules)\n"
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert "kiosk" in done.stdout


def test_a_terminal_without_chinese_shows_question_marks_rather_than_fail() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "run", "--settings", "/nowhere/kiosk.yaml"],
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
    )
    assert done.returncode == 2
    assert b"there is no such file" in done.stderr
    assert b"Traceback" not in done.stderr
