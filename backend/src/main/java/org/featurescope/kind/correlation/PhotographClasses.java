package org.featurescope.kind.correlation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.model.Layer;
import org.featurescope.model.ModelDescriptor;
import org.featurescope.model.Network;
import org.featurescope.model.Stages;
import org.featurescope.space.PatternCorrelation;

/**
 * The classes of photographs.
 *
 * @param names the names of the classes, in alphabetical order
 * @param of the class of each photograph as an index into the names, or {@link PatternCorrelation#NO_GROUP}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PhotographClasses(List<String> names, int[] of) {
    /** Returns the classes by labels; a photograph whose label is empty has no class. */
    static PhotographClasses ofLabels(List<String> photographs, Function<String, String> label) {
        TreeSet<String> names = new TreeSet<>(photographs.stream().map(label).toList());
        names.remove("");
        List<String> ordered = List.copyOf(names);
        int[] of = photographs.stream()
                .map(label)
                .mapToInt(name -> name.isEmpty() ? PatternCorrelation.NO_GROUP : ordered.indexOf(name))
                .toArray();
        return new PhotographClasses(ordered, of);
    }

    /** Returns the folders of a set as classes. */
    static PhotographClasses ofFolders(PhotographSet set, List<String> photographs) {
        return ofLabels(photographs, set::label);
    }

    /**
     * Returns the most probable class of each photograph.
     *
     * @param index the index of the network, which has the layer of the class scores
     */
    static PhotographClasses ofNetwork(Network network, ActivationIndex index) {
        Layer scores = scores(network).orElseThrow();
        float[] values = index.means(Stages.layer(network, scores.name()));
        List<String> photographs = index.names();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < photographs.size(); i++) {
            int best = 0;
            for (int k = 1; k < scores.channels(); k++) {
                if (values[i * scores.channels() + k] > values[i * scores.channels() + best]) {
                    best = k;
                }
            }
            labels.add(network.labels().get(best));
        }
        return ofLabels(labels, Function.identity());
    }

    /** Returns the layer of the network's class scores; empty if it has none. */
    static Optional<Layer> scores(Network network) {
        return network.classes().flatMap(classes -> layerOf(network, classes));
    }

    private static Optional<Layer> layerOf(Network network, ModelDescriptor.Classes classes) {
        List<String> nodes = List.of(classes.logitsNode(), classes.probabilitiesNode());
        return network.layers().stream()
                .filter(layer -> nodes.contains(layer.node())
                        && layer.channels() == network.labels().size())
                .findFirst();
    }

    /** Returns the number of photographs of a class, or of those without one. */
    int size(int number) {
        int size = 0;
        for (int each : of) {
            size += each == number ? 1 : 0;
        }
        return size;
    }
}
