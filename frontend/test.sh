#!/bin/sh
# Checks the types of the page's code and runs the unit tests beside its modules. Fetches Node 24 (frontend/node.sh) and the
# packages of package-lock.json first where they are missing; where they cannot be had it says so and is no failure.
set -eu
cd "$(dirname "$0")/.."
PATH="$PWD/.node/bin:$PATH"
fetch() {
  frontend/node.sh && { [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --ignore-scripts --loglevel=error; }
}
if ! command -v npm >/dev/null 2>&1 || ! fetch >&2; then
  echo "The tests of the page's own modules are left out: they need npm (Debian: apt-get install npm) and its registry." >&2
  exit
fi
node node_modules/typescript/bin/tsc --noEmit
node node_modules/vitest/vitest.mjs run
