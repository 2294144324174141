# What can be made here. Needs Python 3.11, 3.12 or 3.13 and, the first time, a network for pip.
#
#   make demo      build a graph from corpus/, ask it, draw it; all into demo/
#   make test      run all tests
#   make check     style and types: ruff, mypy
#   make bench     speed and memory of a build, of tagging alone, and of the named questions
#   make train     train the models anew that the package ships
#   make expected  make the expected exports and answers of the sample corpus anew; read what changed before committing it
#   make notebooks execute the notebooks anew and keep what they show
#   make lock      renew requirements.lock from setup.cfg
#   make clean     remove what was made, .venv too
#
# The package is installed in .venv as editable: demo and tests run the files of this folder. That the package has all
# its files when it is installed elsewhere is tested too, from a wheel (tests/test_packaging.py).

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := demo

# The first Python that will do, looked for when .venv is made; `make demo PYTHON=/path/to/python3.12` names another.
SUITS := import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 14))
NAMES := python3 python3.13 python3.12 python3.11 python
PYTHON = $(firstword $(foreach name,$(NAMES),$(shell $(name) -c '$(SUITS)' 2>/dev/null && echo $(name))))

# The oldest Python that is supported: what it alone needs must be in the lock, and does no harm to the others.
LOCK_PYTHON := python3.11

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test check bench train expected notebooks lock clean

help:
	@sed -n 's/^#   //p' Makefile

$(READY): requirements.lock setup.cfg pyproject.toml
	@'$(PYTHON)' -c '$(SUITS)' 2>/dev/null || { \
	  echo 'No Python 3.11, 3.12 or 3.13 with the modules venv and ensurepip was found. Install one' \
	    '(on Debian and Ubuntu: apt install python3-venv), or name it: make PYTHON=/path/to/python3.12 demo' >&2; exit 1; }
	@echo 'Setting up $(VENV): once, some minutes.'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY)
	@rm -rf $(DEMO)
	$(BIN)/kg build corpus/documents -o $(DEMO)/graph
	$(BIN)/kg validate $(DEMO)/graph
	@printf '\n%s\n' '一、政协襄阳市委员会有哪些领导？'
	$(BIN)/kg query $(DEMO)/graph --name leaders --param body=政协襄阳市委员会
	@printf '\n%s\n' '二、蓝秀云担任过哪些职务，在哪些机构，在什么时候？'
	$(BIN)/kg query $(DEMO)/graph --name posts --param person=蓝秀云
	@printf '\n%s\n' '三、政协穆棱市委员会的委员各属哪些界别，各多少人？'
	$(BIN)/kg query $(DEMO)/graph --name sectors --param body=政协穆棱市委员会
	@echo
	$(BIN)/kg view $(DEMO)/graph -o $(DEMO)/atlas
	$(BIN)/kg view $(DEMO)/graph -o $(DEMO)/graph.html
	$(BIN)/kg export $(DEMO)/graph relations -o $(DEMO)/relations.xlsx
	@printf '\n%s\n' 'Open $(DEMO)/atlas/index.html with a browser: a page for everything. $(DEMO)/graph.html is the graph as a picture,' \
	  '$(DEMO)/relations.xlsx its relations as a list.'

# Each file in one process, so that what its tests share is made once; a large machine gets no more than four browsers.
test: $(READY)
	$(BIN)/python -m pytest -n logical --maxprocesses 4 --dist loadfile

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY)
	$(BIN)/python benchmarks/build.py
	$(BIN)/python benchmarks/tag.py
	$(BIN)/python benchmarks/query.py --counties 10 --rounds 3 --limit 5

train: $(READY)
	$(BIN)/kg train -o kg/tag/shipped

expected: $(READY)
	rm -rf build/expected
	$(BIN)/python tests/end_to_end/exports.py build/expected
	$(BIN)/python tests/query/answers.py build/expected

notebooks: $(READY)
	$(BIN)/python notebooks/execute.py

lock:
	rm -rf build/lock
	$(LOCK_PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet --upgrade pip setuptools
	build/lock/bin/python -m pip install --quiet --editable '.[corpus,dev,notebooks,parquet,test,train]'
	echo '# Made by `make lock` with Python 3.11; good for 3.11, 3.12 and 3.13.' > requirements.lock
	build/lock/bin/python -m pip freeze --all --exclude pip --exclude cppcc-kg >> requirements.lock
	rm -rf build/lock

clean:
	rm -rf $(VENV) $(DEMO) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
