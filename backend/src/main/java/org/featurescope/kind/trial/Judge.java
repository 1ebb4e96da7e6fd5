package org.featurescope.kind.trial;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Answers the questions of a trial as people do, by the features of pictures: of two pictures it chooses the one that is
 * more like the references on the right, and less like those on the left.
 *
 * <pre>s(q) = mean over r on the right of f(q)·f(r) - mean over l on the left of f(q)·f(l)</pre>
 *
 * Without references, or if both pictures are equally like them, it tosses a coin.
 */
final class Judge {
    private final SplittableRandom coin;

    Judge(long seed) {
        this.coin = new SplittableRandom(seed);
    }

    /**
     * Returns how many of some questions are answered right.
     *
     * @param left the features of the references that excite least
     * @param right those of the references that excite most
     * @param exciting for each question the features of the right answer
     * @param other for each question the features of the wrong answer
     */
    int right(List<float[]> left, List<float[]> right, List<float[]> exciting, List<float[]> other) {
        int answeredRight = 0;
        double[] axis = left.isEmpty() || right.isEmpty() ? new double[0] : difference(mean(right), mean(left));
        for (int question = 0; question < exciting.size(); question++) {
            double difference = product(axis, exciting.get(question)) - product(axis, other.get(question));
            boolean isRight = difference == 0 ? coin.nextBoolean() : difference > 0;
            answeredRight += isRight ? 1 : 0;
        }
        return answeredRight;
    }

    private static double[] mean(List<float[]> vectors) {
        double[] mean = new double[vectors.get(0).length];
        for (float[] vector : vectors) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += vector[i] / (double) vectors.size();
            }
        }
        return mean;
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = new double[a.length];
        Arrays.setAll(difference, i -> a[i] - b[i]);
        return difference;
    }

    private static double product(double[] axis, float[] query) {
        double sum = 0;
        for (int i = 0; i < axis.length; i++) {
            sum += axis[i] * query[i];
        }
        return sum;
    }
}
