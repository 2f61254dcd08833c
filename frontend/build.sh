#!/bin/sh
# Rebuilds src/main/bundles/prod.bundle from frontend/ and the Java classes that use it, and notes what it was built of.
# Fetches Node 24 first when .node/ has none (frontend/node.sh).
set -eu
cd "$(dirname "$0")/.."
frontend/node.sh
PATH="$PWD/.node/bin:$PATH"
# what an earlier build left would be packed into the bundle again
rm -rf src/main/bundles/prod.bundle target/classes/META-INF/VAADIN
./mvnw -q -DskipTests -Dnode.folder="$PWD/.node/bin" -Dvaadin.node.folder="$PWD/.node/bin" process-classes
# the sources, by their content: FrontendBundleTest compares them
(cd frontend && find . -name '*.ts' -not -path './generated/*' -not -name '*.test.ts' | sed 's#^./##' | LC_ALL=C sort | xargs sha256sum) > src/main/bundles/sources.sha256
