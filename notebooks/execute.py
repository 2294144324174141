"""Execute the notebooks and keep what they show: ``python notebooks/execute.py``.

What a notebook keeps says nothing of when and where it was executed, so that executing it again changes nothing.
"""

import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

FOLDER = Path(__file__).parent
NOTEBOOKS = sorted(path.name for path in FOLDER.glob("*.ipynb"))

#: Longest time for one cell, in seconds.
LIMIT = 300


def workplace(top: Path) -> Path:
    """A folder below ``top`` with what the notebooks read, and nothing of an earlier run."""
    shutil.copytree(FOLDER.parent / "corpus" / "documents", top / "corpus" / "documents")
    (top / "notebooks").mkdir()
    shutil.copy(FOLDER / "chinese.py", top / "notebooks")
    return top / "notebooks"


def execute(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """The notebook with the outputs that it gives in ``folder``; CellExecutionError when a cell fails."""
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")  # a debugger that nobody asked for complains
    quiet = ["--IPKernelApp.log_level=ERROR"]
    where = {"metadata": {"path": str(folder)}}
    client = NotebookClient(notebook, timeout=LIMIT, kernel_name="python3", extra_arguments=quiet, resources=where)
    client.execute()
    return plain(notebook)


def plain(notebook: NotebookNode) -> NotebookNode:
    """The notebook without times, versions and random names."""
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for number, cell in enumerate(notebook.cells):
        cell.id, cell.metadata = f"cell-{number}", {}
        if cell.cell_type == "code":
            cell.outputs = [_plain(output) for output in cell.outputs]
    return notebook


def _plain(output: NotebookNode) -> NotebookNode:
    """An output without the style sheet that pandas puts before every table."""
    if "text/html" in output.get("data", {}):
        head, end, rest = output.data["text/html"].partition("</style>\n")
        if end and head.lstrip().startswith("<div>"):
            output.data["text/html"] = "<div>\n" + rest
    if "metadata" in output:
        output.metadata = {}
    return output


def texts(notebook: NotebookNode) -> list[list[str]]:
    """What each code cell shows as text, in order; a picture shows as its size and axes only."""
    return [[_text(output) for output in cell.outputs] for cell in notebook.cells if cell.cell_type == "code"]


def _text(output: NotebookNode) -> str:
    return output.get("text") or output.get("data", {}).get("text/plain", "")


if __name__ == "__main__":
    with TemporaryDirectory() as top:
        folder = workplace(Path(top))
        for name in NOTEBOOKS:  # all, in order: the first builds the graph
            path = FOLDER / name
            nbformat.write(execute(nbformat.read(path, 4), folder), path)
            print(name, file=sys.stderr)
