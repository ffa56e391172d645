# The commands of this project; each is one line here and lives in bin/.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help start stop restart rebuild logs status split-start split-restart split-stop split-status split-logs test bench

BENCH_SCALE ?= small
export BENCH_SCALE

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "PORT=8081 and DATA_DIR=/path change where it answers and where it keeps its data."

start: ## Build what has changed, start in the background, print the address and the demo logins
	@bin/salus start

stop: ## Stop it
	@bin/salus stop

restart: ## Stop, then start
	@bin/salus restart

rebuild: ## Stop, build everything anew, start
	@bin/salus rebuild

logs: ## Follow the log
	@bin/salus logs

status: ## Say whether it runs
	@bin/salus status

split-start: ## Start every module in a process of its own, behind nginx on port 8443 (Debian)
	@bin/salus split-start

split-restart: ## Replace one of them while the others go on: make split-restart PART=patients
	@bin/salus split-restart "$(PART)"

split-stop: ## Stop those
	@bin/salus split-stop

split-status: ## Say which of them are ready
	@bin/salus split-status

split-logs: ## Follow their logs
	@bin/salus split-logs

test: ## Run every check and test; ends with a line of counts
	@bin/test

bench: ## Measure speed; BENCH_SCALE=small (5 minutes) or full
	@benchmarks/run
