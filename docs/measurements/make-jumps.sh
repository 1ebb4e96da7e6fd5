#!/bin/sh
# Asks over many seeds whether cost drops where neurons begin or cease to fire; see jumps.md. Run it from the top of the
# repository after `mvn -DskipTests package`. SEEDS is the number of seeds (default 100). Each argument is the query of a training
# without kind and seed; a row of the table is printed for each.
set -e
FEATURESCOPE=${FEATURESCOPE:-java -jar backend/target/featurescope.jar}
DATA=$(mktemp -d)
$FEATURESCOPE serve --port 0 --data "$DATA" > "$DATA/log" 2>&1 &
SERVER=$!
trap 'kill $SERVER; wait $SERVER || true; rm -rf "$DATA"' EXIT
until URL=$(grep -o 'http://127\.0\.0\.1:[0-9]*' "$DATA/log" | head -1) && [ -n "$URL" ]; do sleep 1; done

# Makes a training and stores its data in the file $3.
train() {
    figure="$URL$(curl -sS -o /dev/null -w '%{redirect_url}' --data "kind=train&$1&seed=$2" "$URL/figure" | sed 's|^http://[^/]*||')"
    until curl -sS "$figure.json" > "$3" && grep -q '"moments"' "$3"; do sleep 0.1; done
}

echo "| training | runs | learned | median correlation | p ≤ 0.05 | the same for the cost of one run and the firing of another |"
echo "|---|--:|--:|--:|--:|--:|"
for query in "$@"; do
    rm -rf "$DATA/runs"
    mkdir "$DATA/runs"
    seed=0
    while [ "$seed" -lt "${SEEDS:-100}" ]; do
        train "$query" "$seed" "$DATA/runs/$seed.json"
        seed=$((seed + 1))
    done
    node docs/measurements/jumps.mjs "$query" "$DATA/runs"
done
