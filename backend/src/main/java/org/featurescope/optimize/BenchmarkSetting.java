package org.featurescope.optimize;

import java.util.List;
import org.featurescope.validate.NotFoundException;
import org.tensorflow.proto.ConfigProto;

/**
 * A way to optimize that has a name, to be measured beside others. The one place where measurements make specs. Immutable.
 */
public final class BenchmarkSetting {
    /** What the product uses. */
    public static final BenchmarkSetting DEFAULT = new BenchmarkSetting("default", 256, Ascent.DEFAULT);

    private final String name;
    private final int steps;
    private final Ascent ascent;

    BenchmarkSetting(String name, int steps, Ascent ascent) {
        this.name = name;
        this.steps = steps;
        this.ascent = ascent;
    }

    /** Every setting, the one that the product uses first. */
    public static List<BenchmarkSetting> all() {
        Ascent best = DEFAULT.ascent;
        return List.of(
                DEFAULT,
                new BenchmarkSetting(
                        "no-transformations",
                        DEFAULT.steps,
                        new Ascent(
                                best.band(),
                                best.lumaDecay(),
                                best.chromaDecay(),
                                best.rate(),
                                best.sustain(),
                                best.epsilon(),
                                best.leak(),
                                TransformationRobustness.NONE)),
                new BenchmarkSetting(
                        "no-preconditioning",
                        DEFAULT.steps,
                        new Ascent(
                                1, 0, 0, best.rate(), best.sustain(), best.epsilon(), best.leak(), best.robustness())));
    }

    /** The setting of that name, or {@link NotFoundException} naming those there are. */
    public static BenchmarkSetting named(String name) {
        return all().stream()
                .filter(setting -> setting.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(
                        "setting",
                        "there is no setting \"%s\"; there are %s"
                                .formatted(
                                        name,
                                        String.join(
                                                ", ",
                                                all().stream()
                                                        .map(BenchmarkSetting::name)
                                                        .toList()))));
    }

    /** Its name, lower-case letters and dashes. */
    public String name() {
        return name;
    }

    /** The steps that it takes. */
    public int steps() {
        return steps;
    }

    /** Pictures of channels of one layer, from noise, in this setting. */
    VisualizationSpec spec(String layer, List<Integer> channels, int size, int steps, long seed) {
        return new VisualizationSpec(layer, channels, Objective.CHANNEL, size, steps, seed);
    }

    /** The engine with this setting, on all cores; it holds native memory until it is closed. */
    public GraphVisualizer open() {
        return new GraphVisualizer(ascent, ConfigProto.getDefaultInstance());
    }
}
