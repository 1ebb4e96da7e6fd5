package org.featurescope.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.featurescope.figure.Networks;
import org.featurescope.model.Network;
import org.featurescope.tensor.Sessions;
import org.featurescope.tensor.TensorValues;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

final class TeacherTest {
    private static final Network NETWORK = Networks.catalogue().network("mini-inception");
    private static final int SIDE = 64;
    private static final double TEMPERATURE = 2;

    /** The classes are some of the network's in another order, and one that it does not have. */
    private static final Classes CLASSES = classes(
            NETWORK.labels().get(7),
            "xylophone",
            NETWORK.labels().get(3),
            NETWORK.labels().get(150));

    private static final List<Integer> PLACES = List.of(7, -1, 3, 150);

    private static Classes classes(String... labels) {
        return new Classes(List.of(labels), List.of(labels));
    }

    @Test
    void givesTheSoftmaxOfItsOwnLogitsOfTheClassesThatItHas() {
        float[] values = new float[2 * SIDE * SIDE * 3];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(256) + Augmentation.OFFSET;
        }
        try (Teacher teacher = new Teacher(NETWORK, SIDE, TEMPERATURE, CLASSES);
                TFloat32 pictures = TFloat32.tensorOf(Shape.of(2, SIDE, SIDE, 3), DataBuffers.of(values))) {
            float[] probabilities = teacher.probabilities(pictures);
            float[] logits = logits(pictures);

            assertThat(probabilities).hasSize(2 * CLASSES.count());
            for (int row = 0; row < 2; row++) {
                int first = row * logits.length / 2;
                double sum = PLACES.stream()
                        .filter(place -> place >= 0)
                        .mapToDouble(place -> Math.exp(logits[first + place] / TEMPERATURE))
                        .sum();
                for (int i = 0; i < PLACES.size(); i++) {
                    double expected =
                            PLACES.get(i) < 0 ? 0 : Math.exp(logits[first + PLACES.get(i)] / TEMPERATURE) / sum;
                    // the teacher computes in bfloat16
                    assertThat(probabilities[row * PLACES.size() + i]).isCloseTo((float) expected, within(0.02f));
                }
            }
        }
    }

    private static float[] logits(TFloat32 pictures) {
        try (Graph graph = new Graph()) {
            graph.importGraphDef(NETWORK.graph());
            try (Session session = Sessions.open(graph);
                    Result result = session.runner()
                            .feed(NETWORK.descriptor().input().node(), pictures)
                            .fetch(NETWORK.classes().orElseThrow().logitsNode())
                            .run()) {
                return TensorValues.of((TFloat32) result.get(0));
            }
        }
    }

    @Test
    void resizesThePicturesThatItSees() {
        float[] grey = new float[SIDE * SIDE * 3];
        IntStream.range(0, grey.length).forEach(i -> grey[i] = 20);
        try (Teacher small = new Teacher(NETWORK, SIDE, TEMPERATURE, CLASSES);
                Teacher large = new Teacher(NETWORK, SIDE + 32, TEMPERATURE, CLASSES);
                TFloat32 pictures = TFloat32.tensorOf(Shape.of(1, SIDE, SIDE, 3), DataBuffers.of(grey));
                TFloat32 enlarged = TFloat32.tensorOf(
                        Shape.of(1, SIDE / 2, SIDE / 2, 3), DataBuffers.of(Arrays.copyOf(grey, grey.length / 4)))) {
            assertThat(small.probabilities(enlarged)).containsExactly(small.probabilities(pictures), within(0.02f));
            assertThat(large.probabilities(pictures)).isNotEqualTo(small.probabilities(pictures));
        }
    }

    @Test
    void refusesANetworkThatKnowsNoneOfTheClasses() {
        assertThatThrownBy(() -> new Teacher(NETWORK, SIDE, TEMPERATURE, classes("xylophone", "nothing")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("none of the classes");
        assertThatThrownBy(() -> new Teacher(Networks.catalogue().network("inception-v3"), SIDE, TEMPERATURE, CLASSES))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has no classes");
    }
}
