package org.featurescope.kind.interpolation;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.Captions;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.figure.link.UnitList;
import org.featurescope.kind.optimized.OptimizedSpec;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.kind.optimized.UnitAims;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression;
import org.featurescope.optimize.objective.Composition;
import org.featurescope.optimize.picture.SharedResolutions;

/**
 * Spec of a figure that interpolates between two units or directions. The objectives of its pictures are mixtures of
 * the two, whose weights change in equal steps.
 *
 * @param network the network
 * @param from the unit or direction of the first picture
 * @param to the unit or direction of the last picture
 * @param frames the number of pictures
 * @param aligned whether the pictures share their low resolutions, so that shapes are at the same place in all
 * @param optimization the parameters of the optimization
 */
public record InterpolationSpec(
        NetworkReference network,
        UnitExpression from,
        UnitExpression to,
        int frames,
        boolean aligned,
        OptimizationParameters optimization)
        implements OptimizedSpec {
    private static final Parameter<UnitExpression> FROM =
            Parameter.required("from", "From", "The unit or direction of the first picture.", new UnitList.One());
    private static final Parameter<UnitExpression> TO =
            Parameter.required("to", "To", "The unit or direction of the last picture.", new UnitList.One());
    private static final Parameter<Long> FRAMES = Parameter.optional(
            "frames",
            "Pictures",
            "The number of pictures from the first to the last.",
            new ParameterTypes.WholeNumber(2, 16),
            6L);
    private static final Parameter<Boolean> ALIGNED = Parameter.optional(
            "aligned",
            "Keep shapes in place",
            "Whether the pictures share their coarse shapes, so that these are at the same place in all.",
            new ParameterTypes.Flag(),
            true);

    static final ParameterTable<InterpolationSpec> TABLE = OptimizationParameters.addTo(
            NetworkReference.addTo(
                            ParameterTable.of("interpolation", InterpolationSpec::of), InterpolationSpec::network)
                    .with(FROM, InterpolationSpec::from)
                    .with(TO, InterpolationSpec::to)
                    .with(FRAMES, spec -> (long) spec.frames())
                    .with(ALIGNED, InterpolationSpec::aligned),
            InterpolationSpec::optimization);

    private static InterpolationSpec of(ParameterTable.Values values) {
        return new InterpolationSpec(
                NetworkReference.of(values),
                values.get(FROM),
                values.get(TO),
                values.getInt(FRAMES),
                values.get(ALIGNED),
                OptimizationParameters.of(values));
    }

    @Override
    public String layer() {
        return from.layer();
    }

    @Override
    public String title() {
        return "From %s to %s in %s".formatted(from, to, model());
    }

    @Override
    public String caption() {
        return "%s from %s to %s in %s, the objective moving from one to the other in equal steps; the pictures %s. %s"
                .formatted(
                        Captions.count(frames, "picture"),
                        from,
                        to,
                        model(),
                        aligned ? "share their low resolutions, so that they line up" : "are optimized independently",
                        Captions.howMade(optimization));
    }

    @Override
    public Layout layout() {
        return Layout.frames(labels());
    }

    @Override
    public Plan plan(Network network) {
        List<String> shows = labels().stream()
                .map(label -> "%s to %s, %s".formatted(from, to, label))
                .toList();
        OptimizationParameters aligning =
                aligned ? optimization.with(optimization.settings().with(SharedResolutions.ALIGNED)) : optimization;
        return Plan.of(
                new Composition.Between(UnitAims.channel(from), UnitAims.channel(to)), labels(), shows, aligning);
    }

    private List<String> labels() {
        return IntStream.range(0, frames)
                .mapToObj(frame -> String.format(Locale.ROOT, "%.2f", (double) frame / (frames - 1)))
                .toList();
    }
}
