# Without make, the same: python3 installer/bootstrap.py run|test|check|bench|screenshots|translations|schemas|lock
PYTHON ?= python3
SAMPLE ?= resources/samples/three-country-consultancy.ppmplan
DO = $(PYTHON) installer/bootstrap.py

.PHONY: help run test check bench screenshots translations schemas lock clean

help: ## list what make can do
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST)

run: ## open a sample project in the window; without a display, compare it in the terminal
	@$(DO) run "$(SAMPLE)"

test: ## everything CI runs: the checks, then the tests (ARGS="-k words" goes to pytest)
	@$(DO) test $(ARGS)

check: ## ruff, formatting, types, and the walls between the packages
	@$(DO) check

bench: ## measure what the README says about speed
	@$(DO) bench $(ARGS)

screenshots: ## pictures of every place and dialog, in build/screenshots (ARGS="--language de --theme light" for some)
	@$(DO) screenshots $(ARGS)

translations: ## collect the texts of the code for the translators, and compile what they have translated
	@$(DO) translations

schemas: ## write the JSON Schemas of the file formats again from the models that read them
	@$(DO) schemas

lock: ## write both lock files again from pyproject.toml (ARGS=--upgrade for newer versions)
	@$(DO) lock $(ARGS)

clean: ## remove all that make has made: .venv, .uv, build, dist, caches
	rm -rf .venv .uv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
