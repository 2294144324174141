"""``kg serve`` in a process of its own, and graphs for it to serve."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from fakes import FakeExtractor

from kg.build import build

ROOT = Path(__file__).parents[2]
DOCUMENTS = {
    "a.txt": "报告\n\n赵明远任泽州县政协主席。\n政协第十届泽州县委员会第一次会议由赵明远主持，孙立出席。\n"
    "会后，孙立到常柏村调研。泽州县政协立案提案228件。\n",
    "b.txt": "简报\n\n泽州县政协开展“书香政协”活动。赵明远任泽州县政协主席。高平市政协印发《提案办法》。\n",
}


class Answer:
    """A response: status, headers, content; errors are responses too."""

    def __init__(self, request):
        try:
            response = urlopen(request, timeout=60)
        except HTTPError as error:
            response = error
        with response:
            self.status, self.headers, self.body = response.status, response.headers, response.read()

    @property
    def text(self):
        return self.body.decode()

    @property
    def media(self):
        return self.headers.get_content_type()


class Served:
    """``kg serve`` in a process of its own, on a free port."""

    def __init__(self, folder, *options):
        command = [sys.executable, "-m", "kg", "serve", str(folder), "--port", "0", *map(str, options)]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, env=environment, encoding="utf-8")
        self.said = []
        for line in self.process.stderr:
            self.said.append(line)
            if match := re.match(r"(http://\S+)/: open", line):
                self.url = match[1]
                return
        raise AssertionError("".join(self.said))

    def get(self, path, headers=None, data=None, method=None):
        return Answer(Request(self.url + path, data=data, headers=headers or {}, method=method))

    def ask(self, query, accept="text/csv", **headers):
        headers |= {"Content-Type": "application/sparql-query", "Accept": accept}
        return self.get("/sparql", headers, query.encode())

    def stop(self, number=signal.SIGINT):
        """Seconds do not matter, but it must end: its exit status and what it said."""
        self.process.send_signal(number)
        rest = self.process.communicate(timeout=30)[1]
        return self.process.returncode, "".join(self.said) + rest


def made_graph(folder, documents, extractor=None):
    source = folder / "documents"
    source.mkdir(exist_ok=True)
    for path in source.iterdir():
        path.unlink()
    for name, text in documents.items():
        (source / name).write_text(text, "utf-8")
    build([source], folder / "G", extractor=extractor or FakeExtractor())
    return folder / "G"


class RowExtractor:
    """Takes each document for a row of benchmarks/made.py, so that names can be anything."""

    version = "rows-1"

    def load(self):
        return self.extract

    def extract(self, path, name):
        import made

        return made.record(json.loads(path.read_text("utf-8")) | {"name": name})


def graph_of(folder, rows):
    """The graph of rows of benchmarks/made.py."""
    return made_graph(folder, {row["name"]: json.dumps(row) for row in rows}, RowExtractor())
