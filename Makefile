# The targets that people and CI run. `make help` lists them.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PACKAGES := overlays/flowroute_sdk overlays/flowroutenumbersandmessaging
CODE := overlays generator_config tests examples

# Known to GNU make 4; an older one mixes the lines.
IN_ONE_PIECE := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)

export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help setup demo test generate drift spec-diff scaffold adopt next-version release-check lint format types \
  mypy pyright imports unit mutants pacing sandbox bench bench-peers build lock clean

help: ## list the targets
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## make .venv from the hashed lock
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 ...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: drift ## check for drift, then tour a sandbox (LIVE=1: the account in FR_*)
	$(if $(LIVE),,env -u FR_ACCESS_KEY -u FR_SECRET_KEY -u FR_BASE_URL )$(BIN)/python examples/tour.py

# The checks run two at a time, each with its output in one piece; then the tests, which use all cores.
test: setup ## everything that CI runs
	@$(MAKE) --no-print-directory -j2 $(IN_ONE_PIECE) lint types imports drift
	@$(MAKE) --no-print-directory unit

generate: setup ## specs -> generated client -> derived overlays
	$(BIN)/python -m generator_config generate
	$(BIN)/python -m tests.typing.stub
	$(BIN)/python -m tests.cli.manifest
	$(BIN)/python -m tests.cli.page

drift: setup ## fail when specs, generated client and overlays have drifted apart
	$(BIN)/python -m generator_config check

spec-diff: setup ## what changed since BASE, on the wire and in Python (BASE=main, FORMAT=markdown)
	$(BIN)/python -m generator_config diff $(BASE) $(REVISION) --format $(or $(FORMAT),text) --fail-on $(or $(FAIL_ON),none)

adopt: setup ## convert a vendor's document to our form (DOC=file, PLACE=1 adds it to the others)
	$(BIN)/python -m generator_config adopt $(DOC) $(if $(PLACE),--place) $(if $(OUTPUT),--output $(OUTPUT))

scaffold: setup ## write missing methods and handlers (APPLY=1: add new arguments too)
	$(BIN)/python -m generator_config scaffold $(if $(APPLY),--apply) $(if $(BASE),--base $(BASE))

next-version: setup ## the version that the changes since BASE require, and a draft of its changelog
	$(BIN)/python -m generator_config next-version $(BASE)

release-check: setup ## fail when version or changelog don't reflect the changes since BASE
	$(BIN)/python -m generator_config release-check $(BASE)

lint: setup ## ruff: rules and format
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)

format: setup ## fix what ruff can fix
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

types: mypy pyright ## mypy strict; mypy and pyright on users' code; pyright's type completeness

mypy: setup
	$(BIN)/mypy
	$(BIN)/mypy tests/typing/usage.py

pyright: setup
	$(BIN)/python -m pyright --pythonpath $(BIN)/python tests/typing/usage.py
	$(BIN)/python tests/typing/complete.py

imports: setup ## check the import rules
	$(BIN)/lint-imports --no-cache

unit: setup ## run the tests only
	$(BIN)/pytest -n 2 --dist loadscope --no-loadscope-reorder -q

mutants: setup ## mutants that the tests don't notice (hours; MODULES="_policy.retry _arguments" for some)
	nice -n 10 $(BIN)/python -m tests.mutate $(MODULES)

pacing: setup ## 500 messages at the real rate, by one, four and eight processes (six minutes)
	$(BIN)/python -m tests.pacing

sandbox: setup ## run a local Flowroute until Ctrl-C
	$(BIN)/python -m flowroute_sdk.sandbox

bench: setup ## compare our speed with bare HTTP libraries; writes docs/performance.md
	$(BIN)/python -m tests.benchmarks --write

bench-peers: setup ## the same for other SDKs, in a separate environment
	$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/python -m pip install --quiet --editable '.[sandbox]' -r tests/benchmarks/peers.txt
	.venv-peers/bin/python -m tests.benchmarks --write

build: setup ## build wheel and sdist in dist/
	$(BIN)/python -m hatchling build

lock: ## update requirements.lock (needs uv)
	uv pip compile pyproject.toml --all-extras --group dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --output-file requirements.lock

clean: ## remove everything that can be regenerated
	rm -rf $(VENV) .venv-peers build dist .mutating .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
