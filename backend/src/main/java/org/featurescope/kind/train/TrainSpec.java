package org.featurescope.kind.train;

import org.featurescope.figure.Streaming;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.kind.training.TrainingRun;

/**
 * Spec of a figure that shows the training of a small fully connected network.
 *
 * @param run which network, how it is trained, and for how many steps
 */
public record TrainSpec(TrainingRun run) implements Streaming {
    static final ParameterTable<TrainSpec> TABLE = TrainingRun.addTo(
            ParameterTable.of("train", values -> new TrainSpec(TrainingRun.of(values))), TrainSpec::run);

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
}
