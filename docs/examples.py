"""Run the commands that the READMEs show, and put what they really print below them.

usage: python docs/examples.py

Each page begins without the folder demo, which is deleted.

In blocks of console text a line ``$ kg …`` is a command; what stands below it is replaced. Of long output the beginning
is kept, of long lines too.
"""

import re
import shlex
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "README.zh.md")
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (kg .*)$", re.MULTILINE)

#: Lines of one output, and columns of one line (a Chinese character takes two).
LINES, COLUMNS = 9, 110


def commands(page: str) -> list[str]:
    """The commands of a page, in order."""
    return [command for block in BLOCK.findall(page) for command in COMMAND.findall(block)]


def printed(command: str) -> str:
    """What a command prints, on both streams, cut to what a page has room for."""
    run = [sys.executable, "-m", *shlex.split(command)]
    done = subprocess.run(  # noqa: S603 – the commands of our own pages
        run, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=True
    )
    lines = [_cut(line.rstrip()) for line in done.stdout.splitlines()]
    return "\n".join(lines[:LINES] + ["…"] * (len(lines) > LINES))


def _cut(line: str) -> str:
    width = 0
    for at, character in enumerate(line):
        width += 1 + (unicodedata.east_asian_width(character) in "WF")
        if width > COLUMNS:
            return line[:at] + "…"
    return line


def _filled(block: re.Match[str]) -> str:
    shown = ""
    for command in COMMAND.findall(block[0]):
        output = printed(command)
        shown += f"$ {command}\n" + f"{output}\n\n" * bool(output)
    return shown.rstrip("\n") + "\n"


def main() -> None:
    """Rewrite the pages."""
    for name in PAGES:
        shutil.rmtree(ROOT / "demo", ignore_errors=True)
        page = ROOT / name
        page.write_text(BLOCK.sub(_filled, page.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
