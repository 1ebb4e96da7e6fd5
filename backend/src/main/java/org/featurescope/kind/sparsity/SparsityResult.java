package org.featurescope.kind.sparsity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.link.Captions;
import org.featurescope.kind.photographs.IndexedSet;
import org.featurescope.model.Stage;

/**
 * The data of a figure of sparsity.
 *
 * @param set the set of photographs
 * @param stages one for each stage, in depth order
 */
record SparsityResult(IndexedSet set, List<StageSparsity> stages) {
    /**
     * A stage of the network.
     *
     * @param name its name in links
     * @param title its name for people
     * @param kind what it is
     * @param layer the name of the layer that it belongs to
     * @param channels number of channels
     * @param positions number of positions of each photograph's map that were used
     * @param trained the numbers of the network
     * @param untrained the numbers of the untrained network
     */
    record StageSparsity(
            String name,
            String title,
            StageKind kind,
            String layer,
            int channels,
            int positions,
            Numbers trained,
            Numbers untrained) {}

    /** What a stage is. */
    enum StageKind {
        @JsonProperty("layer")
        LAYER("layer"),
        @JsonProperty("branch")
        BRANCH("branch"),
        @JsonProperty("before-relu")
        BEFORE_RELU("before-relu");

        private final String text;

        StageKind(String text) {
            this.text = text;
        }

        /** Returns the name of the constant in JSON and in tables. */
        String text() {
            return text;
        }

        static StageKind of(Stage stage) {
            return valueOf(stage.kind().name());
        }
    }

    /**
     * The numbers of a stage. Those that are undefined, for instance because all values are equal, are empty.
     *
     * @param values the number of values of all photographs
     * @param zeros the number of values that are zero
     * @param mean the mean of all values
     * @param deviation the standard deviation of all values
     * @param skewness the third standardized moment of all values
     * @param kurtosis the fourth standardized moment of all values
     * @param nonZero the share of a photograph's values that are not zero
     * @param positive the share of a photograph's values that are greater than zero
     * @param trevesRolls the sparseness of Treves and Rolls of a photograph's pattern
     * @param hoyer the sparseness of Hoyer of a photograph's pattern
     * @param patternKurtosis the fourth standardized moment of a photograph's pattern
     * @param participation the participation ratio of the sample; empty for stages that are no layers
     * @param participationCorrected the participation ratio corrected for the number of photographs
     * @param histogram the histogram of the values that are not zero
     */
    record Numbers(
            long values,
            long zeros,
            Optional<Double> mean,
            Optional<Double> deviation,
            Optional<Double> skewness,
            Optional<Double> kurtosis,
            Estimate nonZero,
            Estimate positive,
            Estimate trevesRolls,
            Estimate hoyer,
            Estimate patternKurtosis,
            Optional<Double> participation,
            Optional<Double> participationCorrected,
            Bins histogram) {}

    /**
     * The mean of a number over photographs.
     *
     * @param mean the mean; empty if the number is defined for no photograph
     * @param error the standard error of the mean; empty for fewer than two photographs
     * @param photographs the number of photographs for which the number is defined
     */
    record Estimate(Optional<Double> mean, Optional<Double> error, long photographs) {
        /** Returns the mean with so many standard errors added; empty if one of the two is. */
        Optional<Double> end(int errors) {
            return mean.flatMap(value -> error.map(each -> value + errors * each));
        }
    }

    /**
     * The bins of a histogram, all of equal width.
     *
     * @param first the index of the first bin, which reaches from {@code first * width} to {@code (first + 1) * width}
     * @param width the width of each bin
     * @param counts the number of values in each bin
     */
    record Bins(int first, double width, List<Long> counts) {
        /** Returns the number of values in all bins. */
        long total() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Returns the number of photographs and positions in words. */
    String sizeText() {
        int most = stages.stream().mapToInt(StageSparsity::positions).max().orElse(0);
        String skipped = set.skippedInAll() == 0
                ? ""
                : "; %s could not be read".formatted(Captions.count(set.skippedInAll(), "file"));
        return "%s of the set %s, %s of each map at most%s"
                .formatted(
                        Captions.count(set.photographs(), "photograph"),
                        set.name(),
                        Captions.count(most, "position"),
                        skipped);
    }

    /** Returns the stages that are layers. */
    List<StageSparsity> layers() {
        return stages.stream().filter(stage -> stage.kind() == StageKind.LAYER).toList();
    }
}
