# The commands of the portal; plain `make` lists them.

PYTHON ?= python3
PORT ?= 8000
# Demo accounts on one's own computer; on a server the administrator sets SFN_DEMO=0.
SFN_DEMO ?= 1
export PORT SFN_DEMO
export DJANGO_SETTINGS_MODULE := sfn_portal.settings
export PYTHONUTF8 := 1
# The shell of a developer may point at another environment, or have every program read all of Django anew.
unexport VIRTUAL_ENV PYTHONHOME PYTHONPATH PYTHONDONTWRITEBYTECODE

BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help start test overzicht bench vergrendel basis testomgeving python

help: ## Toon deze lijst
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

start: basis ## Open het portaal op http://127.0.0.1:8000/ (andere poort: make start PORT=8001)
	@exec $(BIN)/python manage.py start

test: testomgeving ## Draai alle tests: op SQLite, op PostgreSQL en in een echte browser
	@exec $(BIN)/python -m tests.alles

overzicht: basis ## Maak het programma-overzicht in uitvoer/sterk-voor-noord/ (HTML, PDF en JSON)
	@exec $(BIN)/python manage.py overzicht

bench: testomgeving ## Meet de snelheid, als verhoudingen
	@exec $(BIN)/python -m tests.bench

vergrendel: basis ## Zet in requirements/*.txt de nieuwste versies vast, met controlegetallen
	@for naam in uv basis test; do \
	  $(BIN)/uv pip compile --quiet --system-certs --universal --python-version 3.11 --generate-hashes --upgrade \
	    --no-header --no-annotate $$beperking \
	    requirements/$$naam.in --output-file requirements/$$naam.txt || exit 1; \
	  [ $$naam != basis ] || beperking="--constraints requirements/basis.txt"; \
	done

basis: python
	@$(PYTHON) sfn_portal/bootstrap.py basis

testomgeving: python
	@$(PYTHON) sfn_portal/bootstrap.py test

python:
	@command -v $(PYTHON) >/dev/null || { \
	  [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && echo "Python installeren …" && \
	  { apt-get update && apt-get install -y --no-install-recommends python3 python3-venv; } >/dev/null 2>&1; } || { \
	  echo "Fout: Python ontbreekt. Voer eerst uit: sudo apt-get install python3 python3-venv" >&2; exit 1; }
