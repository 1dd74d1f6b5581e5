# hotelcs: `make demo` opens a demo hotel, `make test` proves the program. Needs Python >= 3.11, make and a
# package registry; everything else goes into .venv.

.DEFAULT_GOAL := help
SHELL := /bin/sh

# The first interpreter on this machine that is new enough.
CANDIDATES := python3 python3.14 python3.13 python3.12 python3.11
PYTHON ?= $(shell for p in $(CANDIDATES); do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

VENV ?= .venv
BIN := $(VENV)/bin
# One more than there are cores: every other test of terminals waits for one.
WORKERS ?= $(shell $(BIN)/python -c 'import os; print((os.cpu_count() or 1) + 1)' 2>/dev/null || echo 2)
# The program is started thousands of times by its tests: it is compiled once.
unexport PYTHONDONTWRITEBYTECODE
SOURCES := pyproject.toml hatch_build.py
PO := $(wildcard data/locale/*/LC_MESSAGES/hotelcs.po)
MO := $(PO:.po=.mo)
CHECKED := hotelcs tests hatch_build.py $(wildcard benchmarks)

.PHONY: help demo test lint soak bench wheel catalogue docs format clean

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

demo: $(VENV)/installed $(MO)  ## install, build a demo hotel and open it
	$(BIN)/hotelcs demo $(ARGS)

# What the tests import is compiled while the checks run: every worker would compile it for itself.
test: $(VENV)/installed-test $(MO)  ## lint, types, import contracts, catalogue, tests
	$(BIN)/python -m pytest --collect-only -q > /dev/null 2>&1 & $(MAKE) --no-print-directory lint && wait
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

lint: $(VENV)/installed-test $(MO)  ## the checks that take seconds
	$(BIN)/ruff check $(CHECKED)
	$(BIN)/ruff format --check $(CHECKED)
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/installed-test  ## put the sources into the house's form
	$(BIN)/ruff check --fix $(CHECKED)
	$(BIN)/ruff format $(CHECKED)

soak: $(VENV)/installed-test $(MO)  ## replay every day of the booking file
	$(BIN)/python -m pytest -m soak -s --timeout 0 $(ARGS)

bench: $(VENV)/installed-test $(MO)  ## measure, each figure beside its yardstick
	$(BIN)/python -m benchmarks $(ARGS)

wheel: $(VENV)/installed-test  ## build dist/hotelcs-*.whl
	rm -rf dist
	$(BIN)/pip wheel -q --no-deps --wheel-dir dist .

catalogue: $(VENV)/installed-test  ## append the sentences that have no Chinese yet
	$(BIN)/python -m tests.catalogue

docs: $(VENV)/installed-test  ## write the tables of the reference anew
	$(BIN)/python -m tests.docs

clean:  ## forget everything that was made
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis $(MO)
	find hotelcs tests -name __pycache__ -type d -prune -exec rm -rf {} +

# A current pip writes a launcher that imports sys alone: `hotelcs --version` takes 1.1 times a bare Python
# instead of 1.6.
$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "hotelcs needs Python 3.11 or newer (looked for: $(CANDIDATES))" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --upgrade pip

$(VENV)/installed: $(SOURCES) | $(VENV)/bin/python
	$(BIN)/python -m pip install -q -e .
	touch $@

$(VENV)/installed-test: $(SOURCES) | $(VENV)/bin/python
	$(BIN)/python -m pip install -q -e '.[test,lint]'
	touch $(VENV)/installed $@

# The build hook compiles the catalogues too; this is for the minutes between two installs.
%.mo: %.po | $(VENV)/installed
	$(BIN)/python -m pip install -q --no-deps -e .
	touch $@
