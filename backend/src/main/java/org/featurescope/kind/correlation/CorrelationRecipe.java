package org.featurescope.kind.correlation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.photographs.ActivationIndex;
import org.featurescope.activation.photographs.CancelledIndexException;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.figure.Curve;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.Stopwatch;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.kind.correlation.CorrelationSpec.Labels;
import org.featurescope.kind.correlation.Correlations.AtLayer;
import org.featurescope.kind.photographs.IndexedSet;
import org.featurescope.kind.photographs.PhotographSteps;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Stages;
import org.featurescope.model.UntrainedNetworks;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.FailedRunException;

/**
 * Makes figures of correlations. The photographs pass through the network and through the untrained network of the same
 * shape, unless that was done before. Then every layer's patterns are correlated.
 */
final class CorrelationRecipe implements Recipe {
    /** The number of bootstrap samples. */
    static final int SAMPLES = 1000;

    /** The part of the time of all photographs in a small network that the correlations of a layer take. */
    private static final double LAYER = 0.025;

    /** The side of the shown photographs, pixels. */
    private static final int SIDE = 96;

    private final CorrelationSpec spec;
    private final Network network;
    private final KindContext context;

    CorrelationRecipe(CorrelationSpec spec, Network network, KindContext context) {
        this.spec = spec;
        this.network = network;
        this.context = context;
    }

    @Override
    public FigureResult make(RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        try (PhotographSet set = spec.photographs().open(context.photographs())) {
            int photographs = set.names().size();
            int layers = network.layers().size();
            Steps steps = new Steps(listener, 2 * photographs, 2 * layers);
            ActivationIndex trained = index(set, network, steps.from(0));
            Network control = UntrainedNetworks.of(network, spec.seed());
            ActivationIndex untrained = index(set, control, steps.from(photographs));
            checkReadable(trained, untrained);
            PhotographClasses classes = spec.labels() == Labels.FOLDERS
                    ? PhotographClasses.ofFolders(set, trained.names())
                    : PhotographClasses.ofNetwork(network, trained);
            List<Integer> chosen = ShownPhotographs.chosen(classes.of(), ShownPhotographs.MOST, spec.seed());
            Correlations correlations = new Correlations(classes.of(), chosen);
            steps.to(2 * photographs);
            List<AtLayer> ofTrained = correlations.of(trained, Stages.layers(network), steps::next);
            List<AtLayer> ofUntrained = correlations.of(untrained, Stages.layers(control), steps::next);
            CorrelationBuilder builder = new CorrelationBuilder(spec, classes, chosen, ofTrained, ofUntrained);
            CorrelationResult data = builder.result(
                    IndexedSet.of(spec.photographs().name(), trained),
                    trained.names(),
                    Stages.layers(network),
                    judged(network));
            return new FigureResult(
                    pictures(set, trained.names(), builder.shown()),
                    Curve.NONE,
                    stopwatch.milliseconds(),
                    Optional.of(data));
        } catch (CancelledIndexException e) {
            throw new CancelledRunException(0, 1);
        } catch (ActivationException e) {
            throw new FailedRunException(String.valueOf(e.getMessage()));
        }
    }

    /** Returns the number of layers before the class probabilities, which are the class scores with most of them near 0. */
    private static int judged(Network network) {
        List<Layer> layers = network.layers();
        boolean endsWithProbabilities =
                layers.size() > 1 && layers.get(layers.size() - 1).kind().equals("probabilities");
        return layers.size() - (endsWithProbabilities ? 1 : 0);
    }

    private ActivationIndex index(PhotographSet set, Network of, IndexListener listener) {
        return context.photographs().activations(set, of, Stages.layers(of), listener);
    }

    private void checkReadable(ActivationIndex trained, ActivationIndex untrained) {
        if (trained.names().size() < 2) {
            throw new FailedRunException(
                    "a correlation needs at least two photographs, but of the set %s only %d can be read"
                            .formatted(
                                    spec.photographs().name(), trained.names().size()));
        }
        if (!trained.names().equals(untrained.names())) {
            throw new FailedRunException(
                    "the photographs of the set %s that can be read have changed; make the figure again"
                            .formatted(spec.photographs().name()));
        }
    }

    private List<FigureResult.Picture> pictures(PhotographSet set, List<String> names, List<Integer> shown) {
        List<FigureResult.Picture> pictures = new ArrayList<>();
        for (int photograph : shown) {
            String name = names.get(photograph);
            pictures.add(new FigureResult.Picture(
                    Resampler.resizeAndCrop(
                            PhotographSteps.photograph(
                                    set, name, network.descriptor().input()),
                            SIDE,
                            SIDE),
                    name,
                    "",
                    0,
                    Optional.empty(),
                    set.credit(name)));
        }
        return pictures;
    }

    /**
     * Returns the share of the work that is done after a step.
     *
     * @param photographs the number of steps that are photographs, which come first
     * @param all the number of all steps
     */
    static double share(int step, int photographs, int all) {
        double layer = Math.max(1, LAYER * photographs);
        return (Math.min(step, photographs) + layer * Math.max(0, step - photographs))
                / (photographs + layer * (all - photographs));
    }

    /**
     * Counts the steps of the whole recipe and stops it when it is cancelled.
     */
    private static final class Steps {
        private final RecipeListener listener;
        private final int photographs;
        private final int all;
        private int done;

        Steps(RecipeListener listener, int photographs, int layers) {
            this.listener = listener;
            this.photographs = photographs;
            this.all = photographs + layers;
        }

        /** Reports the next step. */
        void next() {
            to(done + 1);
        }

        /** Reports a step, unless a later one was reported. */
        void to(int step) {
            if (listener.cancelled()) {
                throw new CancelledRunException(done, all);
            }
            if (step > done) {
                done = step;
                listener.worked(share(step, photographs, all));
                listener.step(done, all, new float[0], List::<RgbImage>of);
            }
        }

        /** Returns a listener of an index whose photographs are the steps from {@code first} on. */
        IndexListener from(int first) {
            return IndexListener.of(listener::cancelled, (photographs, of) -> to(first + photographs));
        }
    }
}
