# `make` prints what can be made. Everything runs in .venv; nothing is installed elsewhere.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python

.DEFAULT_GOAL := help
.PHONY: help figures notebooks test benchmark lab lock clean

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' Makefile

figures: $(VENV)/ready ## Set up, run all notebooks on the seed article, rebuild figures/
	$(RUN) -m helpers figures

notebooks: figures ## The same: the notebooks are stored with their outputs

test: $(VENV)/ready ## Set up and run the tests
	$(RUN) -m pytest

benchmark: $(VENV)/ready ## Print throughput against a bare spaCy pass and RoBERTa-base
	$(RUN) -m helpers speed

lab: $(VENV)/ready ## Open the notebooks in JupyterLab
	$(VENV)/bin/jupyter lab notebooks

lock: $(VENV)/ready ## Write requirements.lock anew from pyproject.toml
	$(RUN) -m pip install --quiet uv
	echo 'setuptools>=77' | $(RUN) -m uv pip compile pyproject.toml - --extra lab --extra test \
		--universal --python-version 3.11 --generate-hashes --quiet \
		--custom-compile-command "make lock" -o requirements.lock

clean: ## Remove the virtual environment and caches; figures and notebooks stay
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version 2>&1). Name another: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ echo "Python's venv is missing; on Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@echo "installing packages into $(VENV); some minutes, nothing is printed meanwhile"
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
