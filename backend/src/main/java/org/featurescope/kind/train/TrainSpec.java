package org.featurescope.kind.train;

import org.featurescope.figure.Streaming;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.kind.training.TrainingRun;

/**
 * Spec of a figure that shows the training of a small fully connected network.
 *
 * @param run which network, how it is trained, and for how many steps
 * @param bias whether the network is shown twice, coloured by activation and by bias
 */
public record TrainSpec(TrainingRun run, boolean bias) implements Streaming {
    private static final Parameter<Boolean> BIAS = Parameter.quiet(
            "bias",
            "Show the biases",
            "Whether the network is drawn a second time, its neurons coloured by their biases.",
            new ParameterTypes.Flag(),
            false);

    static final ParameterTable<TrainSpec> TABLE = TrainingRun.addTo(
                    ParameterTable.of("train", values -> new TrainSpec(TrainingRun.of(values), values.get(BIAS))),
                    TrainSpec::run)
            .with(BIAS, TrainSpec::bias);

    @Override
    public String title() {
        return "A network learns %s".formatted(run.problem().title());
    }

    @Override
    public String caption() {
        return run.description();
    }

    @Override
    public Layout layout() {
        return Layout.grid(1);
    }

    @Override
    public double otherPixelSteps() {
        return run.pixelSteps();
    }
}
