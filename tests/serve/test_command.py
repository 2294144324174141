"""``kg serve`` as a user starts and stops it."""

import signal
import socket
import subprocess
import sys
import threading
import time

import psutil
import pytest
from served import DOCUMENTS, Served, made_graph


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_with_all_its_processes_when_told(folder, number):
    served = Served(folder)
    assert served.ask("ASK {}").text == "true"
    processes = psutil.Process(served.process.pid).children(recursive=True)
    status, said = served.stop(number)
    assert status == 0
    assert said == f"{served.url}/: open it with a browser; Ctrl-C stops.\n"
    assert psutil.wait_procs(processes, timeout=10)[1] == []


def test_it_stops_while_a_heavy_query_runs(folder):
    served = Served(folder)
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    answers = []
    client = threading.Thread(target=lambda: answers.append(served.ask(query)))
    client.start()
    time.sleep(1.5)
    started = time.monotonic()
    assert served.stop()[0] == 0
    client.join()
    assert time.monotonic() - started < 15
    assert [(one.status, one.text) for one in answers] == [(503, "The server is stopping.\n")]


def test_workers_end_when_the_server_is_killed(folder):
    served = Served(folder, "--timeout", 2)
    served.ask("ASK {}")
    processes = psutil.Process(served.process.pid).children(recursive=True)
    served.stop(signal.SIGKILL)
    assert psutil.wait_procs(processes, timeout=20)[1] == []


def test_a_port_that_is_taken_and_a_folder_that_is_no_graph_are_said_plainly(folder, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = run(folder, "--port", other.getsockname()[1])
    assert (taken.returncode, taken.stderr.count("\n")) == (1, 1)
    assert "another --port" in taken.stderr
    missing = run(tmp_path / "none")
    assert (missing.returncode, missing.stderr.split(";")[0]) == (1, f"Error: There is no graph at {tmp_path / 'none'}")


def run(*arguments):
    command = [sys.executable, "-m", "kg", "serve", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)


def test_other_addresses_come_with_a_warning_and_all_origins_only_when_asked(folder):
    served = Served(folder, "--host", "0.0.0.0", "--cors", "*")
    served.url = served.url.replace("0.0.0.0", "127.0.0.1")
    answer = served.get("/search?q=a", {"Origin": "https://example.org", "Host": "archive.example"})
    assert answer.status == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "no password" in served.stop()[1]


def test_a_graph_that_goes_and_comes_back(tmp_path):
    folder = made_graph(tmp_path, DOCUMENTS)
    served = Served(folder)
    assert served.ask("ASK { ?s a :Person }").text == "true"
    manifest = folder / "graph.json"
    content = manifest.read_bytes()
    manifest.unlink()
    gone = served.ask("ASK { ?s a :Person }")
    assert gone.status == 500
    assert "graph.json" in gone.text
    manifest.write_bytes(content)
    assert served.ask("ASK { ?s a :Person }").text == "true"
    served.stop()
