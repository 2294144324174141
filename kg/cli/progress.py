"""How far a build is, on one line of a terminal; nothing when standard error is a file or a pipe."""

import sys


def report(done: int, total: int, name: str) -> None:
    """Overwrite the line with the number done and the document's name; clear it after the last one."""
    if not sys.stderr.isatty():
        return
    line = f"[{done}/{total}] {name}"[:60] if done < total else ""
    sys.stderr.write(f"\r\x1b[K{line}")
    sys.stderr.flush()
