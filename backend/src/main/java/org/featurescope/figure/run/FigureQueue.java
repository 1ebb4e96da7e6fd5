package org.featurescope.figure.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.featurescope.figure.AboutLayer;
import org.featurescope.figure.AboutNetwork;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.WithOptimizedPictures;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.optimize.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The queue of figures that wait. Figures that can use the same compiled graph are put one after another, so a new
 * figure may overtake figures that need another graph. No figure is overtaken more than {@value #MOST_OVERTAKEN} times.
 *
 * <p>Not safe for use by several threads.
 */
final class FigureQueue {
    private static final int MOST_OVERTAKEN = 4;

    private final List<Waiting> waiting = new ArrayList<>();
    private @Nullable Shape lastTaken;

    /**
     * The properties that figures must share to use the same compiled graph. Figures of one shape may still need
     * different graphs; they only lose time by it.
     */
    private record Shape(
            Class<?> kind,
            Optional<NetworkReference> network,
            String layer,
            Optional<Integer> size,
            Optional<Settings> settings) {
        static Shape of(FigureSpec spec) {
            Optional<OptimizationParameters> optimization = spec instanceof WithOptimizedPictures optimized
                    ? Optional.of(optimized.optimization())
                    : Optional.empty();
            return new Shape(
                    spec.getClass(),
                    spec instanceof AboutNetwork about ? Optional.of(about.network()) : Optional.empty(),
                    spec instanceof AboutLayer about ? about.layer() : "",
                    optimization.map(OptimizationParameters::size),
                    optimization.map(OptimizationParameters::settings));
        }
    }

    private static final class Waiting {
        private final FigureRun run;
        private final Shape shape;
        private int overtaken;

        Waiting(FigureRun run) {
            this.run = run;
            this.shape = Shape.of(run.spec());
        }
    }

    /** Adds a figure behind the last one with the same shape, or at the end. */
    void add(FigureRun run) {
        Waiting added = new Waiting(run);
        int position = positionFor(added.shape);
        waiting.subList(position, waiting.size()).forEach(other -> other.overtaken++);
        waiting.add(position, added);
    }

    private int positionFor(Shape shape) {
        int afterSameShape = waiting.isEmpty() || !shape.equals(lastTaken) ? waiting.size() : 0;
        int afterOvertaken = 0;
        for (int position = 0; position < waiting.size(); position++) {
            if (waiting.get(position).shape.equals(shape)) {
                afterSameShape = position + 1;
            }
            if (waiting.get(position).overtaken == MOST_OVERTAKEN) {
                afterOvertaken = position + 1;
            }
        }
        return Math.max(afterSameShape, afterOvertaken);
    }

    /** Removes and returns the first figure. The queue must not be empty. */
    FigureRun take() {
        Waiting first = waiting.remove(0);
        lastTaken = first.shape;
        return first.run;
    }

    /** Removes a figure. Returns false if it was not in the queue. */
    boolean remove(FigureRun run) {
        return waiting.removeIf(other -> Objects.equals(other.run, run));
    }

    /** Removes all figures. */
    void clear() {
        waiting.clear();
    }

    /** Returns the figures in the order of the queue. */
    List<FigureRun> runs() {
        return waiting.stream().map(other -> other.run).toList();
    }

    /** Returns the number of figures. */
    int size() {
        return waiting.size();
    }
}
