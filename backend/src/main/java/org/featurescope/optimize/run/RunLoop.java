package org.featurescope.optimize.run;

import java.util.List;
import java.util.function.Supplier;
import org.featurescope.image.RgbImage;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.Octave;
import org.featurescope.optimize.PreparedRun;
import org.featurescope.optimize.RunListener;

/**
 * Makes the steps of a run: all batches of a round make each step before the next one begins. Before each step it keeps the
 * state of the run if that is due, and checks for cancellation; after each step it reports the progress.
 */
final class RunLoop {
    private final PreparedRun run;
    private final RunState state;
    private final RunListener listener;
    private final LaneExecutor executor;
    private boolean hasChanged;

    /**
     * @param state of the run, which the steps change
     * @param executor makes the steps of a round's batches
     */
    RunLoop(PreparedRun run, RunState state, RunListener listener, LaneExecutor executor) {
        this.run = run;
        this.state = state;
        this.listener = listener;
        this.executor = executor;
    }

    /**
     * Makes the steps of one octave, until its last step or until no picture can change any more.
     *
     * @param batches of the round
     * @throws CancelledRunException if the listener cancelled the run
     */
    void makeSteps(Octave octave, List<OctaveRun> batches) {
        int stepsOfRound = run.spec().steps();
        int steps = stepsOfRound * state.rounds();
        Supplier<List<RgbImage>> frame = () -> state.results().frame(batches);
        for (int step = state.step() + 1; step <= octave.last() && canContinue(batches); step++) {
            int stepOfRun = state.round() * stepsOfRound + step;
            keep(batches);
            if (listener.cancelled()) {
                throw new CancelledRunException(stepOfRun, steps);
            }
            makeStep(step, batches);
            state.made(step);
            hasChanged = true;
            double share = Octave.share(run.octaves(), step, run.spec().pictures());
            listener.worked(state.share(share));
            listener.step(stepOfRun, steps, state.results().objectives(), frame);
        }
    }

    private void keep(List<OctaveRun> batches) {
        if (hasChanged && listener.checkpoints().isDue()) {
            hasChanged = false;
            listener.checkpoints().keep(writer -> state.writeTo(writer, batches));
        }
    }

    private static boolean canContinue(List<OctaveRun> batches) {
        return batches.stream().anyMatch(batch -> batch.batchRun().canContinue());
    }

    private void makeStep(int step, List<OctaveRun> batches) {
        float[][] objectives = new float[batches.size()][];
        executor.runAll(
                batches.size(),
                number -> objectives[number] = batches.get(number).step(step));
        for (int number = 0; number < objectives.length; number++) {
            state.results().recordObjectives(batches.get(number).pictures(), objectives[number]);
        }
    }
}
