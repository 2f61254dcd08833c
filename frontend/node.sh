#!/bin/sh
# Puts Node 24 and its npm under .node/, as npm packages: any npm on the PATH can fetch them. Needed only to rebuild
# the page's bundle (frontend/build.sh); building and running Latent Studio needs no Node.
set -eu
cd "$(dirname "$0")/.."
[ -x .node/bin/node ] && exit 0
fetched=target/node
npm install --prefix "$fetched" --no-save --no-package-lock --no-audit --no-fund --loglevel=error node@24 npm@11
mkdir -p .node/bin .node/lib/node_modules
cp "$fetched/node_modules/node/bin/node" .node/bin/
cp -R "$fetched/node_modules/npm" .node/lib/node_modules/
ln -sf ../lib/node_modules/npm/bin/npm-cli.js .node/bin/npm
ln -sf ../lib/node_modules/npm/bin/npx-cli.js .node/bin/npx
rm -rf "$fetched"
