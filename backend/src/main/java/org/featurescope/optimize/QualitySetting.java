package org.featurescope.optimize;

import java.util.List;
import org.featurescope.validate.NotFoundException;
import org.tensorflow.proto.ConfigProto;

/** A way to optimize that has a name, to be measured beside others. Immutable. */
public final class QualitySetting {
    private static final int STEPS = 256;

    private final String name;
    private final int steps;
    private final Ascent ascent;

    QualitySetting(String name, int steps, Ascent ascent) {
        this.name = name;
        this.steps = steps;
        this.ascent = ascent;
    }

    /** Every setting, the one that the product uses first. */
    public static List<QualitySetting> all() {
        Ascent best = Ascent.DEFAULT;
        return List.of(
                new QualitySetting("default", STEPS, best),
                new QualitySetting(
                        "no-transformations",
                        STEPS,
                        new Ascent(
                                best.band(),
                                best.lumaDecay(),
                                best.chromaDecay(),
                                best.rate(),
                                best.sustain(),
                                best.epsilon(),
                                best.leak(),
                                TransformationRobustness.NONE)),
                new QualitySetting(
                        "no-preconditioning",
                        STEPS,
                        new Ascent(
                                1, 0, 0, best.rate(), best.sustain(), best.epsilon(), best.leak(), best.robustness())));
    }

    /** The setting of that name, or {@link NotFoundException} naming those there are. */
    public static QualitySetting named(String name) {
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
                                                        .map(QualitySetting::name)
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

    /** The engine with this setting, on all cores; it holds native memory until it is closed. */
    public GraphVisualizer open() {
        return new GraphVisualizer(ascent, ConfigProto.getDefaultInstance());
    }
}
