package org.featurescope.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.featurescope.optimize.Ladder;
import org.featurescope.optimize.Optimizer;
import org.featurescope.optimize.Photographs;
import org.featurescope.optimize.Precision;
import org.featurescope.optimize.Preset;
import org.featurescope.optimize.Settings;
import org.featurescope.optimize.Tuning;
import org.featurescope.optimize.VisualizationSpec;
import org.featurescope.optimize.objective.Composition;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.picture.Parameterization;
import org.featurescope.optimize.picture.PictureSettings;
import org.featurescope.optimize.run.GraphVisualizer;
import org.featurescope.validate.NotFoundException;

/**
 * Named settings of an optimization, to be measured beside others. All specs that benchmarks run are made here. Immutable.
 *
 * @param name lower-case letters, digits and dashes
 * @param steps of the optimization
 * @param settings of the optimization
 * @param penalty a term that is subtracted from the objective, as in a {@link Ladder.Rung}; empty for none
 */
public record BenchmarkSetting(String name, int steps, Settings settings, String penalty) {
    /** The settings that the product uses where none are chosen. */
    public static final BenchmarkSetting DEFAULT = of(Preset.QUICK);

    public BenchmarkSetting(String name, int steps, Settings settings) {
        this(name, steps, settings, "");
    }

    private static BenchmarkSetting of(Preset preset) {
        return new BenchmarkSetting(preset.name().toLowerCase(Locale.ROOT), preset.steps(), preset.settings());
    }

    /** Returns every setting, {@link #DEFAULT} first. */
    public static List<BenchmarkSetting> all() {
        List<BenchmarkSetting> all = new ArrayList<>();
        for (Preset preset : Preset.values()) {
            all.add(of(preset));
        }
        Settings quick = Preset.QUICK.settings();
        all.add(new BenchmarkSetting("quick-bfloat16", Preset.QUICK.steps(), quick.with(Precision.BFLOAT16)));
        all.add(new BenchmarkSetting(
                "pyramid", Preset.QUICK.steps(), quick.with(parameterized(Parameterization.LaplacianPyramid.LUCID))));
        all.add(new BenchmarkSetting("phases", Preset.QUICK.steps(), phases(quick)));
        for (Ladder.Rung rung : Ladder.REGULARIZATION) {
            String name = "rung-" + rung.name().replaceAll("[^a-z]+", "-");
            all.add(new BenchmarkSetting(name, Preset.QUICK.steps(), rung.settings(), rung.penalty()));
        }
        return List.copyOf(all);
    }

    private static Settings phases(Settings base) {
        return new Settings(
                parameterized(new Parameterization.PhaseOnly()),
                Optimizer.ADAM,
                0.5,
                base.sustain(),
                0.01,
                0,
                base.leak(),
                base.precision(),
                1);
    }

    private static PictureSettings parameterized(Parameterization parameterization) {
        PictureSettings defaults = PictureSettings.DEFAULT;
        return new PictureSettings(
                parameterization,
                defaults.decorrelated(),
                defaults.alpha(),
                defaults.startDeviation(),
                defaults.shared(),
                defaults.robustness());
    }

    /** Returns this setting in another precision. */
    BenchmarkSetting with(Precision precision) {
        return new BenchmarkSetting(name, steps, settings.with(precision), penalty);
    }

    /**
     * Returns the setting of a name.
     *
     * @throws NotFoundException naming all settings if there is none of that name
     */
    public static BenchmarkSetting named(String name) {
        return all().stream()
                .filter(setting -> setting.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(
                        "setting",
                        "there is no setting \"%s\"; there are %s"
                                .formatted(
                                        name,
                                        all().stream()
                                                .map(BenchmarkSetting::name)
                                                .collect(Collectors.joining(", ")))));
    }

    /** Returns the spec of pictures of some channels of a layer, each optimized from noise. */
    public VisualizationSpec spec(String layer, List<Integer> channels, int size, int steps, long seed) {
        List<Objective> each = channels.stream()
                .map(channel -> Ladder.penalized("channel(%s:%d)".formatted(layer, channel), penalty))
                .toList();
        return VisualizationSpec.of(new Composition.Each(each), channels.size(), size, steps, seed, settings);
    }

    /** Returns an engine in the default tuning. It holds native memory until it is closed. */
    public GraphVisualizer open() {
        return open(Tuning.DEFAULT);
    }

    /** Returns an engine in a tuning. It holds native memory until it is closed. */
    public GraphVisualizer open(Tuning tuning) {
        return new GraphVisualizer(Photographs.NONE, tuning);
    }
}
