package org.featurescope.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.featurescope.activation.TopClasses.ClassProbability;
import org.junit.jupiter.api.Test;

class TopClassesTest {
    @Test
    void namesTheFiveMostProbableAndOfEqualOnesTheFirst() {
        float[] probabilities = {0.1f, 0.05f, 0.4f, 0.1f, 0, 0.3f, 0.05f};
        assertThat(TopClasses.of(probabilities, List.of("a", "b", "c", "d", "e", "f", "g"))
                        .top())
                .containsExactly(
                        new ClassProbability(2, "c", 0.4f),
                        new ClassProbability(5, "f", 0.3f),
                        new ClassProbability(0, "a", 0.1f),
                        new ClassProbability(3, "d", 0.1f),
                        new ClassProbability(1, "b", 0.05f));
    }

    @Test
    void namesAllWhereThereAreFewer() {
        assertThat(TopClasses.of(new float[] {0.4f, 0.6f}, List.of("no", "yes")).top())
                .extracting(ClassProbability::label)
                .containsExactly("yes", "no");
    }
}
