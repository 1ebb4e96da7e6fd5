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
 * A way to optimize that has a name, to be measured beside others. The one place where measurements make specs. Immutable.
 *
 * @param name lower-case letters, digits and dashes
 * @param steps that it takes
 * @param settings how it climbs
 * @param penalty what is taken from the objective, as a {@link Ladder.Rung}'s; empty for nothing
 */
public record BenchmarkSetting(String name, int steps, Settings settings, String penalty) {
    /** What the product uses. */
    public static final BenchmarkSetting DEFAULT = of(Preset.QUICK);

    public BenchmarkSetting(String name, int steps, Settings settings) {
        this(name, steps, settings, "");
    }

    private static BenchmarkSetting of(Preset preset) {
        return new BenchmarkSetting(preset.name().toLowerCase(Locale.ROOT), preset.steps(), preset.settings());
    }

    /** Every setting, the one that the product uses first. */
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

    private static Settings phases(Settings like) {
        return new Settings(
                parameterized(new Parameterization.PhaseOnly()),
                Optimizer.ADAM,
                0.5,
                like.sustain(),
                0.01,
                0,
                like.leak(),
                like.precision(),
                1);
    }

    private static PictureSettings parameterized(Parameterization parameterization) {
        PictureSettings usual = PictureSettings.DEFAULT;
        return new PictureSettings(
                parameterization,
                usual.decorrelated(),
                usual.alpha(),
                usual.startDeviation(),
                usual.shared(),
                usual.robustness());
    }

    /** The same in another arithmetic. */
    BenchmarkSetting with(Precision precision) {
        return new BenchmarkSetting(name, steps, settings.with(precision), penalty);
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
                                        all().stream()
                                                .map(BenchmarkSetting::name)
                                                .collect(Collectors.joining(", ")))));
    }

    /** Pictures of channels of one layer, from noise, in this setting. */
    public VisualizationSpec spec(String layer, List<Integer> channels, int size, int steps, long seed) {
        List<Objective> each = channels.stream()
                .map(channel -> Ladder.penalized("channel(%s:%d)".formatted(layer, channel), penalty))
                .toList();
        return VisualizationSpec.of(new Composition.Each(each), channels.size(), size, steps, seed, settings);
    }

    /** The engine as it is where nothing was tuned; it holds native memory until it is closed. */
    public GraphVisualizer open() {
        return open(Tuning.DEFAULT);
    }

    /** The engine with the batches of a tuning; it holds native memory until it is closed. */
    public GraphVisualizer open(Tuning tuning) {
        return new GraphVisualizer(Photographs.NONE, tuning);
    }
}
