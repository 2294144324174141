"""The notebooks run from top to bottom, and what they show is what is kept in them."""

import base64
import json
import re
import subprocess
import sys
from pathlib import Path

import execute
import nbformat
import pytest

ROOT = Path(__file__).parents[2]
NAMES = ["1_documents_to_graph.ipynb", "2_leaders_and_meetings.ipynb", "3_comparing_counties.ipynb"]


def kept(name):
    return nbformat.read(ROOT / "notebooks" / name, 4)


def outputs(notebook):
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


def test_these_are_all_notebooks():
    assert execute.NOTEBOOKS == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_what_is_kept_is_what_it_shows(executed, name):
    """After a change that is meant: ``make notebooks``."""
    assert execute.texts(kept(name)) == execute.texts(executed[name])


@pytest.mark.parametrize("name", NAMES)
def test_pictures_are_kept_and_made(executed, name):
    for notebook in (kept(name), executed[name]):
        pictures = [output.data["image/png"] for output in outputs(notebook) if "image/png" in output.get("data", {})]
        assert pictures
        assert all(base64.b64decode(one).startswith(b"\x89PNG") and len(one) > 10_000 for one in pictures)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_warned_of(executed, name):
    for notebook in (kept(name), executed[name]):
        assert [output.text for output in outputs(notebook) if output.get("name") == "stderr"] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_says_when_or_where_it_was_executed(name):
    file = ROOT / "notebooks" / name
    notebook = json.loads(file.read_text("utf-8"))
    for cell in notebook["cells"]:
        assert cell["metadata"] == {}
        for output in cell.get("outputs", ()):
            output.get("data", {}).pop("image/png", None)
    text = json.dumps(notebook, ensure_ascii=False)
    assert re.findall(r"/home/|/root|/tmp|/work|[A-Z]:\\\\|0x[0-9a-f]{6,}|\d\d:\d\d:\d\d", text) == []
    assert set(notebook["metadata"]) == {"kernelspec", "language_info"}


@pytest.mark.parametrize("name", NAMES)
def test_keeping_it_again_changes_nothing(name):
    file = ROOT / "notebooks" / name
    assert nbformat.writes(execute.plain(kept(name))).rstrip("\n") == file.read_text("utf-8").rstrip("\n")


def test_exports_are_beside_the_notebook(executed, folder):
    assert {path.name for path in (folder / "out").iterdir()} == {"network.gexf", "relations.xlsx"}


def test_without_a_chinese_font_names_are_in_pinyin():
    """In a process of its own, whose fonts are only those that come with matplotlib."""
    program = """
import warnings; warnings.simplefilter("error")
import matplotlib; matplotlib.use("agg")
from matplotlib import font_manager, pyplot as plt
font_manager.fontManager.ttflist = [one for one in font_manager.fontManager.ttflist if one.name.startswith("DejaVu")]
from chinese import font, label
plt.title(label("政协襄阳市委员会（机关）"))
plt.gcf().canvas.draw()
print(font(), label("政协襄阳市委员会"), label("a b"))
"""
    call = [sys.executable, "-c", program]
    done = subprocess.run(call, check=False, cwd=ROOT / "notebooks", capture_output=True, text=True)
    assert (done.stdout.strip(), done.returncode) == ("None zheng xie xiang yang shi wei yuan hui a b", 0), done.stderr
