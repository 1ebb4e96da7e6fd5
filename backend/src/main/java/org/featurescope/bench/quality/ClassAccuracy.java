package org.featurescope.bench.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.activation.photographs.StageActivations;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.RgbImage;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Stages;
import org.featurescope.validate.InvalidInputException;

/**
 * How many photographs a network names rightly. A photograph is cut to the proportions of the network's input, and resized
 * to it. All classes of the network take part, also those that no photograph has.
 *
 * @param model id of the network
 * @param photographs the name of the set
 * @param count the number of photographs whose class the network knows
 * @param top1 the share of them whose class has the largest logit
 * @param top5 the share of them whose class is among the five largest logits
 */
public record ClassAccuracy(String model, String photographs, int count, double top1, double top5) {
    private static final int BATCH = 32;
    private static final int TOP = 5;

    private record Labelled(String photograph, int label) {}

    /**
     * Measures it.
     *
     * @param name of the set
     * @param set photographs in folders, one folder a class
     * @param labels returns the network's label for a folder's name
     * @throws InvalidInputException if the network has no layer of class scores, or knows no photograph's class
     */
    public static ClassAccuracy of(Network network, String name, PhotographSet set, UnaryOperator<String> labels) {
        List<Labelled> known = set.names().stream()
                .map(photograph ->
                        new Labelled(photograph, network.labels().indexOf(labels.apply(set.label(photograph)))))
                .filter(labelled -> labelled.label >= 0)
                .toList();
        if (known.isEmpty()) {
            throw new InvalidInputException(
                    "photographs", "%s knows no class of the photographs of %s".formatted(network.id(), name));
        }
        int first = 0;
        int five = 0;
        try (StageActivations scores = new StageActivations(
                network, List.of(Stages.layer(network, logits(network).name())), 0)) {
            for (int start = 0; start < known.size(); start += BATCH) {
                List<Labelled> batch = known.subList(start, Math.min(known.size(), start + BATCH));
                for (int rank : ranks(network, scores.of(inputs(network, set, batch)), batch)) {
                    first += rank == 0 ? 1 : 0;
                    five += rank < TOP ? 1 : 0;
                }
            }
        }
        double count = known.size();
        return new ClassAccuracy(network.id(), name, known.size(), first / count, five / count);
    }

    private static Layer logits(Network network) {
        return network.classes()
                .flatMap(classes -> network.layerOfNode(classes.logitsNode()))
                .orElseThrow(() -> new InvalidInputException(
                        "model", "%s has no layer of class scores before a softmax".formatted(network.id())));
    }

    private static List<RgbImage> inputs(Network network, PhotographSet set, List<Labelled> batch) {
        InputSpec input = network.descriptor().input();
        List<RgbImage> inputs = new ArrayList<>();
        for (Labelled labelled : batch) {
            try {
                inputs.add(input.prepared(ImageDecoder.decode(set.bytes(labelled.photograph))));
            } catch (IOException e) {
                throw new UncheckedIOException("%s cannot be read".formatted(labelled.photograph), e);
            }
        }
        return inputs;
    }

    /** Returns for each photograph how many classes have a larger score than its own. */
    private static int[] ranks(Network network, StageActivations.Batch scores, List<Labelled> batch) {
        int classes = network.labels().size();
        return IntStream.range(0, batch.size())
                .map(at -> {
                    float own = scores.mean(at, 0, batch.get(at).label);
                    return (int) IntStream.range(0, classes)
                            .filter(other -> scores.mean(at, 0, other) > own)
                            .count();
                })
                .toArray();
    }
}
