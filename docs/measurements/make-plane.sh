#!/bin/sh
# Measures the pictures of a dial against as many single runs; see plane.md. Run it from the top of the repository after
# `mvn -DskipTests package`. MODELS=DIR adds networks, MODEL, A and B choose the network and the two directions.
set -e
MODEL=${MODEL:-mini-inception-robust}
A=${A:-mixed4c:12}
B=${B:-mixed4c:31}
SIZE=${SIZE:-128}
DATA=$(mktemp -d)
java -jar backend/target/featurescope.jar serve --port 0 --data "$DATA" ${MODELS:+--models "$MODELS"} > "$DATA/log" 2>&1 &
SERVER=$!
trap 'kill $SERVER; wait $SERVER || true; rm -rf "$DATA"' EXIT
until URL=$(grep -o 'http://127\.0\.0\.1:[0-9]*' "$DATA/log" | head -1) && [ -n "$URL" ]; do sleep 1; done

# Makes the figure of a query and prints the milliseconds that its recipe took.
made() {
    figure="$URL$(curl -sS -o /dev/null -w '%{redirect_url}' "$URL/figure?$1&model=$MODEL&size=$SIZE" | sed "s|.*\(/figures/\)|/api/v1\1|")"
    until json=$(curl -sS "$figure") && echo "$json" | grep -q '"status":"\(done\|failed\)"'; do sleep 0.2; done
    echo "$json" | grep -o '"milliseconds":[0-9]*' | head -1 | grep -o '[0-9]*$'
}

# Prints the milliseconds of 24 runs of one picture each.
singles() {
    total=0
    for i in $(seq 0 23); do
        objective=$(awk -v t="$i" -v a="$A" -v b="$B" 'BEGIN {
            r = t * 15 * atan2(0, -1) / 180; x = cos(r); y = sin(r);
            s = (x * x > 1e-8) ? sprintf("%.6f*%s", x, a) : "";
            if (y * y > 1e-8) s = s (y > 0 && s != "" ? "%2B" : "") sprintf("%.6f*%s", y, b);
            print s }')
        total=$((total + $(made "kind=objective&objective=direction($objective)&seed=$1")))
    done
    echo $total
}

# The first dial indexes the photographs and compiles its graph, the first singles compile theirs.
made "kind=plane&a=$A&b=$B&seed=100" > /dev/null
singles 100 > /dev/null
for seed in 1 2 3; do
    dial=$(made "kind=plane&a=$A&b=$B&seed=$seed")
    single=$(singles "$seed")
    awk -v d="$dial" -v s="$single" 'BEGIN { printf "dial %.1f s, 24 single runs %.1f s, ratio %.2f\n", d / 1000, s / 1000, s / d }'
done
