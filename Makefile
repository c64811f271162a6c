# Every target sets up what it needs: a virtual environment in .venv, the locked packages, system libraries.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore

VENV := .venv
PYTHON_HERE := $(VENV)/bin/python
READY := $(VENV)/ready-to-run
READY_DEV := $(VENV)/ready-to-develop
READY_BENCH := $(VENV)/ready-to-compare
PIP := $(PYTHON_HERE) -m pip install -qq

# make demo LANG_TAG=en, LANG_TAG=zh-CN; without it the locale decides
LANG_TAG ?=
# make test ARGS="tests/feeds -k midnight"
ARGS ?=

.PHONY: help demo test lint bench faults format guide lock clean

help: ## list the targets · 列出全部目标
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(READY) ## a week for a station of 60 grids, from tables to print · 演示：60 个网格的一周
	@bash .ci/libraries print
	@LANG_TAG="$(LANG_TAG)" bash .ci/demo

test: $(READY_DEV) ## all tests; ARGS="…" chooses · 全部测试
	@bash .ci/libraries test
	$(PYTHON_HERE) -m pytest -n 2 --dist loadgroup $(ARGS)

lint: $(READY_DEV) ## style, types, layers · 代码检查
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

bench: $(READY_BENCH) ## the figures that are promised; ARGS=--quick · 性能指标
	@bash .ci/libraries print
	$(PYTHON_HERE) -m bench $(ARGS)

faults: $(READY_DEV) ## bad input and interruptions, at length · 错误输入与中断，逐一细测
	GRIDROSTER_SOAK=1 GRIDROSTER_EXAMPLES=500 $(PYTHON_HERE) -m pytest \
		tests/faults tests/constraints tests/model tests/solving tests/explaining $(ARGS)

format: $(READY_DEV) ## let ruff format and mend · 自动排版
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .

guide: $(READY_DEV) ## renew the parts of the user guide that follow from the code · 更新手册
	$(PYTHON_HERE) -m tests.docs.guide

lock: ## renew the locked packages from pyproject.toml · 更新锁定的依赖
	bash .ci/lock

clean: ## remove what was set up and built; rosters in out/ stay · 清理，out/ 中的结果保留
	rm -rf $(VENV) .cache build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): .ci/requirements.txt .ci/python pyproject.toml
	@echo "正在准备 Python 环境 $(VENV)，首次约需一分钟 … · setting up $(VENV), about a minute the first time" >&2
	@bash .ci/python $(VENV)
	@$(PIP) -r .ci/requirements.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(READY_DEV): .ci/requirements-dev.txt $(READY)
	@$(PIP) -r .ci/requirements-dev.txt
	@touch $@

$(READY_BENCH): .ci/requirements-bench.txt $(READY_DEV)
	@$(PIP) -r .ci/requirements-bench.txt || \
		echo "Timefold 未能安装，其余照常比较 · Timefold could not be installed; the others are compared" >&2
	@touch $@
