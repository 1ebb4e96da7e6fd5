package org.featurescope.model.check;

import java.util.Optional;

/**
 * What a network makes of photographs in one range of its input.
 *
 * @param range the range
 * @param classes what the classes say; empty for a network without classes
 * @param dead share of the channels, 0 to 1, that have one value at all positions of all photographs; 1 if an activation
 *     is not a finite number
 */
public record RangeMeasurement(InputRange range, Optional<ClassStatistics> classes, double dead) {
    /**
     * What the classes of the photographs say, in bits.
     *
     * @param entropy mean entropy of a photograph's class probabilities: low where the network is sure
     * @param information how much the classes tell about which photograph it is: the entropy of the mean probabilities
     *     minus {@code entropy}; 0 where all photographs get the same probabilities
     * @param different number of different most probable classes
     * @param mostFrequent the class that is the most probable one of the most photographs
     * @param photographsOfIt number of these photographs
     */
    public record ClassStatistics(
            double entropy, double information, int different, String mostFrequent, int photographsOfIt) {}

    /** Information of less than this many bits says nothing of a range. */
    private static final double LEAST_INFORMATION = 0.3;

    private static final double CLEARLY_LESS_INFORMATION = 0.7;
    private static final double CLEARLY_MORE_DEAD = 0.05;

    double information() {
        return classes.map(ClassStatistics::information).orElse(0.0);
    }

    /** Returns whether the range of another measurement is better than this one's by more than chance. */
    boolean isClearlyWorseThan(RangeMeasurement best) {
        return best.information() >= LEAST_INFORMATION
                ? information() < CLEARLY_LESS_INFORMATION * best.information()
                : dead > best.dead + CLEARLY_MORE_DEAD;
    }

    /** Returns whether this range is better than another: by its classes if these say something, else by dead channels. */
    boolean isBetterThan(RangeMeasurement other) {
        return Math.max(information(), other.information()) >= LEAST_INFORMATION
                ? information() > other.information()
                : dead < other.dead;
    }
}
