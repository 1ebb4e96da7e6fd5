#!/bin/sh
# Makes the figures of statistics.md. Run it from the top of the repository after `mvn -DskipTests package`. It takes about an
# hour on two cores. Figures that are made already in the folder DATA are not made again.
#   MODELS       folder of your own networks; it contains googlenet
#   PHOTOGRAPHS  folder that contains imagenet-1000 (its photographs 0000 to 0397 are animals) and caltech-44
#   DATA         data folder
set -e
data=${DATA:-data-statistics}
out=docs/measurements/pictures/statistics
port=8199
run="java -jar backend/target/featurescope.jar"
mkdir -p "$out" "$data"

if [ ! -d "$data/photographs/sets/animals" ]; then
    animals=$(mktemp -d)
    cp "$PHOTOGRAPHS"/imagenet-1000/0[0-2][0-9][0-9]_* "$PHOTOGRAPHS"/imagenet-1000/03[0-8][0-9]_* \
        "$PHOTOGRAPHS"/imagenet-1000/039[0-7]_* "$animals"
    $run photographs add imagenet-1000 "$PHOTOGRAPHS/imagenet-1000" --data "$data"
    $run photographs add caltech-44 "$PHOTOGRAPHS/caltech-44" --data "$data"
    $run photographs add animals "$animals" --data "$data"
    rm -r "$animals"
fi

$run serve --port $port --models "$MODELS" --data "$data" > "$data/server.log" 2>&1 &
server=$!
trap 'kill $server' EXIT
until curl -fs http://127.0.0.1:$port/healthz > /dev/null; do sleep 1; done

# numbers NAME LINK: asks for a figure, waits for it, and writes its numbers into DATA
numbers() {
    id=$(curl -fs -o /dev/null -w '%{redirect_url}' --data "$2" "http://127.0.0.1:$port/figure" | sed 's/.*figures.//')
    until curl -fs "http://127.0.0.1:$port/api/v1/figures/$id" | grep -Eq '"status" ?: ?"(done|failed|cancelled)"'; do sleep 1; done
    curl -fs "http://127.0.0.1:$port/figures/$id.json" > "$data/$1.json"
    echo "$1"
}
# picture NAME LINK: the same, and writes its picture, which shows no photograph or photographs of the product alone
picture() {
    numbers "$1" "$2"
    curl -fs "http://127.0.0.1:$port/figures/$id.png" > "$out/$1.png"
}

for network in googlenet mini-inception mini-inception-robust inception-v3; do
    for set in imagenet-1000 animals; do
        picture "sparsity-$network-$set" "kind=sparsity&model=$network&photographs=$set"
        picture "correlation-$network-$set" "kind=correlation&model=$network&photographs=$set&order=similarity"
    done
    picture "correlation-$network-caltech-44" "kind=correlation&model=$network&photographs=caltech-44"
done
basis_test() {
    numbers "basis-test-$1-$2" "kind=basis-test&model=$1&layer=$2&photographs=caltech-44&size=${3:-64}&steps=48"
}
for network in googlenet mini-inception mini-inception-robust; do
    for layer in mixed3a mixed4c mixed5b; do
        basis_test $network $layer
    done
done
for layer in mixed0 mixed3 mixed5; do
    basis_test inception-v3 $layer 80
done
picture basis-test-googlenet-mixed5b-commons \
    "kind=basis-test&model=googlenet&layer=mixed5b&size=128&steps=256"
for network in googlenet mini-inception mini-inception-robust inception-v3; do
    layer=mixed4c
    [ $network = inception-v3 ] && layer=mixed4
    for preset in quick lucid article; do
        for channel in 3 12 21; do
            numbers "path-check-$network-$preset-$channel" \
                "kind=path-check&model=$network&unit=$layer:$channel&photographs=caltech-44&preset=$preset"
        done
    done
done
