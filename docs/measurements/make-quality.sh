#!/bin/sh
# Makes quality.md, quality.json and the contact sheets. Run it from the top of the repository after `mvn -DskipTests package`.
# It takes hours. Each result is written to quality.json at once, so it can be stopped and started again.
#   MODELS       folder of your own networks; its googlenet is measured if it exists
#   PHOTOGRAPHS  folder or archive of photographs to compare with
set -e
docs=docs/measurements
networks=mini-inception,mini-inception-robust,inception-v3
[ -d "${MODELS:-models}/googlenet" ] && networks=$networks,googlenet
measure() {
    java -jar backend/target/featurescope.jar bench quality --models "${MODELS:-models}" --model $networks \
        --photographs "$PHOTOGRAPHS" --json $docs/quality.json --resume --pictures $docs/pictures/quality \
        --thumbnail 112 "$@" --markdown $docs/quality.md
}
measure --setting quick,lucid,quick-bfloat16
measure --steps 64 --setting rung-none,rung-total-variation,rung-blur,rung-gradient-blur,rung-jitter,rung-jitter-rotate-scale,rung-preconditioning,rung-all
measure --setting article
