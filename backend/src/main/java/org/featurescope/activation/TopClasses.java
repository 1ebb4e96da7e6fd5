package org.featurescope.activation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The classes that the network finds most probable, the most probable first: the event {@code classes}.
 *
 * @param top at most {@value #MOST} classes
 */
public record TopClasses(List<ClassProbability> top) {
    /** How many classes are told. */
    static final int MOST = 5;

    /**
     * One class.
     *
     * @param index its place in class order, from 0; in JSON {@code class}
     * @param label its name
     * @param probability 0 to 1
     */
    public record ClassProbability(@JsonProperty("class") int index, String label, float probability) {}

    public TopClasses {
        top = List.copyOf(top);
    }

    /** The most probable classes; of equal ones the first. */
    static TopClasses of(float[] probabilities, List<String> labels) {
        return new TopClasses(IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparing(index -> -probabilities[index]))
                .limit(MOST)
                .map(index -> new ClassProbability(index, labels.get(index), probabilities[index]))
                .toList());
    }
}
