package org.featurescope.kind.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The photographs that excite a direction most, each with one that excites it least.
 *
 * <p>Those of the largest scores are the most exciting. For each of them in turn one of the lower third is chosen: the one
 * whose overall activation is nearest. So neither side of the pairs has more in its photographs than the other. Photographs
 * of equal scores are in a random order, so that the order of their files has no effect.
 *
 * @param most the most exciting photographs, the most exciting of all first
 * @param least as many of the least exciting ones, each the partner of the one at its place
 */
record Extremes(List<Integer> most, List<Integer> least) {
    Extremes {
        most = List.copyOf(most);
        least = List.copyOf(least);
    }

    /**
     * Chooses extremes.
     *
     * @param scores the score of each photograph
     * @param overall the overall activation of each photograph
     * @param photographs those to choose from, at least two for each pair
     * @param count the number of pairs
     */
    static Extremes of(double[] scores, double[] overall, List<Integer> photographs, int count, long seed) {
        if (photographs.size() < 2 * count) {
            throw new IllegalArgumentException("%d photographs have no %d pairs".formatted(photographs.size(), count));
        }
        List<Integer> ascending = ascending(scores, photographs, seed);
        List<Integer> most = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            most.add(ascending.get(ascending.size() - 1 - i));
        }
        List<Integer> lower = new ArrayList<>(ascending.subList(0, Math.max(count, photographs.size() / 3)));
        lower = new ArrayList<>(lower.subList(0, Math.min(lower.size(), photographs.size() - count)));
        List<Integer> least = new ArrayList<>();
        for (int exciting : most) {
            int nearest = 0;
            for (int i = 1; i < lower.size(); i++) {
                if (distance(overall, exciting, lower.get(i)) < distance(overall, exciting, lower.get(nearest))) {
                    nearest = i;
                }
            }
            least.add(lower.remove(nearest));
        }
        return new Extremes(most, least);
    }

    private static double distance(double[] overall, int one, int other) {
        return Math.abs(overall[one] - overall[other]);
    }

    /** Returns photographs by ascending score, those of equal scores in a random order. */
    private static List<Integer> ascending(double[] scores, List<Integer> photographs, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] ties = new double[scores.length];
        Arrays.setAll(ties, i -> random.nextDouble());
        return photographs.stream()
                .sorted(Comparator.comparingDouble((Integer photograph) -> scores[photograph])
                        .thenComparingDouble(photograph -> ties[photograph]))
                .toList();
    }
}
