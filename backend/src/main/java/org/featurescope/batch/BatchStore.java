package org.featurescope.batch;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.checkpoint.CheckpointStore;
import org.featurescope.figure.checkpoint.RunCheckpoints;
import org.featurescope.figure.store.FigureLibraries;
import org.featurescope.figure.store.FigureStore;
import org.featurescope.image.RgbImage;
import org.featurescope.optimize.Checkpoints;

/**
 * Makes single figures of a batch and stores them. An interrupted figure is continued the next time, and its files have
 * the same bytes as without the interruption. Safe for use by several threads, as long as each figure is made by one.
 */
public final class BatchStore {
    private final Predicate<FigureId> isStored;
    private final Optional<Kept> kept;

    /** Where figures and their unfinished states are kept. */
    private record Kept(FigureStore figures, CheckpointStore checkpoints) {}

    private BatchStore(Predicate<FigureId> isStored, Optional<Kept> kept) {
        this.isStored = isStored;
        this.kept = kept;
    }

    /**
     * Returns a store that keeps what is made.
     *
     * @param figures keeps the figures
     * @param checkpoints keeps the states of figures that are interrupted
     */
    public static BatchStore of(FigureStore figures, CheckpointStore checkpoints) {
        return new BatchStore(id -> figures.find(id).isPresent(), Optional.of(new Kept(figures, checkpoints)));
    }

    /**
     * Returns a store that keeps nothing of what is made, for a survey.
     *
     * @param figures finds the figures that are stored
     */
    public static BatchStore readOnly(FigureLibraries figures) {
        return new BatchStore(id -> figures.find(id).isPresent(), Optional.empty());
    }

    /** Returns whether a figure is stored and whole. */
    boolean isStored(FigureId id) {
        return isStored.test(id);
    }

    /** Returns whether figures that are made are stored. */
    boolean keeps() {
        return kept.isPresent();
    }

    /**
     * Makes a figure and stores it, if the store keeps figures.
     *
     * @param stops returns whether to stop before the next step; then the state of the figure is kept
     * @param progress receives the share that is done
     * @return the number of its pictures
     * @throws org.featurescope.optimize.CancelledRunException if it stopped
     * @throws IOException if the figure cannot be stored
     */
    int make(BatchFigure figure, BooleanSupplier stops, DoubleConsumer progress) throws IOException {
        Checkpoints states = kept.<Checkpoints>map(
                        there -> new RunCheckpoints(there.checkpoints(), figure.id(), stops, System::nanoTime))
                .orElse(Checkpoints.NONE);
        FigureResult result = figure.prepared().recipe().make(new ShareListener(stops, states, progress));
        if (kept.isPresent()) {
            kept.get().figures().put(figure.id(), figure.prepared().spec(), result);
            kept.get().checkpoints().delete(figure.id());
        }
        return result.pictures().size();
    }

    /** Passes on the share of a recipe's work that is done. */
    private static final class ShareListener implements RecipeListener {
        private final BooleanSupplier stops;
        private final Checkpoints checkpoints;
        private final DoubleConsumer progress;
        private Optional<Double> share = Optional.empty();

        ShareListener(BooleanSupplier stops, Checkpoints checkpoints, DoubleConsumer progress) {
            this.stops = stops;
            this.checkpoints = checkpoints;
            this.progress = progress;
        }

        @Override
        public boolean cancelled() {
            return stops.getAsBoolean();
        }

        @Override
        public Checkpoints checkpoints() {
            return checkpoints;
        }

        @Override
        public void worked(double done) {
            share = Optional.of(done);
        }

        @Override
        public void step(int step, int steps, float[] objective, Supplier<List<RgbImage>> frame) {
            progress.accept(share.orElse((double) step / steps));
        }
    }
}
