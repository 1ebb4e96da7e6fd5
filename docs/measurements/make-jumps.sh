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

# Prints correlation, probability and final cost of one training; "none" if nothing can be said.
jumps() {
    figure="$URL$(curl -sS -o /dev/null -w '%{redirect_url}' "$URL/figure?kind=train&$1&seed=$2" | sed 's|^http://[^/]*||')"
    until curl -sS "$figure.json" > "$DATA/one.json" && grep -q '"moments"' "$DATA/one.json"; do sleep 0.1; done
    node -e 'const { data } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).result;
        const { jumps, moments } = data;
        console.log(jumps ? `${jumps.correlation} ${jumps.probability}` : "none none", moments.at(-1).right);' "$DATA/one.json"
}

echo "| training | runs | of them learned | with changes | median correlation | p ≤ 0.05 |"
echo "|---|--:|--:|--:|--:|--:|"
for query in "$@"; do
    : > "$DATA/runs"
    seed=0
    while [ "$seed" -lt "${SEEDS:-100}" ]; do
        jumps "$query" "$seed" >> "$DATA/runs"
        seed=$((seed + 1))
    done
    grep -v none "$DATA/runs" | cut -d' ' -f1 | sort -n > "$DATA/sorted"
    awk -v q="$query" -v runs="$(wc -l < "$DATA/runs")" -v learned="$(awk '$3 == 1' "$DATA/runs" | wc -l)" '
        NR == FNR { value[NR] = $1; n = NR; next }
        $2 != "none" && $2 <= 0.05 { few++ }
        END { printf "| `%s` | %d | %d | %d | %.2f | %d |\n", q, runs, learned, n, value[int((n + 1) / 2)], few }
    ' "$DATA/sorted" "$DATA/runs"
done
