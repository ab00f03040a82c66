# Everything here can be done without make too: README.md has the command that does all of `check`
# but the comparing of constraints.txt, which asks a package registry.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: help setup run check constraints messages
.DEFAULT_GOAL := help

help: ## what can be asked of make
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 22

setup: $(READY) ## a virtual environment with the program and all its tools

$(READY): pyproject.toml constraints.txt hatch_build.py
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -c constraints.txt -e '.[dev]'
	touch $@

run: $(READY) ## start the program
	$(BIN)/gesprek

check: $(READY) ## everything that must hold before a change is done
	$(BIN)/python tools/constraints.py --check
	$(BIN)/python tools/check.py

constraints: $(READY) ## compile constraints.txt again; existing versions stay
	$(BIN)/python tools/constraints.py

messages: $(READY) ## bring the catalogues to the texts of the code, and compile them
	$(BIN)/python tools/messages.py update
