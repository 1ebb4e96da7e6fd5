package org.featurescope.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PartingLayerTest {
    /** Returns samples around each difference that share their deviations, as those of one bootstrap do. */
    private static List<double[]> around(double[] differences, double deviation) {
        double[] noise = new Random(3).doubles(1000, -deviation, deviation).toArray();
        return Arrays.stream(differences)
                .mapToObj(difference ->
                        Arrays.stream(noise).map(each -> difference + each).toArray())
                .toList();
    }

    private static PartingLayer parting(double deviation, double... differences) {
        return PartingLayer.of(differences, around(differences, deviation));
    }

    @Test
    void isTheFirstLayerFromWhichOnTheLowerBoundStaysAboveZero() {
        PartingLayer found = parting(0.1, 0.05, 0.05, 0.15, 0.4);
        assertThat(found.layer()).hasValue(2);
        assertThat(found.latest()).hasValue(3);
        assertThat(found.without()).isZero();
    }

    @Test
    void aDifferenceThatVanishesLaterStartsAnew() {
        assertThat(parting(0.1, 0.5, 0.5, 0, 0.5).layer()).hasValue(3);
        assertThat(parting(0.1, 0.5, 0.5, 0.5, 0).layer()).isEmpty();
    }

    @Test
    void isEveryLayerWhereAllDifferencesAreLarge() {
        PartingLayer found = parting(0.01, 0.5, 0.5);
        assertThat(found.layer()).hasValue(0);
        assertThat(found.earliest()).hasValue(0);
        assertThat(found.latest()).hasValue(0);
    }

    @Test
    void theIntervalExtendsToNoLayerWhereManySamplesHaveNone() {
        PartingLayer found = parting(0.1, 0, 0.11);
        assertThat(found.layer()).hasValue(1);
        assertThat(found.latest()).isEmpty();
        // the bound of the last layer is 0.015 above zero, of deviations between -0.1 and 0.1
        assertThat(found.without()).isCloseTo(0.425, within(0.05));
    }

    @Test
    void thereIsNoneWithoutLayers() {
        assertThat(PartingLayer.of(new double[0], List.of()).layer()).isEmpty();
    }
}
