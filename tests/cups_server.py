"""A CUPS server for the tests: its own folder, reached through a socket there, gone afterwards.

`pdf` prints through Debian's cups-pdf, which writes what comes out of the printer as a PDF. `office` is a
printer with trays and two sides whose paper the tests watch and whose troubles they make.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest

from frontdesk.printing.ipp.place import Place

T = TypeVar("T")

PDF, OFFICE = "pdf", "office"
DAEMON = Path("/usr/sbin/cupsd")
PROGRAMS = Path("/usr/lib/cups")
PDF_DRIVER = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd")
PLAIN_DRIVER = Path("/usr/share/ppd/cupsfilters/Generic-PDF_Printer-PDF.ppd")
OFFICE_DRIVER = Path("/usr/share/ppd/cupsfilters/Fuji_Xerox-DocuPrint_CM305_df-PDF.ppd")
NEEDED = (DAEMON, PROGRAMS / "backend" / "cups-pdf", PDF_DRIVER, OFFICE_DRIVER, Path("/usr/sbin/lpadmin"))
SECONDS = 30.0  # the longest that a test waits for the server; it is there in a moment

# cups-pdf looks for the settings of a printer "cups-pdf:/NAME" here and nowhere else.
SETTINGS = Path("/etc/cups")

FILES = """
ServerRoot {folder}/etc
ServerBin {folder}/bin
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/state
ErrorLog {folder}/log/error_log
AccessLog {folder}/log/access_log
PageLog {folder}/log/page_log
SystemGroup root
Sandboxing relaxed
SyncOnClose No
"""

# Access as on a Debian desktop: who owns a job sees its name and may cancel it, nobody else.
CONFIGURATION = """
Listen {folder}/cups.sock
LogLevel info
Browsing No
WebInterface No
DefaultAuthType None
DirtyCleanInterval {seconds_to_disk}
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  SubscriptionPrivateAccess default
  SubscriptionPrivateValues default
  <Limit Cancel-Job CUPS-Authenticate-Job>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""

# A printer of the tests' own: what it is sent is kept, and it is done when the file "go" is there.
OFFICE_PRINTER = """#!/bin/sh
[ $# -eq 0 ] && exit 0
desk=${DEVICE_URI#office:}
echo "$5" > "$desk/options"
cat > "$desk/sent"
mv "$desk/sent" "$desk/received"
said=
while [ -d "$desk" ] && [ ! -e "$desk/go" ]; do
  trouble=$(cat "$desk/trouble" 2>/dev/null)
  if [ "$trouble" != "$said" ]; then
    [ -n "$said" ] && echo "STATE: -$said" >&2
    [ -n "$trouble" ] && echo "STATE: +$trouble" >&2
    said=$trouble
  fi
  [ -e "$desk/stop" ] && exit 4
  [ -e "$desk/fail" ] && exit 5
  sleep 0.05
done
"""

# Ends the server when the tests end, in whatever way: their end of the pipe closes then.
KEEPER = (
    'cat > /dev/null; p="$1/state/cupsd.pid"; [ -e "$p" ] && kill -9 $(cat "$p"); rm -rf "$1"; rm -f "$2"'
)


@dataclass(slots=True)
class CupsServer:
    """A running server; `desk` is where the office printer's paper and troubles are, `out` where PDFs are."""

    folder: Path
    _daemon: subprocess.Popen[bytes] | None = field(default=None)

    @property
    def place(self) -> Place:
        """Return how it is reached."""
        return Place(socket=self.folder / "cups.sock")

    @property
    def out(self) -> Path:
        """Return the folder into which `pdf` prints."""
        return self.folder / "out"

    @property
    def desk(self) -> Path:
        """Return the folder in which `office` prints."""
        return self.folder / "desk"

    def start(self) -> None:
        """Start it, or start it again, and wait until it answers."""
        self._daemon = subprocess.Popen(
            (
                str(self.folder / "cupsd"),
                *("-f", "-c", str(self.folder / "etc/cupsd.conf")),
                *("-s", str(self.folder / "etc/cups-files.conf")),
            ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            start_new_session=True,
        )
        wait_until(self._answers)

    def kill(self) -> None:
        """Kill it in the middle of whatever it does."""
        if self._daemon is not None:
            self._daemon.kill()
            self._daemon.wait()
            self._daemon = None
            (self.folder / "state/cupsd.pid").unlink(missing_ok=True)

    def printed(self) -> bytes:
        """Return what `pdf` printed last."""
        files = (*self.out.glob("*.pdf"), *self.out.glob("received"))
        return max(files, key=lambda file: file.stat().st_mtime_ns).read_bytes()

    def add(self, name: str, address: str, driver: Path) -> None:
        """Set a printer up."""
        self.call("lpadmin", "-p", name, "-E", "-v", address, "-P", str(driver), "-D", f"The {name} printer")

    def add_office(self, name: str = OFFICE) -> None:
        """Set the office printer up, or anew with all its troubles gone."""
        for left in self.desk.iterdir():
            left.unlink()
        self.add(name, f"office:{self.desk}", OFFICE_DRIVER)

    def call(self, program: str, *arguments: str) -> str:
        """Call one of CUPS' own programs and return what it says. Raises RuntimeError when it fails."""
        done = subprocess.run(
            (program, *arguments),
            check=False,
            capture_output=True,
            text=True,
            env={**os.environ, "CUPS_SERVER": str(self.folder / "cups.sock"), "LC_ALL": "C.UTF-8"},
        )
        if done.returncode != 0:
            raise RuntimeError(f"{program} failed: {done.stderr}")
        return done.stdout

    def log(self) -> str:
        """Return what it has to say about itself."""
        return (self.folder / "log/error_log").read_text(encoding="utf-8", errors="replace")

    def _answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as asked:
            return asked.connect_ex(str(self.folder / "cups.sock")) == 0


def wait_until(found: Callable[[], T | None]) -> T:
    """Ask until something is found: what another program does can only be asked for again."""
    end = time.monotonic() + SECONDS
    pause = threading.Event()
    while not (answer := found()):
        if time.monotonic() > end:
            raise TimeoutError(f"nothing within {SECONDS} s")
        pause.wait(0.02)
    return answer


@pytest.fixture(scope="session")
def cups_server() -> Iterator[CupsServer]:
    """Start a server in a folder of its own; both are gone when the tests are, also killed ones."""
    missing = [str(each) for each in NEEDED if not each.exists()]
    if missing:
        raise RuntimeError(
            f"CUPS is not installed: `python3 installer/bootstrap.py test` does it ({missing})"
        )
    # The path of a socket may have no more than 107 characters: pytest's own folders are too deep.
    folder = Path(tempfile.mkdtemp(prefix="frontdesk-cups-", dir="/tmp"))
    settings = SETTINGS / f"cups-pdf-{folder.name}.conf"
    with subprocess.Popen(
        ("sh", "-c", KEEPER, "keeper", str(folder), str(settings)),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        start_new_session=True,  # Ctrl+C is for the tests; the keeper learns of their end by the pipe
    ):
        server = _furnished(folder)
        server.start()
        server.add(PDF, *_pdf_printer(server, settings))
        server.add_office()
        yield server
        server.kill()


def _furnished(folder: Path) -> CupsServer:
    """Lay the server's folder out."""
    server = CupsServer(folder)
    folder.chmod(0o755)
    for name in ("etc/ppd", "spool/tmp", "cache", "state", "log", "bin/backend", "out", "desk"):
        (folder / name).mkdir(parents=True)
    for open_to_all in (server.out, server.desk):
        open_to_all.chmod(0o777)
    for programs in PROGRAMS.iterdir():
        if programs.name != "backend":
            (folder / "bin" / programs.name).symlink_to(programs)
    (folder / "bin/backend/cups-pdf").symlink_to(PROGRAMS / "backend/cups-pdf")
    printer = folder / "bin/backend/office"
    printer.write_text(OFFICE_PRINTER, encoding="utf-8")
    printer.chmod(0o755)
    # A copy: where AppArmor is on, it keeps the installed one inside the system's own folders.
    shutil.copy(DAEMON, folder / "cupsd")
    (folder / "etc/cups-files.conf").write_text(FILES.format(folder=folder), encoding="utf-8")
    write_configuration(server)
    return server


def write_configuration(server: CupsServer, *, seconds_to_disk: int = 0) -> None:
    """Say how the server works from its next start; `seconds_to_disk` is how long it keeps jobs in memory."""
    text = CONFIGURATION.format(folder=server.folder, seconds_to_disk=seconds_to_disk)
    (server.folder / "etc/cupsd.conf").write_text(text, encoding="utf-8")


def _pdf_printer(server: CupsServer, settings: Path) -> tuple[str, Path]:
    """Return address and driver of a printer that writes PDFs: cups-pdf, which works for root alone."""
    if os.geteuid() != 0:
        (server.out / "go").touch()
        return f"office:{server.out}", PLAIN_DRIVER
    settings.write_text(
        f"Out {server.out}\nSpool {server.out}\nLog {server.folder}/log\nGrp lp\nLabel 1\n", encoding="utf-8"
    )
    return f"cups-pdf:/{server.folder.name}", PDF_DRIVER


@pytest.fixture
def cups(cups_server: CupsServer) -> Iterator[CupsServer]:
    """Give the server with an office printer that works and no job left; afterwards likewise."""
    yield cups_server
    cups_server.call("cancel", "-a", "-x")
    cups_server.add_office()
    cups_server.call("cupsaccept", OFFICE, PDF)
    cups_server.call("cupsenable", OFFICE, PDF)
