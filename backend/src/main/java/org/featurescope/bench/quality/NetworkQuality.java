package org.featurescope.bench.quality;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.featurescope.bench.measure.Median;
import org.jspecify.annotations.Nullable;

/**
 * The quality of the pictures that one setting makes of one network.
 *
 * @param model id of the network
 * @param setting the name of the setting; {@code photographs} for the best photographs
 * @param steps of the optimizer; 0 for photographs
 * @param size height and width of the pictures, pixels
 * @param milliseconds that one picture took
 * @param photographs how many photographs the best ones were chosen from
 * @param units the quality of each unit's picture
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

    /** Returns whether this is the quality of a setting of a network. */
    public boolean isOf(String network, String name) {
        return model.equals(network) && setting.equals(name);
    }

    /** Returns the median multiple over the units that a photograph excites; NaN if there is none. */
    @JsonProperty
    public double medianMultiple() {
        return median(UnitQuality::multiple);
    }

    /** Returns the share of the units whose picture excites them more than every photograph. */
    @JsonProperty
    public double shareAbovePhotographs() {
        return units.stream()
                        .filter(unit -> unit.activation() > unit.bestPhotograph())
                        .count()
                / (double) units.size();
    }

    /** Returns the median share of fine detail over all units. */
    @JsonProperty
    public double medianFineShare() {
        return median(UnitQuality::fineShare);
    }

    /** Returns the median robustness over the units that their picture excites; NaN if there is none. */
    @JsonProperty
    public double medianRobustness() {
        return median(UnitQuality::robustness);
    }

    /** Returns the number of pictures with a warning of the engine. */
    @JsonProperty
    public long warned() {
        return units.stream().filter(unit -> unit.warning() != null).count();
    }

    private double median(Function<UnitQuality, @Nullable Double> property) {
        double[] values = units.stream()
                .map(property)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return values.length == 0 ? Double.NaN : Median.of(values);
    }
}
