"""A terminal to measure in: starts a program on a pseudo-terminal and waits for words to appear on it. POSIX only."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time

CONTROL = re.compile(rb"\x1b\[[0-9;?<>=$]*[a-zA-Z@~]|\x1b[()][A-Z0-9]|\x1b[=>78]|\x1bP[^\x1b]*\x1b\\|\x1b\][^\x07\x1b]*(\x07|\x1b\\)")
COLUMNS, LINES, PATIENCE = 120, 40, 30.0


class NothingShown(Exception):
    """The program ended, or the time was up, before the words were on the terminal."""


def seconds_until(words: str, *command: str, environment: dict[str, str] | None = None) -> float:
    """Seconds from the start of `command` until `words` stand on its terminal. The program is then ended."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    surroundings = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(environment or {})}
    begun = time.perf_counter()
    child = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=surroundings, start_new_session=True)
    os.close(theirs)
    try:
        _read_until(words.encode(), ours, begun + PATIENCE)
        return time.perf_counter() - begun
    finally:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        os.close(ours)


def _read_until(words: bytes, terminal: int, latest: float) -> None:
    shown = b""
    while words not in CONTROL.sub(b"", shown):
        readable, _, _ = select.select([terminal], [], [], max(0.0, latest - time.perf_counter()))
        try:
            piece = os.read(terminal, 1 << 16) if readable else b""
        except OSError:  # the program ended and closed the terminal
            piece = b""
        if not piece:
            last = CONTROL.sub(b"", shown)[-400:].decode(errors="replace")
            raise NothingShown(f"{words.decode()!r} did not appear; last shown: {last!r}")
        shown += piece
