"""Finds the system packages that are missing and has apt-get install them where it may."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from installer.places import PACKAGES, SetupError, say

APT_LISTS = Path("/var/lib/apt/lists")
QUIETLY = ("env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8")
FINISH_INTERRUPTED = (*QUIETLY, "dpkg", "--configure", "-a")
APT_UPDATE = (*QUIETLY, "apt-get", "update")
APT_INSTALL = (
    *QUIETLY,
    "apt-get",
    "install",
    "--yes",
    "--no-install-recommends",
    "-o",
    "DPkg::Lock::Timeout=120",
)


@dataclass(frozen=True, slots=True)
class SystemPackage:
    """One Debian package; `purpose` is "run" or "test"."""

    name: str
    purpose: str
    why: str
    unless_module: str = ""


def listed_packages(source: Path = PACKAGES) -> tuple[SystemPackage, ...]:
    """Read the list; names are made for the interpreter that runs this."""
    python = f"python{sys.version_info.major}.{sys.version_info.minor}"
    rows = tomllib.loads(source.read_text(encoding="utf-8"))["package"]
    return tuple(
        SystemPackage(
            row["name"].replace("{python}", python), row["for"], row["why"], row.get("unless_module", "")
        )
        for row in rows
    )


def parse_installed(listing: str) -> frozenset[str]:
    """Return names of installed packages and what they provide.

    `listing` has the lines of `dpkg-query` in `DPKG_FORMAT`. A package that was
    renamed (libglib2.0-0t64) provides its old name.
    """
    names: set[str] = set()
    for line in listing.splitlines():
        status, name, provides = line.split("|")
        if status.strip() == "ii":
            names.add(name)
            names.update(entry.split()[0] for entry in provides.split(",") if entry.strip())
    return frozenset(names)


DPKG_FORMAT = "${db:Status-Abbrev}|${Package}|${Provides}\n"


def installed_packages() -> frozenset[str]:
    """Ask dpkg what is installed."""
    query = ("dpkg-query", "--show", "--showformat", DPKG_FORMAT)
    return parse_installed(subprocess.run(query, check=True, capture_output=True, text=True).stdout)


def missing_packages(
    listed: Iterable[SystemPackage], purposes: Sequence[str], installed: frozenset[str]
) -> tuple[SystemPackage, ...]:
    """Return those of the listed packages that serve one of the purposes and are not there."""
    return tuple(
        package
        for package in listed
        if package.purpose in purposes
        and package.name not in installed
        and not (package.unless_module and importlib.util.find_spec(package.unless_module))
    )


def privilege() -> tuple[str, ...] | None:
    """Return what to put before apt-get, or None when this user may not install packages."""
    if os.geteuid() == 0:
        return ()
    sudo = ("sudo", "--non-interactive")
    if (
        shutil.which("sudo")
        and subprocess.run((*sudo, "true"), check=False, capture_output=True).returncode == 0
    ):
        return sudo
    return None


def ensure_system_packages(purposes: Sequence[str]) -> None:
    """Install what is missing, or raise SetupError with the exact command to type."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        say("This is not Debian: the libraries named in installer/packages.toml have to be there already.")
        return
    missing = missing_packages(listed_packages(), purposes, installed_packages())
    if not missing:
        return
    names = [package.name for package in missing]
    prefix = privilege()
    if prefix is None:
        raise SetupError(
            "These system packages are missing, and this user may not install them. Type:\n\n"
            f"  sudo apt-get update && sudo apt-get install --no-install-recommends {' '.join(names)}\n\n"
            "and start again."
        )
    say(f"Installing {len(names)} system packages: {' '.join(names)}")
    _install(prefix, names)


def _install(prefix: Sequence[str], names: Sequence[str]) -> None:
    if not any(APT_LISTS.glob("*_Packages*")):
        _apt((*prefix, *APT_UPDATE))
    failure = _apt((*prefix, *APT_INSTALL, *names))
    if failure:
        # An installation that was interrupted has to be finished first, and lists that are
        # some weeks old name files that the archive no longer has.
        _apt((*prefix, *FINISH_INTERRUPTED))
        _apt((*prefix, *APT_UPDATE))
        failure = _apt((*prefix, *APT_INSTALL, *names))
    if failure:
        raise SetupError(f"{failure}\n\napt-get could not install {' '.join(names)}: see above.")


def _apt(command: Sequence[str]) -> str:
    """Run a packaging command without questions; return what it said when it failed, else nothing."""
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    return "" if done.returncode == 0 else (done.stdout + done.stderr).strip()[-4000:]
