package org.featurescope.network;

/** Says that weights became too large for numbers, or not numbers at all. The training stands at the step before. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long step;

    DivergedException(long step, String layer, TrainingSettings settings) {
        super(("step %d made weights of %s infinite: at rate %s, the steps are larger than what is left to correct."
                        + " Go on from step %d with a lower rate%s")
                .formatted(
                        step,
                        layer,
                        settings.rate(),
                        step - 1,
                        settings.l1() > 0 || settings.l2() > 0 ? " or less regularization" : ""));
        this.step = step;
    }

    /** Returns the step that cannot be made. */
    public long step() {
        return step;
    }
}
