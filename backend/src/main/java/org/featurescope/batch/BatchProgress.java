package org.featurescope.batch;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.Map;
import org.featurescope.figure.FigureId;

/**
 * The amount of a batch that is done, including the done shares of unfinished figures. Safe for use by several threads.
 */
final class BatchProgress {
    private final BatchListener listener;

    @GuardedBy("this")
    private final Map<FigureId, Part> running = new HashMap<>();

    @GuardedBy("this")
    private double pictures;

    @GuardedBy("this")
    private double cost;

    /** The part of a figure that is done. */
    private record Part(double pictures, double cost) {}

    BatchProgress(BatchListener listener) {
        this.listener = listener;
    }

    /**
     * Records the share of a figure that is done.
     *
     * @param share in [0, 1]
     */
    synchronized void worked(BatchFigure figure, double share) {
        running.put(figure.id(), new Part(share * figure.pictures(), share * figure.cost()));
        report();
    }

    /** Records that a figure was made or has failed. It counts as done. */
    synchronized void ended(BatchFigure figure) {
        running.remove(figure.id());
        pictures += figure.pictures();
        cost += figure.cost();
        report();
    }

    @GuardedBy("this")
    private void report() {
        double allPictures = pictures;
        double allCost = cost;
        for (Part part : running.values()) {
            allPictures += part.pictures();
            allCost += part.cost();
        }
        listener.worked(allPictures, allCost);
    }
}
