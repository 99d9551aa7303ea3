"""The whole server, killed with all its processes at any instant of people's work."""

from __future__ import annotations

import http.client
import json
import random
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import psutil
import pytest

from kiosk.server.run import environment
from tests.server.test_run import Server

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 300.0
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
_STEPS = ("chushen", "fushen", "zhongshen")


class Ordeal:
    """One village is written, reviewed and published, and the server is killed meanwhile.

    Attributes:
        killed: How often.
        done: Releases that came out all the same.
    """

    def __init__(self, folder: Path, seed: int) -> None:
        self.rng = random.Random(seed)  # noqa: S311  # chance that can be repeated
        self.folder = folder
        self.killed = self.done = self._looks = self._submission = 0
        self._whole = ""
        self.server = Server(folder)
        self._answer()
        told = self._act("begin")
        self.site, self._cookies = told["site"], told["cookies"]

    def round(self) -> None:
        """Bring another state of the village to the screens, whatever happens."""
        before = self._look()["seen"]
        self._act("edit", f"第 {self.done + 1} 稿，请进来坐坐。")
        self._until_done(self._hand_in, "in_review")
        for step, who in enumerate(_STEPS, 1):
            self._until_done(lambda: self._decide(who, step), step)  # noqa: B023  # done at once
        approved = self._look()["submission"]
        assert (approved["state"], approved["decisions"]) == ("approved", len(_STEPS))
        assert approved["hash"] != before
        self._until_done(self._publish, "out")
        now = self._look()
        assert now["release"]["submission"] == approved["pk"]
        assert now["seen"] == approved["hash"] == now["release"]["hash"]
        assert now["full"] == 1
        self.done += 1

    # --- what people do ---------------------------------------------------------------

    def _hand_in(self) -> None:
        self._post("lanxi", f"/review/site/{self.site}/", "hand-in/", note="请审")

    def _decide(self, who: str, step: int) -> None:
        page = f"/review/{self._submission}/"
        self._post(who, page, "decide/", verdict="approved", step=str(step), comment="同意")

    def _publish(self) -> None:
        given = {
            "villages": str(self._submission),
            "when": "now",
            "screens": "all",
            "hours": "24",
            "limit": "1",
        }
        self._post("admin", "/releases/new/", "", percents="10, 50, 100", **given)

    def _post(self, who: str, page: str, below: str, **fields: str) -> None:
        """Send a form as a browser does; nothing when the server is not there any more."""
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies[who].items())
        line = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        try:
            line.request("GET", page, headers={"Cookie": cookies})
            answer = line.getresponse()
            text = answer.read().decode("utf-8", "replace")
            token = _TOKEN.search(text)
            if token is None:
                return  # there is nothing to send any more: it was done
            fresh = (answer.getheader("Set-Cookie") or "").partition(";")[0]
            headers = {
                "Cookie": f"{cookies}; {fresh}",
                "Content-Type": "application/x-www-form-urlencoded",
                "Referer": f"http://127.0.0.1:{self.server.port}{page}",
            }
            body = urlencode({"csrfmiddlewaretoken": token[1], **fields})
            line.request("POST", page + below, body, headers)
            line.getresponse().read()
        except (OSError, http.client.HTTPException):
            return
        finally:
            line.close()

    # --- what happens meanwhile -------------------------------------------------------

    def _until_done(self, act: Any, aim: str | int) -> None:
        """Do something; kill everything at some instant; see that it can be done to the end."""
        if self.rng.random() < 0.8:  # sometimes nothing happens
            doing = threading.Thread(target=act)
            doing.start()
            time.sleep(self.rng.uniform(0, 2.5))  # the instant of the kill, not a wait
            self._kill()
            doing.join()
            self._nothing_half()
            self.server = Server(self.folder)
            self._answer()
        until = time.monotonic() + _PATIENCE
        while not self._is(aim):
            assert time.monotonic() < until, (aim, self._look(), self.server.read()[-3000:])
            if self._can_do_it_again(aim):
                act()
            time.sleep(0.3)

    def _is(self, aim: str | int) -> bool:
        found = self._look()
        submission, release = found["submission"], found["release"]
        if isinstance(aim, int):
            return bool(submission["decisions"] >= aim)
        if aim == "out":
            is_its = release and release["submission"] == submission["pk"]
            return bool(is_its and release["state"] == "out")
        assert not submission or submission["state"] != "refused", submission["problems"]
        return bool(submission and submission["state"] == "in_review")

    def _can_do_it_again(self, aim: str | int) -> bool:
        """Tell whether a person would see that nothing has come of what they did."""
        found = self._look()
        submission, release = found["submission"], found["release"]
        if isinstance(aim, int):
            return bool(submission["decisions"] < aim)
        if aim == "out":
            assert not release or release["state"] != "failed", release["problem"]
            return not release or release["submission"] != submission["pk"]
        return not submission or submission["state"] in {"approved", "cancelled"}

    def _nothing_half(self) -> None:
        """See that kiosks find a whole release while nothing runs."""
        found = self._look()
        known = {found["release"]["hash"] if found["release"] else "", self._whole}
        assert found["seen"] in known, "neither the old nor the new"
        assert found["full"] <= 1

    def _kill(self) -> None:
        self._whole = self._look()["seen"]
        supervisor = psutil.Process(self.server.process.pid)
        everybody = [*supervisor.children(recursive=True), supervisor]
        victims = everybody if self.rng.random() < 0.7 else [supervisor]
        for each in victims:
            try:
                each.send_signal(signal.SIGKILL)
            except psutil.NoSuchProcess:
                continue
        self.server.process.wait(60)
        self.server.said.close()
        psutil.wait_procs(everybody, timeout=60)
        self.killed += 1

    def _answer(self) -> None:
        until = time.monotonic() + _PATIENCE
        while not self.server.answers():
            assert time.monotonic() < until, self.server.read()
            time.sleep(0.2)

    def _look(self) -> dict[str, Any]:
        self._looks += 1
        found: dict[str, Any] = self._act("look", str(self._looks))
        self._submission = (found["submission"] or {}).get("pk", 0)
        return found

    def _act(self, *words: str) -> Any:
        done = subprocess.run(
            [sys.executable, "-m", "tests.server.ordeal", *words],
            env={
                **environment(self.server.settings, self.folder / "data"),
                "PYTHONPATH": str(_ROOT),
            },
            cwd=_ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert not done.returncode, done.stderr
        return json.loads(done.stdout.strip().splitlines()[-1])

    def end(self) -> None:
        self.server.end()
        if not self.server.said.closed:
            self.server.said.close()


@pytest.fixture
def ordeal(tmp_path: Path) -> Iterator[Ordeal]:
    made = Ordeal(tmp_path, 2026)
    try:
        yield made
    finally:
        made.end()


@pytest.mark.timeout(1800)
def test_a_server_killed_with_all_its_processes_loses_nothing(ordeal: Ordeal) -> None:
    ordeal.round()
    assert ordeal.killed >= 3
    assert ordeal.done == 1


@pytest.mark.long
@pytest.mark.timeout(4 * 3600)
def test_a_server_killed_many_times_loses_nothing_and_publishes_nothing_half(
    ordeal: Ordeal,
) -> None:
    while ordeal.killed < 40:
        ordeal.round()
    print(f"\n{ordeal.killed} kills, {ordeal.done} releases")  # noqa: T201  # figures
