#!/bin/sh
# Measures the pictures of a dial against as many single runs; see plane.md. Run it from the top of the repository after
# `mvn -DskipTests package`, on Linux. MODELS=DIR adds networks; MODEL, A, B, SIZE, STEPS and SEEDS choose what is made.
set -e
FEATURESCOPE=${FEATURESCOPE:-java -jar backend/target/featurescope.jar}
MODEL=${MODEL:-mini-inception-robust}
A=${A:-mixed5b:539}
B=${B:-mixed5b:125}
DATA=$(mktemp -d)
$FEATURESCOPE serve --port 0 --default-network mini-inception-robust --data "$DATA" ${MODELS:+--models "$MODELS"} > "$DATA/log" 2>&1 &
SERVER=$!
trap 'kill $SERVER; wait $SERVER || true; rm -rf "$DATA"' EXIT
until URL=$(grep -o 'http://127\.0\.0\.1:[0-9]*' "$DATA/log" | head -1) && [ -n "$URL" ]; do sleep 1; done

# Makes the figure of a query and prints the milliseconds that its recipe took.
made() {
    query="$1&model=$MODEL&size=${SIZE:-128}&steps=${STEPS:-64}"
    figure="$URL/api/v1/figures/$(curl -sS -o /dev/null -w '%{redirect_url}' --data "$query" "$URL/figure" | sed 's|.*/||')"
    until json=$(curl -sS "$figure") && echo "$json" | grep -q '"status":"\(done\|failed\)"'; do sleep 0.2; done
    echo "$json" | grep -o '"milliseconds":[0-9]*' | head -1 | grep -o '[0-9]*$'
}

# Prints the milliseconds of 24 runs of one picture each.
singles() {
    total=0
    for i in $(seq 0 23); do
        objective=$(awk -v t="$i" -v a="$A" -v b="$B" 'BEGIN {
            r = t * 15 * atan2(0, -1) / 180; x = cos(r); y = sin(r)
            s = (x * x > 1e-8) ? sprintf("%.6f*%s", x, a) : ""
            if (y * y > 1e-8) s = s (y > 0 && s != "" ? "%2B" : "") sprintf("%.6f*%s", y, b)
            print s }')
        total=$((total + $(made "kind=objective&objective=direction($objective)&seed=$1")))
    done
    echo $total
}

# Prints the processor time that the server has used, milliseconds.
processors() { awk -v t="$(getconf CLK_TCK)" '{ print int(($14 + $15) * 1000 / t) }' "/proc/$SERVER/stat"; }

# The first dial indexes the photographs; each kind of run compiles its graph once.
made "kind=plane&a=$A&b=$B&seed=100" > /dev/null
made "kind=objective&objective=direction(1*$A)&seed=100" > /dev/null
for seed in ${SEEDS:-1 2 3}; do
    c0=$(processors)
    dial=$(made "kind=plane&a=$A&b=$B&seed=$seed")
    c1=$(processors)
    single=$(singles "$seed")
    c2=$(processors)
    awk -v d="$dial" -v s="$single" -v cd=$((c1 - c0)) -v cs=$((c2 - c1)) 'BEGIN {
        printf "dial %.1f s, 24 single runs %.1f s, ratio %.2f; ", d / 1000, s / 1000, s / d
        printf "processor time %.1f s and %.1f s, ratio %.2f\n", cd / 1000, cs / 1000, cs / cd }'
done
