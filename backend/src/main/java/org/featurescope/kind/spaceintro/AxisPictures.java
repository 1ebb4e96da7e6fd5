package org.featurescope.kind.spaceintro;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.featurescope.figure.FigureResult;
import org.featurescope.kind.optimized.PreparedPlan;
import org.featurescope.model.Network;
import org.featurescope.optimize.PreparedRun;
import org.featurescope.optimize.VisualizationSpec;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the latest optimized pictures of axes, which several steps show. Equal plans give equal pictures, so they need
 * to be made only once while a reader goes from step to step. Thread-safe without a lock: two threads at the same time
 * make the pictures twice.
 */
final class AxisPictures {
    /** The most pixels of all pictures that are kept. */
    private static final long MOST_PIXELS = 1 << 20;

    private final AtomicReference<@Nullable Kept> latest = new AtomicReference<>();

    /** The result of the runs of a plan. */
    private record Kept(String network, List<VisualizationSpec> runs, FigureResult result) {
        boolean isOf(Network of, List<VisualizationSpec> specs) {
            return network.equals(of.identity()) && runs.equals(specs);
        }
    }

    /** Returns the kept result of a plan, or else that of {@code make}. */
    FigureResult of(PreparedPlan plan, Network network, Supplier<FigureResult> make) {
        List<VisualizationSpec> runs =
                plan.runs().stream().map(PreparedRun::spec).toList();
        Optional<FigureResult> kept = Optional.ofNullable(latest.get())
                .filter(one -> one.isOf(network, runs))
                .map(Kept::result);
        return kept.orElseGet(() -> {
            FigureResult made = make.get();
            if (pixels(runs, made) <= MOST_PIXELS) {
                latest.set(new Kept(network.identity(), runs, made));
            }
            return made;
        });
    }

    private static long pixels(List<VisualizationSpec> runs, FigureResult made) {
        long size = runs.get(0).size();
        return made.pictures().size() * size * size;
    }
}
