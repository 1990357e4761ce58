# What one does with the dossier. Needs Python 3.11+ and make; everything else goes into .venv
# (and into environments beside it: for other browsers, and for the publishers that could take MkDocs's
# place).
.POSIX:
.PHONY: site docs serve test engines ways-out lock licences bench previews clean runtime tools \
	browsers others

PYTHON = python3
# By module, not by script: works even after the folder has moved. Material's notice about
# MkDocs 2 is known (the versions are pinned) and kept quiet.
RUN = NO_MKDOCS_2_WARNING=1 $(VENV)/bin/python -m
PROGRAM = mkdocs
VENV = .venv
REQUIREMENTS = requirements.txt
PIP = $(RUN) pip install -qq --disable-pip-version-check --require-hashes
COMPILE = $(RUN) uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --custom-compile-command 'make lock' $(LOCK)

site: runtime  ## the whole bilingual site, into site/
	$(RUN) build_site --strict
	$(RUN) mkdocs build --strict --config-file mkdocs.yml

docs: runtime  ## only the Markdown, docs/fr and docs/en
	$(RUN) build_site

serve: runtime  ## the site on a local server that follows every change of seeds and templates
	$(RUN) mkdocs serve --config-file mkdocs.yml

test: tools  ## every check; installs what it needs, a browser included
	$(RUN) tests.install_browser
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy
	.venv/bin/zizmor --offline --quiet --pedantic --strict-collection .github templates/start/.github
	$(RUN) check_jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml \
		templates/start/.github/workflows/*.yml
	$(RUN) check_jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	$(RUN) check_jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/[!c]*.yml
	$(RUN) check_jsonschema --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(RUN) build_site --strict
	$(RUN) pytest --numprocesses auto --dist worksteal

ways-out: tools others  ## docs/ as it is, published by ProperDocs, Zensical and Hugo
	$(RUN) pytest tests/site/test_way_out.py --publishers properdocs,zensical,hugo

engines: site tools browsers  ## the site in Chromium, Firefox and WebKit; as root on Debian installs them
	$(RUN) tests.install_browser
	$(RUN) tests.engines.install
	WEBKIT_DISABLE_COMPOSITING_MODE=1 xvfb-run -a dbus-run-session -- \
		.venv-engines/bin/python -m pytest -rs tests/engines/checks.py

lock: tools  ## pins what pyproject.toml asks for; LOCK=--upgrade takes the newest versions
	$(COMPILE) pyproject.toml --output-file requirements.txt
	$(COMPILE) pyproject.toml --constraints requirements.txt --group dev --output-file requirements-dev.txt
	for name in engines properdocs zensical hugo; do \
		$(COMPILE) --group $$name --output-file requirements-$$name.txt || exit; done

licences: tools browsers others  ## LICENSES.md, after a change of what is pinned
	$(RUN) tests.licences

bench: site tools others  ## what the first view of each page weighs, how fast large dossiers build; BENCH="--against DIR"
	$(RUN) tests.install_browser
	$(RUN) bench.weights
	$(RUN) bench.speed $(BENCH)

previews: tools  ## the pictures other sites show beside a link, after a change of name, title or description
	$(RUN) bench.previews

clean:  ## back to a fresh clone
	rm -rf .venv .venv-* site site.* .site.* .cache .hypothesis .*_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

# The environment keeps a copy of the requirements it was made from: made anew when they differ,
# when an install was interrupted, or when it does not work any more. A dossier elsewhere finds the
# program in .venv too, by the folder that holds both.
runtime:
	@cmp -s $(REQUIREMENTS) $(VENV)/requirements.txt \
	&& $(RUN) pip check >/dev/null 2>&1 \
	&& $(RUN) $(PROGRAM) --help >/dev/null 2>&1 || { \
		$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")' \
		&& echo 'Installing into $(VENV) …' \
		&& $(PYTHON) -m venv --clear $(VENV) \
		&& $(PIP) --requirement $(REQUIREMENTS) \
		&& cp $(REQUIREMENTS) $(VENV)/requirements.txt; }
	@for folder in .venv/lib/python3*/site-packages; do \
		[ ! -d $$folder ] || echo ../../../.. > $$folder/dossier.pth; done

tools: runtime
	@cmp -s requirements-dev.txt .venv/requirements-dev.txt || { \
		echo 'Installing the tools into .venv …' \
		&& $(PIP) --requirement requirements-dev.txt \
		&& cp requirements-dev.txt .venv/; }

browsers:
	@$(MAKE) -s runtime PROGRAM=pytest VENV=.venv-engines REQUIREMENTS=requirements-engines.txt

others:
	@for name in properdocs zensical hugo; do \
		$(MAKE) -s runtime PROGRAM=$$name VENV=.venv-$$name REQUIREMENTS=requirements-$$name.txt || exit; done
