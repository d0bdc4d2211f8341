# make demo   set up and serve the campaigns at http://127.0.0.1:8000 (PORT=… for another port)
# make test   set up and run the tests (TESTS=tests/site for some of them)
# make check  everything that has to be clean: formatting, lint, types, imports, migrations, tests
# make setup  leaves .venv/bin/yinfeng
#
# A step runs again only when what it is made from has changed; its stamp is written last, so an interrupted step
# starts over. pip and npm read their own settings (mirrors, certificates, proxies); nothing here overrides them.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
STAMP := .venv/stamp
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
NPM_CI := ci --ignore-scripts --no-audit --no-fund --fetch-retries=2 --fetch-timeout=30000 --loglevel=error
DJANGO := DJANGO_SETTINGS_MODULE=yinfeng.settings YINFENG_SECRET_KEY=unused $(BIN)/python -m django
MESSAGES := $(patsubst %.po,%.mo,$(shell find src/yinfeng/locale -name '*.po'))

# $(call step,label,command): print the label, run the command, print its seconds; what it complained about only if
# it failed
step = @mkdir -p var; printf '  %-36s' '$(1)'; begin=$$(date +%s%N); trap 'stopped=1' INT TERM; \
	{ $(2); } >var/setup.log 2>&1 || { echo; if test "$${stopped:-}"; then echo '  interrupted; the same command goes on'; \
	else cat var/setup.log; fi; exit 1; }; \
	took=$$((($$(date +%s%N) - begin) / 100000000)); printf '%7d.%d s\n' $$((took / 10)) $$((took % 10))

.PHONY: demo setup test lint check clean

demo: setup
	@exec $(BIN)/yinfeng demo --port $(PORT)

setup: $(STAMP)/package $(MESSAGES) var/static/staticfiles.json

test: setup $(STAMP)/dev tests/browser/node_modules/.stamp
	@YINFENG_SECRET_KEY=unused $(BIN)/python -m pytest $(TESTS)

lint: setup $(STAMP)/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy src/yinfeng/kernel src/yinfeng/*/core
	$(BIN)/lint-imports
	@mkdir -p var/lint
	YINFENG_DATA=var/lint $(DJANGO) makemigrations --check --dry-run

check: lint test

clean:
	rm -rf .venv node_modules tests/browser/node_modules var/static $(MESSAGES) .*_cache .hypothesis

# ---- the steps of setup ----

# The Python that .venv points to may have moved away: then everything in it starts over.
$(shell test -e $(BIN)/python || rm -rf .venv/stamp)

$(STAMP)/venv:
	@command -v $(PYTHON) >/dev/null || { echo 'python3 is missing. On Debian: apt install python3 python3-venv'; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$$($(PYTHON) --version) is too old, 3.11 is needed. On Debian 12 or later: apt install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		echo 'python3 cannot make environments. On Debian: apt install python3-venv'; exit 1; }
	$(call step,Python environment,$(PYTHON) -m venv $$(test -e $(BIN)/python || echo --clear) .venv)
	@mkdir -p $(STAMP) && touch $@

$(STAMP)/run: requirements/run.txt requirements/build.txt | $(STAMP)/venv
	$(call step,Python packages,$(PIP) --require-hashes -r requirements/run.txt -r requirements/build.txt)
	@touch $@

$(STAMP)/package: pyproject.toml | $(STAMP)/run
	$(call step,this package,$(PIP) --no-deps --no-build-isolation --editable .)
	@touch $@

$(STAMP)/dev: requirements/dev.txt | $(STAMP)/run
	$(call step,packages for the tests,$(PIP) --require-hashes -r requirements/dev.txt)
	@touch $@

# The machine's npm where its Node is recent enough, else the one that comes as a Python package. It installs beside
# the lock file that the target lies next to.
front_end = npm=npm; \
	{ command -v npm && node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)'; } || \
	{ $(PIP) --require-hashes -r requirements/node.txt && npm=$(BIN)/npm; }; $$npm --prefix ./$(dir $(@D)) $(NPM_CI)

node_modules/.stamp: package-lock.json package.json requirements/node.txt | $(STAMP)/venv
	$(call step,front-end packages,$(front_end))
	@touch $@

tests/browser/node_modules/.stamp: tests/browser/package-lock.json tests/browser/package.json requirements/node.txt | $(STAMP)/venv
	$(call step,what judges pages in the tests,$(front_end))
	@touch $@

%.mo: %.po | $(STAMP)/run
	$(call step,translations,$(BIN)/pybabel --quiet compile --input-file $< --output-file $@)

var/static/staticfiles.json: node_modules/.stamp src/yinfeng/site/vendor.py $(shell find src/yinfeng/*/static -type f) | $(STAMP)/package
	$(call step,static files,$(DJANGO) collectstatic --noinput --clear --verbosity 0)
	@touch $@
