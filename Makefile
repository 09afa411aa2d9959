# Octavo's commands: make run, make check, make test, make lint, make format, make bench, make lock
PYTHON := .venv/bin/python
CODE := config papers study tests bench scripts manage.py
TEMPLATES := $(shell find templates papers study -name '*.html' -not -path '*/jinja2/*' 2>/dev/null)

.PHONY: run test test-sqlite test-postgresql test-browser check lint lint-code lint-density lint-format lint-templates \
	lint-types lint-migrations format bench lock install install-test

run: install
	@$(PYTHON) manage.py serve

# The two databases side by side, and the browser as soon as PostgreSQL is done; what
# those two said is shown when SQLite is done.
test: install-test
	@said=$$(mktemp); trap 'rm -f $$said' EXIT; \
	{ $(MAKE) --no-print-directory test-postgresql; postgresql=$$?; \
	$(MAKE) --no-print-directory test-browser; browser=$$?; \
	exit $$((postgresql || browser)); } >$$said 2>&1 & others=$$!; \
	$(MAKE) --no-print-directory test-sqlite; sqlite=$$?; \
	wait $$others; others=$$?; cat $$said; \
	exit $$((sqlite || others))

test-sqlite: install-test
	$(PYTHON) -m pytest -m "not browser"

test-postgresql: install-test
	$(PYTHON) -m tests.postgresql pytest -m "not browser"

test-browser: install-test
	$(PYTHON) -m pytest -m browser

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
