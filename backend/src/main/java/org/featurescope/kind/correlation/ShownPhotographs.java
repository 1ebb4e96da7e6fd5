package org.featurescope.kind.correlation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.featurescope.space.PatternCorrelation;
import org.featurescope.space.Seriation;

/** Chooses the photographs whose correlations are kept one by one, and puts them in order. */
final class ShownPhotographs {
    /** The most photographs that are shown. */
    static final int MOST = 240;

    private ShownPhotographs() {}

    /**
     * Returns the indices of the chosen photographs, ascending. All are chosen if there are no more than {@link #MOST}; else
     * each class in turn has one chosen at random, until there are enough.
     */
    static List<Integer> chosen(int[] classOf, int most, long seed) {
        Map<Integer, List<Integer>> members = new TreeMap<>();
        for (int i = 0; i < classOf.length; i++) {
            members.computeIfAbsent(classOf[i], none -> new ArrayList<>()).add(i);
        }
        Random random = new Random(seed);
        members.values().forEach(each -> Collections.shuffle(each, random));
        List<Integer> chosen = new ArrayList<>();
        for (int round = 0; chosen.size() < Math.min(most, classOf.length); round++) {
            for (List<Integer> each : members.values()) {
                if (round < each.size() && chosen.size() < most) {
                    chosen.add(each.get(round));
                }
            }
        }
        Collections.sort(chosen);
        return chosen;
    }

    /**
     * Returns the chosen photographs by class, and within each class so that neighbours correlate. Those without a class
     * come last.
     *
     * @param similarity the similarity of the chosen photographs, {@code [chosen][chosen]}
     * @return positions within {@code chosen}
     */
    static List<Integer> byClass(List<Integer> chosen, int[] classOf, double[][] similarity) {
        Map<Integer, List<Integer>> members = new TreeMap<>(
                Comparator.comparingInt(each -> each == PatternCorrelation.NO_GROUP ? Integer.MAX_VALUE : each));
        for (int i = 0; i < chosen.size(); i++) {
            members.computeIfAbsent(classOf[chosen.get(i)], none -> new ArrayList<>())
                    .add(i);
        }
        List<Integer> order = new ArrayList<>();
        for (List<Integer> each : members.values()) {
            Seriation.of(permuted(similarity, each)).forEach(place -> order.add(each.get(place)));
        }
        return order;
    }

    /** Returns the order in which neighbours correlate; photographs without correlations come where they may. */
    static List<Integer> bySimilarity(double[][] correlations) {
        return Seriation.of(withoutUndefined(correlations));
    }

    /** Returns the mean of several matrices, entry by entry, without undefined entries. */
    static double[][] mean(List<double[][]> matrices, int side) {
        double[][] mean = new double[side][side];
        for (double[][] matrix : matrices) {
            double[][] defined = withoutUndefined(matrix);
            for (int i = 0; i < side; i++) {
                for (int j = 0; j < side; j++) {
                    mean[i][j] += defined[i][j] / matrices.size();
                }
            }
        }
        return mean;
    }

    private static double[][] withoutUndefined(double[][] matrix) {
        return Arrays.stream(matrix)
                .map(row -> Arrays.stream(row)
                        .map(value -> Double.isNaN(value) ? -1 : value)
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Returns some rows and the same columns of a matrix, in this order. */
    static double[][] permuted(double[][] matrix, List<Integer> order) {
        double[][] permuted = new double[order.size()][order.size()];
        for (int i = 0; i < permuted.length; i++) {
            for (int j = 0; j < permuted.length; j++) {
                permuted[i][j] = matrix[order.get(i)][order.get(j)];
            }
        }
        return permuted;
    }
}
