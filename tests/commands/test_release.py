"""`kiosk release`, as somebody at a terminal uses it."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kiosk import cli
from kiosk.commands import release
from kiosk.commands.parser import parser
from kiosk.commands.releasing import acts
from kiosk.commands.releasing.parser import ROLES
from kiosk.commands.releasing.settings import Desk
from kiosk.content.loading import load_site
from kiosk.release import begin, collect, signing
from kiosk.release.s3 import S3Storage
from tests.fakes.folder import LEAST, site_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SITE = str(LEAST["id"])


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to publish from, with a site in it; glyphs are the loader's matter."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(acts, "_loader", lambda _: load_site)
    site_folder(tmp_path / "site")
    return tmp_path


@pytest.fixture
def kiosk(desk: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs one command; returns its exit status and what it said, in English."""
    del desk

    def run(line: str, language: str = "en") -> tuple[int, str, str]:
        act, *more = line.split()
        status = cli.run(["release", act, "--language", language, *more])
        out, err = capsys.readouterr()
        return status, out, err

    return run


@pytest.fixture
def begun(kiosk: Callable[..., tuple[int, str, str]]) -> Callable[..., tuple[int, str, str]]:
    assert kiosk(f"init {SITE}")[0] == 0
    return kiosk


def test_five_commands_publish(kiosk: Callable[..., tuple[int, str, str]], desk: Path) -> None:
    status, told, _ = kiosk(f"init {SITE}")
    assert status == 0
    assert "fingerprint" in told
    assert told.count(".pem") == 3
    assert "2 files" in kiosk("build site")[1]
    assert "release 1 is published; 2 files were sent" in kiosk("publish site")[1]
    assert "still release 1" in kiosk("publish site")[1]
    _, told, _ = kiosk("list")
    assert told.split()[0] == "1"
    assert "every kiosk" in told
    assert "the root keys are still on this machine" in told
    assert (desk / f"repository/sites/{SITE}/metadata/timestamp.json").is_file()


def test_answers_come_in_both_languages(begun: Callable[..., tuple[int, str, str]]) -> None:
    assert "已发布第 1 版" in begun("publish site", "zh-Hans")[1]
    assert "没有变化" in begun("publish site", "zh-Hans")[1]
    assert "所有展示机" in begun("list", "zh-Hans")[1]
    assert "范围已改变" in begun("publish --number 1 --percent 5", "zh-Hans")[1]


def test_a_site_that_cannot_be_shown_is_not_published(
    begun: Callable[..., tuple[int, str, str]], desk: Path
) -> None:
    site_folder(desk / "site", nmae="x")
    for act in ("build", "publish"):
        status, _, err = begun(f"{act} site")
        assert status == 2
        assert "site.yaml:1:" in err
    assert "nothing has been published" in begun("list")[1]


def test_build_tells_what_a_kiosk_would_fetch(
    begun: Callable[..., tuple[int, str, str]], desk: Path
) -> None:
    assert "would fetch" not in begun("build site")[1]
    begun("publish site")
    assert "would fetch 0 files, 0 B" in begun("build site")[1]
    (desk / "site/more.txt").write_text("12345")
    assert "a kiosk with release 1 would fetch 1 files, 5 B" in begun("build site")[1]


def test_build_needs_no_publisher(kiosk: Callable[..., tuple[int, str, str]]) -> None:
    assert kiosk("build site")[0] == 0


def test_a_draft_is_published_as_it_was_built(
    begun: Callable[..., tuple[int, str, str]], desk: Path
) -> None:
    begun("build site --out draft.json")
    (desk / "site/later.txt").write_text("not in the draft")
    assert "2 files were sent" in begun("publish draft.json")[1]
    begun("build site --out draft.json")
    (desk / "site/later.txt").write_text("not as in the draft")
    status, _, err = begun("publish draft.json")
    assert status == 1
    assert "later.txt" in err


def test_terms_are_published_as_said(begun: Callable[..., tuple[int, str, str]]) -> None:
    line = "publish site --note en=New --note zh-Hans=新 --show-from 2027-01-01T08:00+08:00"
    begun(f"{line} --minimum-kiosk 0.2.0 --percent 10 --ring early --ring late")
    told = json.loads(begun("list --json")[1])
    (one,) = told["releases"]
    assert one["notes"] == {"en": "New", "zh-Hans": "新"}
    assert one["show_from"] == "2027-01-01T00:00:00Z"
    assert one["minimum_kiosk"] == "0.2.0"
    assert one["offer"] == {"number": 1, "percent": 10, "rings": ["early", "late"]}
    assert one["whole"] is True
    assert set(told["keys"]) == set(told["expires"]) == {"root", "targets", "snapshot", "timestamp"}
    assert len(told["keys"]["root"]) == 3
    _, listed, _ = begun("list")
    assert "10% + early, late" in listed
    assert "New" in listed


def test_the_stage_of_a_release_is_changed_by_its_number(
    begun: Callable[..., tuple[int, str, str]],
) -> None:
    begun("publish site")
    assert "release 1 is for other kiosks now" in begun("publish --number 1 --percent 7")[1]
    assert "7%" in begun("list")[1]
    status, _, err = begun("publish --number 5")
    assert (status, "not on offer" in err) == (1, True)
    for line in ("publish", "publish site --number 1"):
        assert begun(line)[0] == 2


@pytest.mark.parametrize(
    "term", ["--note en=New", "--show-from 2027-01-01T08:00", "--minimum-kiosk 0.2.0"]
)
def test_what_is_signed_into_a_release_is_not_changed_with_its_stage(
    begun: Callable[..., tuple[int, str, str]], term: str
) -> None:
    begun("publish site --percent 10")
    status, _, err = begun(f"publish --number 1 --percent 50 {term}")
    assert status == 2
    assert term.partition(" ")[0] in err
    assert "10%" in begun("list")[1], "nothing was done by half"


def test_rollback_and_collection(begun: Callable[..., tuple[int, str, str]], desk: Path) -> None:
    begun("publish site")
    (desk / "site/more.txt").write_text("12345")
    begun("publish site")
    assert "release 3 is published; 0 files were sent" in begun("rollback 1")[1]
    assert "0 files removed" in begun("gc")[1]
    assert "2 objects stay" in begun("gc --hours 0 --keep 0")[1]
    status, _, err = begun("rollback 2")
    assert (status, "have been collected" in err) == (1, True)
    assert "its files are collected" in begun("list")[1]


def test_export_and_its_next_time(begun: Callable[..., tuple[int, str, str]], desk: Path) -> None:
    assert begun("export-usb stick")[0] == 1
    begun("publish site")
    _, told, _ = begun("export-usb stick")
    assert f"{SITE}: release 1" in told
    assert "2 files" in told
    assert "0 files" in begun("export-usb stick")[1]
    assert (desk / f"stick/sites/{SITE}/metadata/timestamp.json").is_file()


def test_a_new_root_waits_until_enough_sticks_have_come(
    begun: Callable[..., tuple[int, str, str]], desk: Path
) -> None:
    sticks = []
    for file in sorted((desk / "root-keys").iterdir()):
        stick = desk / file.stem
        stick.mkdir()
        file.rename(stick / file.name)
        sticks.append(stick.name)
    assert "0 of 2 signatures" in begun("rotate-key targets")[1]
    assert "1 of 2 signatures" in begun(f"rotate-key targets --root-keys {sticks[0]}")[1]
    status, told, _ = begun(
        f"rotate-key --sign trust/{SITE}.next-root.json --root-keys {sticks[1]}"
    )
    assert status == 0
    assert "timestamp" in told
    assert "it has 2 signatures now" in told
    assert "root 2 is published" in begun("rotate-key targets")[1]
    assert "still on this machine" not in begun("list")[1]


def test_a_root_key_is_replaced_by_its_number(
    begun: Callable[..., tuple[int, str, str]], desk: Path
) -> None:
    gone = json.loads(begun("list --json")[1])["keys"]["root"][0]
    status, _, err = begun("rotate-key root")
    assert (status, gone in err) == (1, True)
    _, told, _ = begun(f"rotate-key root --replace {gone}")
    assert "root 2 is published" in told
    assert "root-4.pem" in told
    assert (desk / "root-keys/root-4.pem").is_file()


def test_signatures_are_renewed_and_the_root_is_spoken_of_in_time(
    begun: Callable[..., tuple[int, str, str]], desk: Path
) -> None:
    status, told, err = begun("refresh-expiry")
    assert (status, err) == (0, "")
    assert "signed anew: timestamp" in told
    (desk / "publisher.yaml").write_text("repository: repository\ndays: {root: 100}\n")
    assert "root 2 is published" in begun("refresh-expiry --root")[1]
    _, _, err = begun("refresh-expiry")
    assert "runs out in 99 days" in err


def test_several_sites_want_to_be_named(
    begun: Callable[..., tuple[int, str, str]], desk: Path
) -> None:
    assert "fingerprint" in begun(f"init other --like {SITE}")[1]
    begun("publish site")
    status, _, err = begun("list")
    assert status == 2
    assert f"{SITE}, other" in err
    assert begun(f"list --site {SITE}")[0] == 0
    assert begun("refresh-expiry")[1].count("signed anew") == 2
    assert begun("export-usb stick")[1].count(": release") == 2
    site_folder(desk / "third", id="third")
    status, _, err = begun("publish third")
    assert (status, "kiosk release init third" in err) == (1, True)


def test_what_is_wrong_in_the_settings_is_told_with_its_line(
    kiosk: Callable[..., tuple[int, str, str]], desk: Path
) -> None:
    assert kiosk("list")[0] == 2
    file = desk / "publisher.yaml"
    for text, said in {
        "repositry: x\n": "did you mean “repository”",
        "repository: x\ns3: {bucket: b}\n": "one of repository and s3",
        "keys: k\n": "one of repository and s3",
        "repository: x\ndays: {root: 0}\n": "days.root",
        "s3: {bucket: b, secret: x}\n": "no key “secret”",
    }.items():
        file.write_text(text)
        status, _, err = kiosk("list")
        assert status == 2
        assert said in err


def test_a_bucket_is_set_by_the_settings(desk: Path) -> None:
    file = desk / "publisher.yaml"
    file.write_text("s3: {bucket: b, prefix: p, endpoint: 'http://127.0.0.1:1', region: r}\n")
    storage = Desk(file).storage
    assert isinstance(storage, S3Storage)
    assert storage.where == "s3://b/p/"


def test_a_bucket_is_not_served_from_here(
    kiosk: Callable[..., tuple[int, str, str]], desk: Path
) -> None:
    (desk / "publisher.yaml").write_text("s3: {bucket: b, region: r}\n")
    status, _, err = kiosk("serve")
    assert (status, "serves them itself" in err) == (2, True)


def test_somebody_else_s_publication_is_spoken_of(
    begun: Callable[..., tuple[int, str, str]], desk: Path
) -> None:
    (desk / "copy").mkdir()
    for name in ("keys", "trust"):
        subprocess.run(["cp", "-r", name, f"copy/{name}"], cwd=desk, check=True)
    (desk / "copy/publisher.yaml").write_text("repository: ../repository\n")
    begun("publish site --publisher copy/publisher.yaml")
    assert "the keys are stolen" in begun("list")[1]
    begun("publish site")
    begun("refresh-expiry")
    assert "the keys are stolen" not in begun("list")[1]


def test_without_what_a_publisher_needs_it_is_said_what_to_install(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    del desk
    monkeypatch.setattr(release, "find_spec", lambda _: None)
    assert cli.run(["release", "list"]) == 2
    assert "kiosk[server]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("release", "ACT"),
        ("release init", "SITE-ID"),
        ("release publish x --percent 101", "0 到 100"),
        ("release publish x --note hello", "zh-Hans="),
        ("release publish x --show-from tomorrow", "2026-12-01T08:00"),
        ("release rollback 0", "正整数"),
        ("release rotate-key nobody", "timestamp"),
        ("release serve --port 70000", "65535"),
        ("release gc --keep -1", "--keep"),
    ],
)
def test_what_cannot_be_asked_for_is_said_with_what_can(
    line: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(line.split())
    assert said in capsys.readouterr().err


def test_every_act_is_explained_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    for act in acts.ACTS:
        with pytest.raises(SystemExit):
            parser().parse_args(["release", act, "--help"])
        help_text = capsys.readouterr().out
        options = help_text.partition("options:")[2]
        assert " · " in help_text.partition("options:")[0]
        assert options.count("·") >= options.count("\n  -") - 1


def test_a_command_that_publishes_imports_nothing_that_shows() -> None:
    code = (
        "import sys; from kiosk.commands.releasing import acts; import kiosk.commands.release\n"
        "heavy = {'kivy', 'vlc', 'PIL.Image', 'fontTools', 'http.server'} & set(sys.modules)\n"
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_serve_serves_until_it_is_interrupted(
    begun: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    import requests  # noqa: PLC0415

    from kiosk.release.serve import server  # noqa: PLC0415

    begun("publish site")
    statuses: list[int] = []

    def asked_once(running: server.Server) -> None:
        import threading  # noqa: PLC0415

        answering = threading.Thread(target=running.handle_request)
        answering.start()
        url = f"{running.url}/sites/{SITE}/metadata/timestamp.json"
        statuses.append(requests.get(url, timeout=10).status_code)
        answering.join()
        raise KeyboardInterrupt

    monkeypatch.setattr(server.Server, "serve_forever", asked_once)
    status, told, _ = begun("serve --port 0 --log")
    assert status == 130
    assert statuses == [200]
    assert "serving at http://127.0.0.1:" in told
    assert '"GET /sites/' in told


def test_what_is_not_said_is_as_the_parts_have_it() -> None:
    init = parser().parse_args(["release", "init", SITE])
    assert (init.root_count, init.threshold) == (begin.ROOT_KEYS, begin.THRESHOLD)
    gc = parser().parse_args(["release", "gc"])
    assert (gc.keep, dt.timedelta(hours=gc.hours)) == (collect.KEEP, collect.GRACE)
    assert ROLES == signing.ROLES
