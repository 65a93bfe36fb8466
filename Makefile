.DEFAULT_GOAL := help
UV := .venv/bin/uv
# No host is written into a lock, so that it installs behind any index.
COMPILE := $(UV) pip compile -q --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock"

.PHONY: help run test lock docs format messages
help: ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18
run: ## start everything (./run)
	./run
test: ## check everything (./test)
	./test
lock: ## renew requirements/*.txt from *.in, and package-lock.json (set UPGRADE=--upgrade to take new versions)
	$(COMPILE) $(UPGRADE) requirements/uv.in -o requirements/uv.txt
	$(COMPILE) $(UPGRADE) requirements/node.in -o requirements/node.txt
	$(COMPILE) $(UPGRADE) requirements/app.in -o requirements/app.txt
	$(COMPILE) $(UPGRADE) requirements/dev.in -c requirements/app.txt -o requirements/dev.txt
	$(COMPILE) $(UPGRADE) requirements/cluster.in -o requirements/cluster.txt
	npm install --package-lock-only --no-fund --no-audit
	@! grep -nE 'https?://|"resolved"' requirements/*.txt package-lock.json | grep -v '"url": "https://\(github\|opencollective\|paypal\|patreon\)'
docs: ## print the documents that come from code
	./run manage shell -c "from lianxinqiao import printed; printed.write()"
format: ## lay out the code
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .
