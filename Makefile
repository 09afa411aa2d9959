# Octavo's commands: make run, make check, make test, make lint, make format, make bench, make lock
PYTHON := .venv/bin/python
CODE := config papers study tests bench scripts manage.py
TEMPLATES := $(shell find templates papers study -name '*.html' -not -path '*/jinja2/*' 2>/dev/null)

.PHONY: run test ci test-sqlite test-postgresql test-browser check lint lint-code lint-density lint-format lint-templates \
	lint-types lint-migrations format bench lock install install-test

run: install
	@$(PYTHON) manage.py serve

# Two at a time, the longest first; the browser's in parts, so that neither core idles.
PARTS_OF_TESTS := test-sqlite test-postgresql "test-browser PART=1/6" "test-browser PART=2/6" "test-browser PART=3/6" \
	"test-browser PART=4/6" "test-browser PART=5/6" "test-browser PART=6/6"

test: install-test
	@scripts/side_by_side.sh $(PARTS_OF_TESTS)

# What must hold before main moves.
ci: install-test
	@scripts/side_by_side.sh $(PARTS_OF_TESTS) lint

test-sqlite: install-test
	$(PYTHON) -m pytest -m "not browser"

test-postgresql: install-test
	$(PYTHON) -m tests.postgresql pytest -m "not browser"

# PART=2/6: the second of six parts.
test-browser: install-test
	$(PYTHON) -m pytest -m browser $(if $(PART),--part=$(PART)) tests/e2e

lint: lint-code lint-density lint-format lint-templates lint-types lint-migrations

lint-code: install-test
	$(PYTHON) -m ruff check $(CODE)

lint-density: install-test
	$(PYTHON) scripts/measures.py --limits config papers study
	$(PYTHON) scripts/measures.py --places templates tests bench scripts

lint-format: install-test
	$(PYTHON) -m ruff format --check $(CODE)

lint-templates: install-test
	.venv/bin/djade --target-version 5.2 --check $(TEMPLATES)

lint-types: install-test
	$(PYTHON) -m mypy config papers study

lint-migrations: install-test
	DATA_DIR=$$(mktemp -d) $(PYTHON) manage.py makemigrations --check --dry-run

# What takes under three minutes before a commit: lint, and the tests nearest to the change.
check: lint
	$(PYTHON) scripts/touched_tests.py

format: install-test
	$(PYTHON) -m ruff check --fix $(CODE)
	$(PYTHON) -m ruff format $(CODE)
	.venv/bin/djade --target-version 5.2 $(TEMPLATES)

bench: install-test
	$(PYTHON) -m bench

lock: install-test
	$(PYTHON) -m piptools compile --quiet --generate-hashes --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --extra postgres -o requirements/run.txt pyproject.toml
	$(PYTHON) -m piptools compile --quiet --generate-hashes --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --extra postgres --extra test -o requirements/test.txt pyproject.toml
	$(PYTHON) -m piptools compile --quiet --generate-hashes --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header -o requirements/bench.txt requirements/bench.in

install:
	@scripts/install.sh run

install-test:
	@scripts/install.sh test
