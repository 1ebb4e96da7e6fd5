package org.featurescope.activation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The event {@code classes}: the most probable classes, the most probable first, or why there are none.
 *
 * @param top at most {@value #MOST} classes; none if the probabilities could not be computed
 * @param failure why they could not be computed, as a sentence
 */
public record TopClasses(List<ClassProbability> top, Optional<String> failure) {
    /** The most classes of an event. */
    static final int MOST = 5;

    /**
     * A class and its probability.
     *
     * @param index its index in class order, from 0; in JSON {@code class}
     * @param label its name
     * @param probability 0 to 1
     */
    public record ClassProbability(@JsonProperty("class") int index, String label, float probability) {}

    public TopClasses {
        top = List.copyOf(top);
    }

    /** Selects the most probable classes; of equal ones the first. */
    static TopClasses of(float[] probabilities, List<String> labels) {
        return new TopClasses(
                IntStream.range(0, probabilities.length)
                        .boxed()
                        .sorted(Comparator.comparing(index -> -probabilities[index]))
                        .limit(MOST)
                        .map(index -> new ClassProbability(index, labels.get(index), probabilities[index]))
                        .toList(),
                Optional.empty());
    }

    /**
     * Returns no classes, because their probabilities are not finite numbers.
     *
     * @param layer the first layer whose activations are not finite, if there is one
     */
    static TopClasses notFinite(Optional<String> layer) {
        return new TopClasses(
                List.of(),
                Optional.of("The classes could not be computed, because %s are not finite numbers."
                        .formatted(layer.map("the activations of %s"::formatted).orElse("their probabilities"))));
    }
}
