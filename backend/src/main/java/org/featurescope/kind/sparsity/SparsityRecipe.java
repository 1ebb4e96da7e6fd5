package org.featurescope.kind.sparsity;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.photographs.CancelledIndexException;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.activation.photographs.StagePass;
import org.featurescope.activation.photographs.StageSample;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.Stopwatch;
import org.featurescope.kind.photographs.IndexedSet;
import org.featurescope.kind.sparsity.SparsityResult.StageKind;
import org.featurescope.kind.sparsity.SparsityResult.StageSparsity;
import org.featurescope.model.Network;
import org.featurescope.model.Stage;
import org.featurescope.model.Stages;
import org.featurescope.model.UntrainedNetworks;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.FailedRunException;

/**
 * Measures the sparsity of all stages of a network and of an untrained one of the same shape. Both see each photograph once,
 * one network after the other. Activations are not kept, so memory does not grow with the number of photographs.
 */
final class SparsityRecipe implements Recipe {
    private final SparsitySpec spec;
    private final Network network;
    private final PhotographShelf shelf;

    SparsityRecipe(SparsitySpec spec, Network network, PhotographShelf shelf) {
        this.spec = spec;
        this.network = network;
        this.shelf = shelf;
    }

    @Override
    public FigureResult make(RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        try (PhotographSet set = spec.photographs().open(shelf)) {
            List<Stage> stages = Stages.of(network);
            Pass trained = new Pass(stages);
            trained.run(set, network, new Steps(listener, 0));
            Pass untrained = new Pass(stages);
            untrained.run(set, UntrainedNetworks.of(network, spec.seed()), new Steps(listener, 1));
            requireSame(trained.photographs, untrained.photographs);
            return FigureResult.of(result(stages, trained, untrained), stopwatch.milliseconds());
        } catch (ActivationException e) {
            throw new FailedRunException(String.valueOf(e.getMessage()));
        }
    }

    /** Refuses a comparison of networks that saw different photographs. */
    private void requireSame(int first, int second) {
        if (first != second) {
            throw new FailedRunException(
                    "%d photographs of the set %s could be read for the network, but %d for the untrained one; the set was changed or deleted meanwhile, so make the figure again"
                            .formatted(first, spec.photographs().name(), second));
        }
    }

    private SparsityResult result(List<Stage> stages, Pass trained, Pass untrained) {
        List<StageSparsity> numbers = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            numbers.add(new StageSparsity(
                    stage.name(),
                    stage.title(),
                    StageKind.of(stage),
                    stage.layer(),
                    stage.channels(),
                    trained.numbers.get(i).positions(),
                    trained.numbers.get(i).numbers(),
                    untrained.numbers.get(i).numbers()));
        }
        return new SparsityResult(trained.set(spec), numbers);
    }

    /** The photographs of one network. */
    private static final class Pass implements StagePass.Consumer {
        final List<StageNumbers> numbers;
        private final List<Stage> stages;
        private final List<IndexedSet.Skipped> skipped = new ArrayList<>();
        private int photographs;
        private int skippedInAll;

        Pass(List<Stage> stages) {
            this.stages = stages;
            this.numbers = stages.stream().map(StageNumbers::new).toList();
        }

        void run(PhotographSet set, Network through, Steps steps) {
            try {
                StagePass.run(set, through, stages, SparsitySpec.POSITIONS, steps, this);
            } catch (CancelledIndexException e) {
                throw new CancelledRunException(steps.last, 2 * set.names().size());
            }
        }

        @Override
        public void photograph(String name, List<StageSample> samples) {
            for (int i = 0; i < samples.size(); i++) {
                numbers.get(i).add(samples.get(i));
            }
            photographs++;
        }

        @Override
        public void skipped(String name, String reason) {
            if (skipped.size() < IndexedSet.MOST_SKIPPED) {
                skipped.add(new IndexedSet.Skipped(name, reason));
            }
            skippedInAll++;
        }

        IndexedSet set(SparsitySpec spec) {
            return new IndexedSet(
                    spec.photographs().name(), spec.photographs().sha256(), photographs, skipped, skippedInAll);
        }
    }

    /** Reports each photograph of each network as a step of the recipe. */
    private static final class Steps implements IndexListener {
        private final RecipeListener listener;
        private final int passesBefore;
        private int last;

        Steps(RecipeListener listener, int passesBefore) {
            this.listener = listener;
            this.passesBefore = passesBefore;
        }

        @Override
        public boolean cancelled() {
            return listener.cancelled();
        }

        @Override
        public void progress(int done, int photographs) {
            last = passesBefore * photographs + done;
            listener.step(last, 2 * photographs, new float[0], List::of);
        }
    }
}
