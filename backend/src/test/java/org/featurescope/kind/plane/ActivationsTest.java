package org.featurescope.kind.plane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.featurescope.figure.Networks;
import org.featurescope.model.Stage;
import org.featurescope.model.Stages;
import org.featurescope.space.directions.SpannedPlane.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ActivationsTest {
    private static final Stage STAGE = Stages.layer(Networks.network(), "mixed3a");
    private static final int EACH = 4;

    private static Activations normals(int photographs, boolean isRectified) {
        Random random = new Random(photographs);
        List<Point> points = IntStream.range(0, photographs * EACH)
                .mapToObj(i -> new Point(2 * random.nextGaussian(), random.nextGaussian()))
                .toList();
        return new Activations(STAGE, isRectified, EACH, points);
    }

    /** The same by going through all positions again for each of the best. */
    private static List<Integer> searched(Activations activations, double degrees) {
        List<Integer> found = new ArrayList<>();
        while (found.size() < Activations.BEST) {
            int best = -1;
            for (int i = 0; i < activations.count(); i++) {
                int photograph = activations.photograph(i);
                boolean isTaken = found.stream().anyMatch(other -> activations.photograph(other) == photograph);
                boolean isBetter = best < 0
                        || activations.point(i).along(degrees)
                                > activations.point(best).along(degrees);
                best = !isTaken && isBetter ? i : best;
            }
            found.add(best);
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 20})
    void thoseThatScoreMostAreEachOfAnotherPhotograph(int photographs) {
        Activations activations = normals(photographs, false);
        for (double degrees = 0; degrees < 360; degrees += 17.5) {
            assertThat(activations.best(degrees)).isEqualTo(searched(activations, degrees));
        }
    }

    @Test
    void afterAReluOnlyScoresAboveZeroCount() {
        List<Point> points = new ArrayList<>();
        for (int photograph = 0; photograph < 8; photograph++) {
            for (int i = 0; i < EACH; i++) {
                points.add(new Point(Math.max(0, photograph - 5), i == 0 ? 1 : 0));
            }
        }
        Activations after = new Activations(STAGE, true, EACH, points);
        assertThat(after.best(0)).containsExactly(28, 24);
        assertThat(after.best(90)).hasSize(6);
        assertThat(after.best(180)).isEmpty();
        assertThat(after.best(225)).isEmpty();
        Activations before = new Activations(STAGE, false, EACH, points);
        assertThat(before.best(225)).hasSize(6);
    }

    @Test
    void patchesThatAreDrawnDoNotOverlapAndBeginWithTheBest() {
        Activations activations = normals(60, false);
        List<Integer> drawn = Spread.of(activations, List.of(0.0, 90.0, 180.0, 270.0));
        assertThat(drawn).hasSizeBetween(20, Spread.MOST).doesNotHaveDuplicates();
        assertThat(drawn.get(0)).isEqualTo(activations.best(0).get(0));
        double side = PlaneResult.Side.SIDE * activations.reach();
        for (int i = 0; i < drawn.size(); i++) {
            for (int j = 0; j < i; j++) {
                Point one = activations.point(drawn.get(i));
                Point other = activations.point(drawn.get(j));
                assertThat(Math.max(Math.abs(one.x() - other.x()), Math.abs(one.y() - other.y())))
                        .isGreaterThanOrEqualTo(side);
            }
        }
    }

    @Test
    void someOfManyPointsAreEvenlySpread() {
        Activations activations = normals(10, false);
        assertThat(activations.some(1000)).hasSize(40);
        assertThat(activations.some(4))
                .containsExactly(
                        activations.point(0), activations.point(10), activations.point(20), activations.point(30));
    }
}
