package org.featurescope.kind.superposition;

/**
 * A training that begins with dense inputs, which become sparse until a sparsity is reached. It ends when nothing changes
 * any more. The page shows the same training while it goes on.
 */
final class Training {
    /** The number of steps with dense inputs. */
    private static final int DENSE_STEPS = 800;

    /** The number of steps in which inputs would become as sparse as possible. */
    private static final int SWEEP_STEPS = 4_800;

    /** The number of steps at the full learning rate after the sparsity is reached. */
    private static final int FULL_STEPS = 3_000;

    /** The number of steps after these, in which the learning rate falls. */
    private static final int FALLING_STEPS = 2_000;

    /**
     * Random enough for a model to leave an arrangement that sparser inputs make worse than another; measured with rates
     * from 0.003 to 0.03 and batches of 32 to 512.
     */
    private static final double RATE = 0.01;

    private static final double LEAST_RATE = 0.0002;

    /** The number of the last steps over which the loss is averaged. */
    private static final int AVERAGED = 1_000;

    private final Trainer trainer;
    private final double target;
    private final double[] importances;
    private double sparsity;
    private boolean isSweeping;
    private int steps;
    private int sinceReached;
    private double loss;

    Training(SuperpositionSpec spec, double target) {
        this.trainer = new Trainer(spec.features(), spec.seed());
        this.target = target;
        this.importances = ToyModel.importances(spec.features(), spec.importance());
        this.isSweeping = target > 0;
    }

    /** Makes all steps. */
    void run() {
        int last = FULL_STEPS + FALLING_STEPS;
        while (sinceReached < last) {
            double ofBatch = trainer.step(sparsity, importances, rate());
            loss += sinceReached >= last - AVERAGED ? ofBatch / AVERAGED : 0;
            steps++;
            if (isSweeping) {
                double place = Math.max(0, steps - DENSE_STEPS) / (double) SWEEP_STEPS;
                sparsity = Math.min(target, sparsityAt(place));
                isSweeping = sparsity < target;
            } else {
                sinceReached++;
            }
        }
    }

    private double rate() {
        double left = (double) (FULL_STEPS + FALLING_STEPS - sinceReached) / FALLING_STEPS;
        return Math.max(LEAST_RATE, RATE * Math.min(1, left));
    }

    /** Returns a sparsity, which grows with the place so that the share of active features falls by equal factors. */
    static double sparsityAt(double place) {
        double active = Math.pow(1 - SuperpositionSpec.MOST_SPARSITY, place);
        return Math.round((1 - active) * 1000) / 1000.0;
    }

    ToyModel model() {
        return trainer.model();
    }

    /** Returns the mean loss of the last steps, as a share of that of a model that answers 0. */
    double loss() {
        double sum = 0;
        for (double importance : importances) {
            sum += importance;
        }
        // the mean square of a number that is uniform between 0 and 1 is a third
        return loss / (sum * (1 - target) / 3);
    }
}
