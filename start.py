"""Set Zholda up on this machine if need be, then run it. Needs Python 3.11 or newer with pip, and nothing else.

    python3 start.py                     the home screen (without a terminal: the demonstration)
    python3 start.py demo                any command of `zholda`, with its arguments
    python3 start.py --test [ARGS]       every check: ruff, mypy, import-linter, pytest (ARGS go to pytest)

Set-up happens in the active virtual environment or, if none is active, in `.venv` beside this file. Packages come from the
locked lists in `requirements/`, checked by hash, and are installed again only when a list has changed. A folder `wheels`
beside this file is used instead of the network. Exit codes are those of the command that was run; 69 when set-up failed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
WINDOWS = os.name == "nt"
SET_UP_FAILED = 69  # "service unavailable" in sysexits.h; zholda itself uses 0, 2 and 70

ELSEWHERE = "Make one where you may write (python3 -m venv FOLDER), activate it, and run this command again."


class SetUpError(Exception):
    """Set-up cannot go on; the text says what is wrong and what to do."""


def say(text: str) -> None:
    """Talk goes to stderr: stdout belongs to the command that is run."""
    print(text, file=sys.stderr, flush=True)


# --- the environment -------------------------------------------------------------------------------------------------------


def environment_folder() -> Path:
    """The active virtual environment, else `.venv` beside this file."""
    active = sys.prefix != sys.base_prefix
    return Path(sys.prefix) if active else ROOT / ".venv"


def program(environment: Path, name: str) -> Path:
    """A program inside the environment, such as `python` or `zholda`."""
    return environment / ("Scripts" if WINDOWS else "bin") / (name + (".exe" if WINDOWS else ""))


def succeeds(command: list[str]) -> bool:
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


def make_environment(environment: Path) -> None:
    """Make the virtual environment; without a pip of its own where this Python cannot give it one (Debian splits that off)."""
    if program(environment, "python").exists():
        return
    say(f"Making a virtual environment in {environment}")
    make = [sys.executable, "-m", "venv", "--clear"]
    if importlib.util.find_spec("ensurepip") and succeeds([*make, str(environment)]):
        return
    made = subprocess.run([*make, "--without-pip", str(environment)], capture_output=True, text=True, check=False)
    if made.returncode:
        raise SetUpError(f"No virtual environment could be made in {environment}:\n{made.stderr.strip()}\n{ELSEWHERE}")


def pip_command(environment: Path) -> list[str]:
    """The environment's own pip or, where it has none, the pip of the Python it was made from."""
    python = str(program(environment, "python"))
    outside = [str(getattr(sys, "_base_executable", sys.executable)), "-m", "pip", "--python", python]
    for command in ([python, "-m", "pip"], outside):
        if succeeds([*command, "--version"]):
            return command
    raise SetUpError("This Python has no pip. Install it (on Debian and Ubuntu: apt install python3-pip) and run this command again.")


# --- the packages ----------------------------------------------------------------------------------------------------------


def lock(kind: str) -> Path:
    """The locked list of packages: `run` to play, `test` to run the checks as well."""
    return ROOT / "requirements" / f"{kind}.txt"


def fingerprint(kind: str) -> str:
    """Changes when anything changes that an installation depends on."""
    digest = hashlib.sha256()
    for part in (lock(kind).read_bytes(), (ROOT / "pyproject.toml").read_bytes(), str(ROOT).encode(), sys.version.encode()):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def installed_kinds(marker: Path) -> dict[str, str]:
    """What the marker file says is installed: kind of lock -> fingerprint. Unreadable counts as nothing."""
    try:
        found = json.loads(marker.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def is_ready(marker: Path, kind: str) -> bool:
    """Whether the packages of `kind` are installed as locked. The test list holds everything that the run list holds."""
    found = installed_kinds(marker)
    return any(found.get(name) == fingerprint(name) for name in (kind, "test"))


def install(environment: Path, kind: str) -> None:
    """Install the locked packages, then Zholda itself as links to this folder, so that an edited file counts at once."""
    marker = environment / "zholda-installed.json"
    if is_ready(marker, kind):
        return
    marker.unlink(missing_ok=True)
    say("Installing the packages Zholda needs (only now, and when their list changes)")
    pip = [*pip_command(environment), "--disable-pip-version-check", "install", "--quiet"]
    wheels = ROOT / "wheels"
    place = ["--no-index", "--find-links", str(wheels)] if wheels.is_dir() else []
    without_network = (
        "Without a network: on a machine that has one, with the same system and Python version, run\n"
        f"    python3 -m pip download --require-hashes -r requirements/{kind}.txt -d wheels\n"
        f"copy the folder `wheels` to {ROOT}, and run this command again."
    )
    run_pip([*pip, *place, "--require-hashes", "--requirement", str(lock(kind))], without_network)
    run_pip([*pip, "--no-index", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)], "Please report this with the lines above.")
    marker.write_text(json.dumps({kind: fingerprint(kind)}), encoding="utf-8")


def run_pip(command: list[str], remedy: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = [line for line in (done.stderr or done.stdout).splitlines() if line.strip()]
        said = "\n".join("    " + line for line in lines[-12:])
        raise SetUpError(f"pip could not install what Zholda needs. It said:\n{said}\n{remedy}")


# --- running ---------------------------------------------------------------------------------------------------------------


def run_checks(environment: Path, pytest_arguments: list[str]) -> int:
    """Run every check, pytest last so that its closing lines close the output. Returns 0 only if all passed."""
    python = str(program(environment, "python"))
    checks = {
        "ruff": [python, "-m", "ruff", "check", "."],
        "ruff format": [python, "-m", "ruff", "format", "--check", "."],
        "mypy": [python, "-m", "mypy"],
        "import-linter": [str(program(environment, "lint-imports"))],
        "pytest": [python, "-m", "pytest", *(pytest_arguments or ["-q", "-n", "auto", "--dist", "worksteal"])],
    }
    failed = []
    for name, command in checks.items():
        say(f"== {name}")
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            failed.append(name)
    if failed:
        say("Failed: " + ", ".join(failed))
    return 1 if failed else 0


def run_zholda(environment: Path, arguments: list[str]) -> int:
    """Become `zholda` (on Windows: run it and pass on its exit code). Without a terminal and arguments it demonstrates."""
    in_terminal = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
    command = [str(program(environment, "zholda")), *(arguments or ([] if in_terminal else ["demo"]))]
    os.environ["PYTHONUTF8"] = "1"  # a redirected Windows console would lose Kazakh letters
    if not WINDOWS:
        os.execv(command[0], command)
    child = subprocess.Popen(command)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue  # Ctrl+C is the child's to answer


def main(arguments: list[str]) -> int:
    """Set up, then run what `arguments` ask for."""
    testing = arguments[:1] == ["--test"]
    try:
        if sys.version_info < (3, 11):
            found = ".".join(map(str, sys.version_info[:2]))
            raise SetUpError(f"Zholda needs Python 3.11 or newer; this is Python {found} ({sys.executable}).")
        environment = environment_folder()
        make_environment(environment)
        install(environment, "test" if testing else "run")
    except SetUpError as problem:
        say(str(problem))
        return SET_UP_FAILED
    except OSError as problem:
        say(f"Zholda could not be set up. {problem.filename}: {problem.strerror}.\n{ELSEWHERE}")
        return SET_UP_FAILED
    return run_checks(environment, arguments[1:]) if testing else run_zholda(environment, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
