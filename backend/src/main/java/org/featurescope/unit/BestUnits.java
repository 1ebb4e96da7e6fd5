package org.featurescope.unit;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.unit.UnitResponses.Match;

/** Chooses the units of a network that are most like a query. */
final class BestUnits {
    private BestUnits() {}

    /** What was measured of the units of a layer. */
    interface MeasuredLayer {
        /** Returns the name of the layer. */
        String layer();

        /** Returns the number of its units. */
        int channels();

        /** Returns whether one of the layers has the unit. */
        static boolean has(List<? extends MeasuredLayer> layers, Unit unit) {
            return layers.stream()
                    .anyMatch(layer -> layer.layer().equals(unit.layer()) && unit.channel() < layer.channels());
        }
    }

    /** Computes a unit's similarity to the query from the index of its layer and its channel. */
    interface Likeness {
        double of(int layer, int channel);
    }

    /**
     * A unit that may be among the best.
     *
     * @param layer the index of its layer
     */
    private record Candidate(int layer, int channel, double likeness) {
        static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(Candidate::likeness)
                .reversed()
                .thenComparingInt(Candidate::layer)
                .thenComparingInt(Candidate::channel);
    }

    /**
     * Returns the best units, best first; of equal ones the first.
     *
     * @param layers in depth order
     * @param searched tells of a layer's name whether the layer is searched
     */
    static List<Match> of(
            List<? extends MeasuredLayer> layers, Predicate<String> searched, int count, Likeness likeness) {
        PriorityQueue<Candidate> best = new PriorityQueue<>(Candidate.BEST_FIRST.reversed());
        for (int i = 0; i < layers.size(); i++) {
            MeasuredLayer of = layers.get(i);
            int channels = searched.test(of.layer()) ? of.channels() : 0;
            for (int channel = 0; channel < channels; channel++) {
                best.add(new Candidate(i, channel, likeness.of(i, channel)));
                if (best.size() > count) {
                    best.remove();
                }
            }
        }
        return best.stream()
                .sorted(Candidate.BEST_FIRST)
                .map(found -> new Match(new Unit(layers.get(found.layer).layer(), found.channel), found.likeness))
                .toList();
    }
}
