package org.featurescope.space.directions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.featurescope.space.directions.SpannedPlane.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpannedPlaneTest {
    private static final int CHANNELS = 40;

    private static float[] normals(Random random) {
        float[] vector = new float[CHANNELS];
        for (int i = 0; i < CHANNELS; i++) {
            vector[i] = (float) (3 * random.nextGaussian());
        }
        return vector;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private static float[] combined(double first, float[] a, double second, float[] b) {
        float[] sum = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            sum[i] = (float) (first * a[i] + second * b[i]);
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void directionsHaveLengthOneAndTheTwoLieAtTheirAngle(long seed) {
        Random random = new Random(seed);
        float[] a = normals(random);
        float[] b = normals(random);
        SpannedPlane plane = SpannedPlane.of(a, b);
        double cosine = dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
        assertThat(plane.angle()).isEqualTo(Math.toDegrees(Math.acos(cosine)), within(1e-5));
        assertThat(dot(plane.at(0), a)).isEqualTo(Math.sqrt(dot(a, a)), within(1e-4));
        assertThat(dot(plane.at(plane.angle()), b)).isEqualTo(Math.sqrt(dot(b, b)), within(1e-4));
        assertThat(dot(plane.at(0), plane.at(90))).isEqualTo(0, within(1e-6));
        for (double degrees = -30; degrees < 400; degrees += 37) {
            assertThat(dot(plane.at(degrees), plane.at(degrees))).isEqualTo(1, within(1e-5));
            assertThat(dot(plane.at(degrees), plane.at(degrees + 180))).isEqualTo(-1, within(1e-5));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void twoCoordinatesGiveTheDotProductWithEachDirection(long seed) {
        Random random = new Random(seed);
        SpannedPlane plane = SpannedPlane.of(normals(random), normals(random));
        float[] activation = normals(random);
        float[] among = new float[3 * CHANNELS];
        System.arraycopy(activation, 0, among, CHANNELS, CHANNELS);
        Point point = plane.project(among, CHANNELS);
        for (double degrees = 0; degrees < 360; degrees += 11) {
            assertThat(point.along(degrees)).isEqualTo(dot(activation, plane.at(degrees)), within(1e-4));
        }
        assertThat(point.radius()).isLessThanOrEqualTo(Math.sqrt(dot(activation, activation)));
    }

    @Test
    void twoNeuronsAreTheAxes() {
        float[] neurons = Vectors.basis(4).values();
        float[] a = {neurons[0], neurons[1], neurons[2], neurons[3]};
        float[] b = {0, 0, 2, 0};
        SpannedPlane plane = SpannedPlane.of(a, b);
        assertThat(plane.angle()).isEqualTo(90, within(1e-12));
        assertThat(plane.at(0)).containsExactly(1, 0, 0, 0);
        assertThat(plane.project(new float[] {5, 6, 7, 8}, 0)).isEqualTo(new Point(5, 7));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.001, 1000, -1, -0.5})
    void parallelDirectionsSpanNoPlane(double factor) {
        float[] a = normals(new Random(9));
        float[] b = combined(factor, a, 0, a);
        assertThat(SpannedPlane.areParallel(a, b)).isTrue();
        assertThat(SpannedPlane.angleBetween(a, b)).isEqualTo(factor > 0 ? 0 : 180, within(1e-3));
        assertThatThrownBy(() -> SpannedPlane.of(a, b)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nearlyParallelDirectionsAreToldApart() {
        float[] a = {1, 0};
        double angle = Math.toRadians(0.2);
        float[] b = {(float) Math.cos(angle), (float) Math.sin(angle)};
        assertThat(SpannedPlane.areParallel(a, b)).isFalse();
        assertThat(SpannedPlane.of(a, b).angle()).isEqualTo(0.2, within(1e-4));
        assertThat(SpannedPlane.of(a, b).at(90)[1]).isEqualTo(1, within(1e-4f));
    }
}
