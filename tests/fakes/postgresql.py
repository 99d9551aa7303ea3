"""A real PostgreSQL for the length of a run of tests: Debian's programs, a folder of its own."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

_USER = "nobody"
"""PostgreSQL refuses to run as root."""


def start_postgresql() -> Path:
    """Start one that speaks on a socket alone; return the folder of the socket.

    It ends with this process.
    """
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)
    if programs is None:
        message = "there is no PostgreSQL here: apt-get install postgresql"
        raise FileNotFoundError(message)
    folder = Path(tempfile.mkdtemp(prefix="kiosk-postgresql."))
    data = folder / "data"
    if os.geteuid() == 0:
        shutil.chown(folder, _USER)

    def run(*command: str) -> None:
        as_user = ["runuser", "-u", _USER, "--"] if os.geteuid() == 0 else []
        subprocess.run([*as_user, *command], check=True, cwd=folder, stdout=subprocess.DEVNULL)

    def stop() -> None:
        run(str(programs / "pg_ctl"), "stop", "-D", str(data), "-m", "immediate")
        shutil.rmtree(folder, ignore_errors=True)

    run(
        *(str(programs / "initdb"), "-D", str(data), "-U", "kiosk", "-E", "UTF8"),
        *("--no-sync", "--auth=trust", "--locale=C.UTF-8"),
    )
    # Nothing here outlives the tests: what is slow because it is safe is left out.
    quick = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    options = f"-k {folder} -c listen_addresses= {quick}"
    run(
        *(str(programs / "pg_ctl"), "start", "-w", "-D", str(data)),
        *("-l", str(folder / "log"), "-o", options),
    )
    atexit.register(stop)
    return folder
