package org.featurescope.kind.train;

import java.util.List;
import java.util.Optional;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.activation.photographs.Credit;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.Stopwatch;
import org.featurescope.figure.Streaming.Live;
import org.featurescope.figure.Suggestion;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.run.Ticker;
import org.featurescope.kind.training.TrainingRun;
import org.featurescope.model.Networks;
import org.featurescope.network.DivergedException;
import org.featurescope.network.Problem;
import org.featurescope.network.Training;
import org.featurescope.optimize.CancelledRunException;

/** The kind of figure that shows how a small network is trained, and which neurons fire meanwhile. */
public final class TrainKind implements FigureKind<TrainSpec> {
    private final SamplePhotographs samples = new SamplePhotographs();

    @Override
    public Class<TrainSpec> specType() {
        return TrainSpec.class;
    }

    @Override
    public ParameterTable<TrainSpec> parameters() {
        return TrainSpec.TABLE;
    }

    @Override
    public String title() {
        return "A network that is trained";
    }

    @Override
    public String description() {
        return "The training of a small network: its cost, and which of its neurons fire.";
    }

    @Override
    public String example() {
        return "problem=xor&steps=400";
    }

    @Override
    public Recipe recipe(TrainSpec spec, Networks networks) {
        Problem problem = spec.run().checkedProblem(samples::bytes);
        return listener -> make(spec.run(), problem, listener);
    }

    @Override
    public Optional<Live> live(TrainSpec spec, Networks networks) {
        return Optional.of(new LiveTraining(spec.run(), spec.run().checkedProblem(samples::bytes), Ticker.SYSTEM));
    }

    private FigureResult make(TrainingRun run, Problem problem, RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        try (Training training = run.begin(problem)) {
            int moments = Math.min(Recording.MOST_MOMENTS, run.steps());
            Recording recording = new Recording(problem, run.digits(), training, moments);
            Optional<String> diverged = Optional.empty();
            for (int moment = 1; moment <= moments && diverged.isEmpty(); moment++) {
                if (listener.cancelled()) {
                    throw new CancelledRunException((int) training.step(), run.steps());
                }
                try {
                    training.advance((int) ((long) run.steps() * moment / moments - training.step()));
                } catch (DivergedException e) {
                    diverged = Optional.of(String.valueOf(e.getMessage()));
                }
                if (training.step() > 0) {
                    recording.add();
                    listener.step((int) training.step(), run.steps(), new float[0], List::of);
                }
            }
            return FigureResult.of(recording.result(diverged, credits(run)), stopwatch.milliseconds());
        }
    }

    private List<Credit> credits(TrainingRun run) {
        return run.problem().photographs().stream()
                .map(samples::get)
                .map(sample -> new Credit(sample.title(), sample.credit(), sample.licence(), sample.source()))
                .toList();
    }

    @Override
    public List<Suggestion> shownInTraining() {
        return Course.figures();
    }

    @Override
    public Optional<ResultData<?>> resultData() {
        return Optional.of(new ResultData<>(TrainResult.class, (figure, data) -> new TrainScene(data))
                .withTable("moments", TrainResult::momentTable));
    }
}
