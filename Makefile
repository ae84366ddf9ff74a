# One word each: make graph | check | test | bench | docs | authorities | clean
# Another Python: make graph PYTHON=python3.12

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: graph check test bench docs authorities clean

## The graph and the page of the two sample texts, in kg/
graph: $(READY)
	$(BIN)/treatygraph build seeds/ --kg kg

## What a commit should pass: style, types, the fast tests (under a minute)
check: $(READY)
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/pytest -m "not slow" -n 2 --dist loadfile

## Everything: check, then the tests that need the language model, a browser or a fresh environment
test: check
	$(BIN)/pytest -m slow -n 2 --dist loadfile

## Ratios measured side by side on this machine
bench: $(READY)
	@for script in benchmarks/*.py; do echo "$$script"; $(BIN)/python "$$script" || exit 1; done

## What the documents take from the ontology and from the program's own output
docs: $(READY)
	$(BIN)/python tools/make_reference.py
	$(BIN)/python tools/make_questions.py
	$(BIN)/python tools/make_tour.py

## The authority files, written from their tables
authorities: $(READY)
	$(BIN)/python tools/make_authorities.py

clean:
	rm -rf .venv kg dist build .pytest_cache .mypy_cache .ruff_cache
	find src tests tools benchmarks -name __pycache__ -prune -exec rm -rf {} +

$(READY): pyproject.toml
	@echo "Preparing $(BIN) (once; some minutes on a slow line)"
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
		{ echo "treatygraph needs Python 3.11, 3.12 or 3.13: try 'make PYTHON=python3.12'" >&2; exit 1; }
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@
