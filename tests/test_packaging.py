"""What a user installs: the package with all its files, its metadata, and the pins of the lock file."""

import ast
import configparser
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import kg

ROOT = Path(__file__).parents[1]
MODEL_LIMIT = 15_000_000  # bytes


def setup():
    parser = configparser.ConfigParser()
    parser.read(ROOT / "setup.cfg", "utf-8")
    return parser


def requirements(*extras):
    config = setup()
    lines = config["options"]["install_requires"].split("\n")
    for extra in extras:
        lines += config["options.extras_require"][extra].split("\n")
    return [Requirement(line) for line in lines if line]


@pytest.fixture(scope="session")
def tracked():
    """The files of the package that git knows, by their path in the wheel."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout, so nothing says which files belong to the package")
    listed = subprocess.run(["git", "ls-files", "-z", "kg", "ontology"], cwd=ROOT, capture_output=True, check=True)
    paths = [Path(name) for name in listed.stdout.decode().split("\0") if name]
    return {str(Path("kg") / path if path.parts[0] == "ontology" else path): ROOT / path for path in paths}


@pytest.fixture(scope="session")
def wheel(tracked, tmp_path_factory):
    """The wheel, built of a copy so that neither earlier builds nor untracked files get in."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for path in [*tracked.values(), *(ROOT / name for name in ("setup.cfg", "pyproject.toml", "README.md", "LICENSE"))]:
        if path.exists():  # deleted, and not committed yet
            target = source / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir"]
    subprocess.run([*build, str(out), str(source)], check=True, capture_output=True)
    (made,) = out.glob("*.whl")
    return made


def test_the_wheel_holds_every_tracked_file_of_the_package(tracked, wheel):
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("kg/")}
    wanted = {name for name, path in tracked.items() if path.exists()}
    assert inside == wanted


def test_the_wheel_builds_a_graph_away_from_this_folder(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    (tmp_path / "notice.txt").write_text("县政协主席林晓岚主持会议。\n", "utf-8")

    def run(*arguments):
        environment = os.environ | {"PYTHONPATH": str(tmp_path / "installed")}
        command = [sys.executable, "-P", *arguments]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=True)

    assert Path(run("-c", "import kg; print(kg.__file__)").stdout).is_relative_to(tmp_path)
    run("-m", "kg", "build", "notice.txt", "-o", "graph")
    assert "林晓岚" in run("-m", "kg", "find", "graph", "林晓岚").stdout


def test_the_models_are_small_enough_to_ship():
    files = [path for path in (ROOT / "kg" / "tag" / "shipped").rglob("*") if path.is_file()]
    assert files
    assert sum(path.stat().st_size for path in files) < MODEL_LIMIT


def test_the_version_is_everywhere_the_same():
    assert importlib.metadata.version("cppcc-kg") == kg.__version__
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.search(r"^## \[?(\d+\.\d+\.\d+)", changes, re.MULTILINE)[1] == kg.__version__


def test_the_entry_points_can_be_loaded():
    ours = importlib.metadata.distribution("cppcc-kg").entry_points
    groups = {one.group for one in ours}
    assert {"console_scripts", "spacy_factories"} <= groups
    assert all(callable(one.load()) for one in ours)


def test_a_blank_spacy_pipeline_takes_the_tagger_by_its_name():
    script = (
        "import spacy; nlp = spacy.blank('zh'); nlp.add_pipe('cppcc_tagger'); print(nlp('市长林晓岚主持会议。').ents)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert "林晓岚" in done.stdout


def test_every_requirement_has_a_pin_that_satisfies_it():
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if line and not line.startswith("#"))
    pins = {canonicalize_name(name): version for name, version in pins.items()}
    extras = set(setup()["options.extras_require"]) - {"ftm", "ray"}  # one compiles against ICU, the other is large
    unsatisfied = [
        str(one)
        for one in requirements(*extras)
        if not one.specifier.contains(pins.get(canonicalize_name(one.name), "0"), prereleases=True)
    ]
    assert unsatisfied == []


def test_the_package_imports_nothing_that_it_does_not_require():
    names = importlib.metadata.packages_distributions()
    imported = set()
    for path in [*(ROOT / "kg").rglob("*.py"), *(ROOT / "ontology").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imported.add(node.module.partition(".")[0])
    foreign = imported - set(sys.stdlib_module_names) - {"kg"}
    wanted = {canonicalize_name(distribution) for name in foreign for distribution in names.get(name, [name])}
    assert wanted - {canonicalize_name(one.name) for one in requirements("pandas", "parquet", "ray", "train")} == set()
