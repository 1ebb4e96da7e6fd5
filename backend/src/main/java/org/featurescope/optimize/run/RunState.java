package org.featurescope.optimize.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.featurescope.optimize.Batch;
import org.featurescope.optimize.CheckpointReader;
import org.featurescope.optimize.CheckpointWriter;
import org.featurescope.optimize.Checkpoints;
import org.featurescope.optimize.Octave;
import org.featurescope.optimize.PreparedRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a run stands: its round, octave and step, the batches of the round, and the results of the rounds before. It can be
 * kept between two steps and read again, after which the run gives the same bytes as without the pause.
 */
final class RunState {
    private static final Logger LOG = LoggerFactory.getLogger(RunState.class);

    private final PreparedRun run;
    private final int together;
    private final RunResults results;
    private List<BatchRun> batchRuns;
    private int round;
    private int octave;
    private int step;

    /** @param together number of batches that make steps at the same time in every round except perhaps the last */
    private RunState(PreparedRun run, int together, RunResults results) {
        this.run = run;
        this.together = together;
        this.results = results;
        this.batchRuns = begun();
    }

    /** Returns the state that an earlier run of the same spec kept, or the beginning. */
    static RunState of(PreparedRun run, int together, Checkpoints checkpoints) {
        Optional<CheckpointReader> kept = checkpoints.find();
        if (kept.isPresent()) {
            try (CheckpointReader reader = kept.get()) {
                return readFrom(reader, run, together);
            } catch (IOException e) {
                LOG.warn("a run begins anew, because what was kept of it cannot be read: {}", e.getMessage());
            }
        }
        return new RunState(run, together, new RunResults(run.spec()));
    }

    private static RunState readFrom(CheckpointReader reader, PreparedRun run, int together) throws IOException {
        reader.require(form(run, together));
        RunState state = new RunState(run, together, RunResults.readFrom(reader, run.spec()));
        state.round = reader.number(0, state.rounds() - 1);
        state.octave = reader.number(0, run.octaves().size() - 1);
        Octave octave = run.octaves().get(state.octave);
        state.step = reader.number(octave.before(), octave.last());
        List<BatchRun> batchRuns = new ArrayList<>();
        for (Batch batch : state.batches()) {
            batchRuns.add(BatchRun.readFrom(reader, run.spec(), batch, octave));
        }
        state.batchRuns = batchRuns;
        return state;
    }

    /**
     * Writes the state between two steps.
     *
     * @param octaveRuns of the batches
     */
    void writeTo(CheckpointWriter writer, List<OctaveRun> octaveRuns) throws IOException {
        writer.text(form(run, together));
        results.writeTo(writer);
        writer.number(round);
        writer.number(octave);
        writer.number(step);
        for (OctaveRun octaveRun : octaveRuns) {
            octaveRun.writeTo(writer);
        }
    }

    /** Returns what two runs have in common that give the same bytes. */
    private static String form(PreparedRun run, int together) {
        return "%s, seed %d, %d steps, %s, batches of %s, %d at once"
                .formatted(
                        run.spec().objective(),
                        run.spec().seed(),
                        run.spec().steps(),
                        run.octaves(),
                        run.batches().stream().map(Batch::pictures).toList(),
                        together);
    }

    /** Returns the number of rounds, one after another, in which batches are optimized at the same time. */
    int rounds() {
        return (run.batches().size() + together - 1) / together;
    }

    /** Returns the batches of the round. */
    private List<Batch> batches() {
        int first = Math.min(round * together, run.batches().size());
        return run.batches()
                .subList(first, Math.min(first + together, run.batches().size()));
    }

    private List<BatchRun> begun() {
        return batches().stream().map(batch -> new BatchRun(run.spec(), batch)).toList();
    }

    /** Returns the optimizations of the batches of the round. */
    List<BatchRun> batchRuns() {
        return batchRuns;
    }

    /** Returns the most batches that make steps at the same time. */
    int together() {
        return together;
    }

    /** Returns the results of the batches. */
    RunResults results() {
        return results;
    }

    /** Returns the number of the round, from 0. */
    int round() {
        return round;
    }

    /** Returns the index of the octave. */
    int octave() {
        return octave;
    }

    /** Returns the number of the round's steps that were made. */
    int step() {
        return step;
    }

    /**
     * Returns the share of the run's work that is done, by the pictures of its rounds.
     *
     * @param ofRound the share of the round's work
     */
    double share(double ofRound) {
        List<Batch> all = run.batches();
        int before = pictures(all.subList(0, Math.min(round * together, all.size())));
        return (before + ofRound * pictures(batches())) / pictures(all);
    }

    private static int pictures(List<Batch> batches) {
        return batches.stream().mapToInt(Batch::size).sum();
    }

    /** Notes that a step of the round was made. */
    void made(int stepOfRound) {
        step = stepOfRound;
    }

    /** Goes to the next octave, or after the last one to the next round. */
    void endOctave() {
        octave++;
        if (octave == run.octaves().size()) {
            octave = 0;
            step = 0;
            round++;
            batchRuns = begun();
        } else {
            step = run.octaves().get(octave).before();
        }
    }

    /** Returns whether all rounds have ended. */
    boolean isFinished() {
        return round == rounds();
    }
}
