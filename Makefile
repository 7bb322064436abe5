# Without make, the same: python3 installer/bootstrap.py run|test|check|bench|soak|spark|screenshots|translations|schemas|lock
PYTHON ?= python3
SAMPLE ?= resources/samples/three-country-consultancy.ppmplan
DO = $(PYTHON) installer/bootstrap.py

.PHONY: help run test check bench soak spark screenshots package test-packages translations schemas release lock clean

help: ## list what make can do
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST)

run: ## open a sample project in the window; without a display, compare it in the terminal
	@$(DO) run "$(SAMPLE)"

test: ## everything CI runs: the checks, then the tests (ARGS="-k words" goes to pytest)
	@$(DO) test $(ARGS)

check: ## ruff, formatting, types, and the walls between the packages
	@$(DO) check

bench: ## measure what the README says about speed
	@$(DO) bench $(ARGS)

spark: ## see that Spark reads usage exports as DuckDB does, on a million calls (ARGS=20000 for fewer)
	@$(DO) spark $(ARGS)

soak: ## try for an hour or more to break the program (ARGS="mutants --count 2000" for a part)
	@$(DO) soak $(ARGS)

screenshots: ## pictures of every place and dialog, in build/screenshots (ARGS="--language de --theme light" for some)
	@$(DO) screenshots $(ARGS)

translations: ## collect the texts of the code for the translators, and compile what they have translated
	@$(DO) translations

package: ## build what people install: wheel, one-folder build, .deb and portable archive, in dist
	@$(DO) package $(ARGS)

test-packages: ## install, run and remove what was built, in a Debian of its own (root, Linux)
	@$(DO) test-packages $(ARGS)

schemas: ## write the JSON Schemas of the file formats again from the models that read them
	@$(DO) schemas

release: ## build all that is handed on for one version, in dist (ARGS="--only STEP ..." for some: installer/release/README.md)
	@$(DO) release $(ARGS)

lock: ## write the lock files again from pyproject.toml (ARGS=--upgrade for newer versions)
	@$(DO) lock $(ARGS)

clean: ## remove all that make has made: .venv, .uv, build, dist, caches
	rm -rf .venv .uv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
