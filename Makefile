# make run    builds the graph, serves it and prints the address
# make test   style, types and tests: the gate of each commit
# make verify the heavy checks
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8000
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml

.DEFAULT_GOAL := help
.PHONY: help run build check test lint types tests verify lock clean

help: ## Show this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(VENV)/installed: requirements.lock pyproject.toml hatch_build.py $(wildcard service/ansinh/web/editor/*)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

run: build ## Build the graph, serve it and print the address
	$(BIN)/ansinh serve --host $(HOST) --port $(PORT)

build: $(VENV)/installed ## Build the graph
	$(BIN)/ansinh build

check: $(VENV)/installed ## Check ontology, shapes and data
	$(BIN)/ansinh check

test: lint types tests ## Style, types and tests

lint: $(VENV)/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/installed
	$(BIN)/mypy

tests: $(VENV)/installed
	$(BIN)/python -m pytest -m "not heavy" -n auto --dist loadfile

verify: $(VENV)/installed ## The heavy checks
	$(BIN)/python -m pytest -m heavy -n auto --dist loadfile

lock: ## Pin the dependencies anew (needs uv)
	$(COMPILE) --group dev -o requirements.lock
	$(COMPILE) --constraint requirements.lock -o requirements.service.lock

clean: ## Remove what was built; plans that were added stay
	rm -rf .ansinh/builds .ansinh/current build dist .mypy_cache .pytest_cache .ruff_cache
