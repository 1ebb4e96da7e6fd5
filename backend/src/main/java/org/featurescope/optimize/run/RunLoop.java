package org.featurescope.optimize.run;

import java.util.List;
import java.util.function.Supplier;
import org.featurescope.image.RgbImage;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.Octave;
import org.featurescope.optimize.PreparedRun;
import org.featurescope.optimize.RunListener;

/**
 * Makes the steps of a run: all batches of a round make each step before the next one begins. Before each step it checks for
 * cancellation; after each step it reports the progress.
 */
final class RunLoop {
    private final PreparedRun run;
    private final int rounds;
    private final RunListener listener;
    private final LaneExecutor executor;
    private final RunResults results;

    /**
     * @param rounds number of rounds, one after another, in which batches are optimized at the same time
     * @param executor makes the steps of a round's batches
     * @param results receives what the steps find
     */
    RunLoop(PreparedRun run, int rounds, RunListener listener, LaneExecutor executor, RunResults results) {
        this.run = run;
        this.rounds = rounds;
        this.listener = listener;
        this.executor = executor;
        this.results = results;
    }

    /**
     * Makes the steps of one octave, until its last step or until no picture can change any more.
     *
     * @param round number of the round, from 0
     * @param batches of the round
     * @throws CancelledRunException if the listener cancelled the run
     */
    void makeSteps(int round, Octave octave, List<OctaveRun> batches) {
        int stepsOfRound = run.spec().steps();
        int steps = stepsOfRound * rounds;
        Supplier<List<RgbImage>> frame = () -> results.frame(batches);
        for (int step = octave.before() + 1; step <= octave.last() && canContinue(batches); step++) {
            int stepOfRun = round * stepsOfRound + step;
            if (listener.cancelled()) {
                throw new CancelledRunException(stepOfRun, steps);
            }
            makeStep(step, batches);
            double share = Octave.share(run.octaves(), step, run.spec().pictures());
            listener.worked((round + share) / rounds);
            listener.step(stepOfRun, steps, results.objectives(), frame);
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
            results.recordObjectives(batches.get(number).pictures(), objectives[number]);
        }
    }
}
