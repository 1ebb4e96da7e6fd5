#!/bin/sh
# Asks the automatic judge of trials about layers of networks and prints a table, a row for each layer and kind of references.
# Run it from the top of the repository after `mvn -DskipTests package`:
#
#   docs/measurements/make-judge.sh FOLDER NETWORK:LAYER[,LAYER...] ...
#
# FOLDER receives a CSV file for each row. A file that exists is not made again, so a run that was interrupted is continued.
# UNITS is the number of directions of each family (default 256 for photographs), OPTIMIZED that for optimized references
# (default 16; 0 leaves them out), JUDGE the network that judges (default inception-v3), and MODELS the folder of networks that
# do not come with the product.
set -e
folder=$1
shift
mkdir -p "$folder"
judge=${JUDGE:-inception-v3}
row() { # network layer references parameters
    file="$folder/$1-$2-$3-$judge.csv"
    if [ ! -f "$file" ]; then
        java -jar backend/target/featurescope.jar render ${MODELS:+--models "$MODELS"} ${DATA:+--data "$DATA"} \
            "kind=trial&model=$1&layer=$2&judge=$judge&trials=0&references=$3&$4" --table families -o "$file" >&2
    fi
    awk -F, -v row="| $1 | $2 | $3 | $judge |" '
        NR > 1 { cell[$1] = sprintf("%.0f (%.0f–%.0f)", 100 * $4, 100 * $5, 100 * $6); alone[$1] = sprintf("%.0f", 100 * $7) }
        END { print row, cell["basis"], "|", cell["random"], "|", cell["k-means"], "|", cell["positive"], "|", \
            alone["basis"] ", " alone["random"] ", " alone["k-means"] ", " alone["positive"], "|" }' "$file"
}
echo "| network | layer | references | judge | neurons | random | K-means | random, positive | by overall activation alone |"
echo "|---|---|---|---|--:|--:|--:|--:|--:|"
for each in "$@"; do
    network=${each%%:*}
    for layer in $(echo "${each#*:}" | tr , ' '); do
        row "$network" "$layer" photographs "units=${UNITS:-256}"
        if [ "${OPTIMIZED:-16}" -gt 0 ]; then
            row "$network" "$layer" optimized "units=${OPTIMIZED:-16}&count=1&steps=128&size=128"
        fi
    done
done
