#!/bin/sh
# Makes the pictures of objectives.md. Run it from the top of the repository after `mvn -DskipTests package`.
set -e
picture() {
    java -jar backend/target/featurescope.jar render \
        "{\"kind\":\"objective\",\"model\":\"mini-inception-robust\",\"size\":112,\"steps\":192,\"pictures\":$2,\"objective\":\"$3\"}" \
        -o "docs/measurements/pictures/objectives/$1.png"
}
picture neuron 1 'neuron(mixed4d:20)'
picture channel 1 'channel(mixed4d:20)'
picture negative 1 'direction(-1*mixed4d:20)'
picture weighted 1 'direction(0.7*mixed4d:20+0.7*mixed4d:31)'
picture random 1 'direction(mixed4d~7)'
picture cosine 1 'direction(mixed4d~7, power=2)'
picture recorded 1 'direction(mixed4d, chelsea@3,4)'
picture placed 1 'direction(mixed4d~7, at=2,2)'
picture position 1 'position(mixed4d@4,4)'
picture tensor 1 'tensor(mixed4d~7)'
picture layer 1 'layer(mixed4d)'
picture logit 1 'logit(#7)'
picture probability 1 'probability(#7)'
picture joint 1 'channel(mixed4d:20) + channel(mixed4d:31)'
picture product 1 'channel(mixed4d:20) * channel(mixed4d:31)'
picture interpolation 4 'between(channel(mixed4d:20); channel(mixed4d:31))'
picture diversity 4 'channel(mixed4d:20) - 4*diversity(mixed4d)'
picture alignment 4 'between(channel(mixed4d:20); channel(mixed4d:31)) + 0.01*alignment(mixed4d)'
picture inversion 1 'inversion(mixed3b, chelsea)'
picture caricature 1 'caricature(mixed4d, chelsea)'
picture variation 1 'channel(mixed4d:20) - 0.0005*variation'
picture l1 1 'channel(mixed4d:20) - 0.0005*l1(0.5)'
picture l2 1 'channel(mixed4d:20) - 0.05*l2(0.5)'
picture blur 1 'channel(mixed4d:20) - 0.02*blur'
picture boundary 1 'channel(mixed4d:20) + 0.02*boundary'
