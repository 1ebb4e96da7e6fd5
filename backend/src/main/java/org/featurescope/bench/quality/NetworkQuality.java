package org.featurescope.bench.quality;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.featurescope.bench.measure.BenchmarkTurns;
import org.jspecify.annotations.Nullable;

/**
 * How good the pictures of one network are that one setting makes.
 *
 * @param model id of the network
 * @param setting its name
 * @param steps of the optimizer; 0 for photographs
 * @param size height and width of the pictures, pixels
 * @param milliseconds that the making took, for one picture
 * @param photographs how many the best was chosen from
 * @param units one for each picture
 */
public record NetworkQuality(
        String model,
        String setting,
        int steps,
        int size,
        double milliseconds,
        int photographs,
        List<UnitQuality> units) {
    public NetworkQuality {
        units = List.copyOf(units);
    }

    /** Whether this tells of that setting of that network. */
    public boolean of(String network, String name) {
        return model.equals(network) && setting.equals(name);
    }

    /** The median over the units that a photograph excites; not a number if there is none. */
    @JsonProperty
    public double medianMultiple() {
        return median(UnitQuality::multiple);
    }

    /** The share of the units whose picture excites them more than every photograph. */
    @JsonProperty
    public double shareAbovePhotographs() {
        return units.stream()
                        .filter(unit -> unit.activation() > unit.bestPhotograph())
                        .count()
                / (double) units.size();
    }

    /** The median over all units. */
    @JsonProperty
    public double medianFineShare() {
        return median(UnitQuality::fineShare);
    }

    /** The median over the units that were excited; not a number if there is none. */
    @JsonProperty
    public double medianRobustness() {
        return median(UnitQuality::robustness);
    }

    /** How many pictures the engine warned of. */
    @JsonProperty
    public long warned() {
        return units.stream().filter(unit -> unit.warning() != null).count();
    }

    private double median(Function<UnitQuality, @Nullable Double> of) {
        double[] values = units.stream()
                .map(of)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return values.length == 0 ? Double.NaN : BenchmarkTurns.median(values);
    }
}
