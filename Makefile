# Everything an editor, a reader of the code or CI does starts here. `make` alone prints the list.
PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python

.DEFAULT_GOAL := help
.PHONY: help publish preview report test audit components check new-article new-quiz draft deploy-nginx deploy-caddy deploy-check looks lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

publish: $(VENV)/site ## build, check and write the site to output/ (or OUTPUT=some/folder)
	@$(PY) -m publishing

preview: $(VENV)/site ## serve the site while you write, rebuilt at every change (PORT=8000)
	@$(PY) -m preview

check: $(VENV)/site ## read every article and quiz, and report all mistakes at once
	@$(PY) -m publishing --check-only

new-article: $(VENV)/site ## start an article: PILLAR=trust SLUG=small-promises TITLE="Small promises", or answer questions
	@$(PY) -m drafts article

new-quiz: $(VENV)/site ## start a quiz in the same way: KIND=scale, map, outcome, checklist or knowledge
	@$(PY) -m drafts quiz

draft: $(VENV)/site ## tell what a draft still lacks: SLUG=small-promises
	@$(PY) -m drafts show

deploy-nginx: $(VENV)/site ## print the site's configuration for nginx (ROOT=/var/www/journal, BROTLI=1 with its module)
	@$(PY) -m hosting nginx

deploy-caddy: $(VENV)/site ## print the same for Caddy (ROOT=/var/www/journal)
	@$(PY) -m hosting caddy

deploy-check: $(VENV)/site ## ask a running site for its headers, its 404 page and more: ADDRESS=https://…
	@$(PY) -m hosting check

report: $(VENV)/site ## tell what each quiz does to its readers
	@$(PY) -m quiz report

test: $(VENV)/checks node_modules/.package-lock.json ## everything CI runs
	@$(PY) tests/run.py

audit: $(VENV)/checks node_modules/.package-lock.json ## what pages cost readers: bytes, Lighthouse, waits, beside budgets.toml
	@PYTHONPATH=tests $(PY) -m audit

components: $(VENV)/site ## show every part of the theme with its examples, in light, in dark and from right to left
	@PYTHONPATH=tests $(PY) -m review

looks: $(VENV)/checks node_modules/.package-lock.json ## take the pictures anew that pages are held against, to look at and commit
	@LOOKS=new $(PY) tests/run.py tests/browser/test_looks.py

lock: ## choose dependency versions anew and write the hashed requirement files
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --upgrade pyproject.toml -o requirements.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --upgrade --group checks -c requirements.txt pyproject.toml -o requirements-checks.txt
	$(PY) tests/node.py install --package-lock-only --ignore-scripts

clean: ## remove the environment and everything built, but not output/
	rm -rf $(VENV) node_modules .build .cache

# Building needs Python alone: one virtual environment, filled from hashed requirements. The .pth line makes
# `python -m quiz` and every other plugin importable without an install step of their own.
$(VENV)/site: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "The journal needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another with: make PYTHON=python3.12 publish")'
	@echo "Installing what the site is built with …"
	@$(PY) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.txt
	@$(PY) -c 'import pathlib, sysconfig; pathlib.Path(sysconfig.get_path("purelib"), "journal.pth").write_text(str(pathlib.Path("plugins").resolve()) + "\n")'
	@touch $@

$(VENV)/checks: $(VENV)/site requirements-checks.txt
	@echo "Installing what it is tested with …"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-checks.txt
	@touch $@

# npm writes this file last, so that it tells whether the folder is complete. Nothing that packages bring is run on the way in.
node_modules/.package-lock.json: $(VENV)/checks package-lock.json
	@echo "Installing the checks that come from npm …"
	@$(PY) tests/node.py ci --ignore-scripts --loglevel=error
	@touch $@
