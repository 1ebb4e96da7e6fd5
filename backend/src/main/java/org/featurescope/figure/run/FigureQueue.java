package org.featurescope.figure.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.featurescope.figure.AboutLayer;
import org.featurescope.figure.AboutNetwork;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.WithOptimizedPictures;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.optimize.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The figures that wait. One goes behind those of its own shape, past figures of other shapes: the graph that was compiled for
 * one serves the next. No figure is passed more than {@value #MOST_PASSING} times.
 *
 * <p>Not safe for use by several threads at once.
 */
final class FigureQueue {
    private static final int MOST_PASSING = 4;

    private final List<Waiting> waiting = new ArrayList<>();
    private @Nullable Shape lastTaken;

    /** What figures have in common that one compiled graph serves. */
    private record Shape(
            Class<?> kind, String network, String layer, Optional<Integer> size, Optional<Settings> settings) {
        static Shape of(FigureSpec spec) {
            Optional<OptimizationParameters> optimization = spec instanceof WithOptimizedPictures optimized
                    ? Optional.of(optimized.optimization())
                    : Optional.empty();
            return new Shape(
                    spec.getClass(),
                    spec instanceof AboutNetwork about ? about.modelHash() : "",
                    spec instanceof AboutLayer about ? about.layer() : "",
                    optimization.map(OptimizationParameters::size),
                    optimization.map(OptimizationParameters::settings));
        }
    }

    private static final class Waiting {
        private final FigureRun run;
        private final Shape shape;
        private int passed;

        Waiting(FigureRun run) {
            this.run = run;
            this.shape = Shape.of(run.spec());
        }
    }

    /** Puts a figure where its turn is. */
    void add(FigureRun run) {
        Waiting added = new Waiting(run);
        int place = placeOf(added.shape);
        waiting.subList(place, waiting.size()).forEach(other -> other.passed++);
        waiting.add(place, added);
    }

    private int placeOf(Shape shape) {
        int behindItsKind = waiting.isEmpty() || !shape.equals(lastTaken) ? waiting.size() : 0;
        int behindThePatient = 0;
        for (int place = 0; place < waiting.size(); place++) {
            if (waiting.get(place).shape.equals(shape)) {
                behindItsKind = place + 1;
            }
            if (waiting.get(place).passed == MOST_PASSING) {
                behindThePatient = place + 1;
            }
        }
        return Math.max(behindItsKind, behindThePatient);
    }

    /** Takes the figure whose turn it is; there must be one. */
    FigureRun take() {
        Waiting first = waiting.remove(0);
        lastTaken = first.shape;
        return first.run;
    }

    /** Takes a figure out of its turn; false if it does not wait. */
    boolean remove(FigureRun run) {
        return waiting.removeIf(other -> Objects.equals(other.run, run));
    }

    /** Takes all out. */
    void clear() {
        waiting.clear();
    }

    /** The figures in the order of their turns. */
    List<FigureRun> runs() {
        return waiting.stream().map(other -> other.run).toList();
    }

    /** How many wait. */
    int size() {
        return waiting.size();
    }
}
