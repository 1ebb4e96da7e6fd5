package org.featurescope.space.directions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class KMeansTest {
    private static Vectors normals(int count, int length, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count * length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Vectors(values, length);
    }

    private static int nearest(float[] vector, Vectors centroids) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < centroids.count(); k++) {
            double distance = 0;
            for (int c = 0; c < vector.length; c++) {
                double difference = vector[c] - centroids.get(k)[c];
                distance += difference * difference;
            }
            if (distance < least) {
                least = distance;
                nearest = k;
            }
        }
        return nearest;
    }

    @Test
    void endsWhereEachCentroidIsTheMeanOfTheVectorsNearestToIt() {
        Vectors vectors = normals(200, 3, 1);
        Vectors centroids = KMeans.centroids(vectors, 5, 4);
        double[][] sums = new double[5][3];
        int[] members = new int[5];
        for (int i = 0; i < vectors.count(); i++) {
            int own = nearest(vectors.get(i), centroids);
            members[own]++;
            for (int c = 0; c < 3; c++) {
                sums[own][c] += vectors.get(i)[c];
            }
        }
        for (int k = 0; k < 5; k++) {
            assertThat(members[k]).isPositive();
            for (int c = 0; c < 3; c++) {
                assertThat(centroids.get(k)[c]).isEqualTo((float) (sums[k][c] / members[k]), within(1e-4f));
            }
        }
    }

    @Test
    void givesEachVectorBackWhereThereAreAsManyClusters() {
        Vectors vectors = normals(6, 4, 2);
        Vectors centroids = KMeans.centroids(vectors, 6, 0);
        for (int i = 0; i < 6; i++) {
            float[] vector = vectors.get(i);
            assertThat(centroids.get(nearest(vector, centroids))).containsExactly(vector, within(1e-6f));
        }
    }

    @Test
    void leavesACentroidWithoutVectorsWhereItIs() {
        Vectors equal = new Vectors(new float[] {1, 2, 1, 2, 1, 2}, 2);
        Vectors centroids = KMeans.centroids(equal, 2, 0);
        assertThat(centroids.values()).containsExactly(1, 2, 1, 2);
    }
}
