package org.featurescope.kind.superposition;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.Stopwatch;
import org.featurescope.kind.superposition.SuperpositionResult.TrainedFeature;
import org.featurescope.kind.superposition.SuperpositionResult.TrainedModel;
import org.featurescope.optimize.CancelledRunException;

/** Trains a model at the figure's sparsity, and others at several sparsities from the same seed. */
final class SuperpositionRecipe implements Recipe {
    /** The sparsities of the models beside the figure's own. */
    static final List<Double> OTHERS = List.of(0.0, 0.5, 0.8, 0.9, 0.95, 0.98);

    private static final MathContext DIGITS = new MathContext(6);

    private final SuperpositionSpec spec;

    SuperpositionRecipe(SuperpositionSpec spec) {
        this.spec = spec;
    }

    @Override
    public FigureResult make(RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        List<Double> sparsities = new ArrayList<>(List.of(spec.sparsity()));
        sparsities.addAll(OTHERS);
        List<TrainedModel> models = new ArrayList<>();
        for (double sparsity : sparsities) {
            if (listener.cancelled()) {
                throw new CancelledRunException(models.size(), sparsities.size());
            }
            models.add(trained(sparsity));
            listener.step(models.size(), sparsities.size(), new float[0], List::of);
        }
        SuperpositionResult result = new SuperpositionResult(models.get(0), models.subList(1, models.size()));
        return FigureResult.of(result, stopwatch.milliseconds());
    }

    private TrainedModel trained(double sparsity) {
        Training training = new Training(spec, sparsity);
        training.run();
        double[] importances = ToyModel.importances(spec.features(), spec.importance());
        return described(training.model(), sparsity, training.loss(), importances);
    }

    private static TrainedModel described(ToyModel model, double sparsity, double loss, double[] importances) {
        List<TrainedFeature> features = IntStream.range(0, model.features())
                .mapToObj(i -> {
                    double[] arrow = model.arrow(i);
                    return new TrainedFeature(
                            rounded(importances[i]),
                            rounded(arrow[0]),
                            rounded(arrow[1]),
                            rounded(model.biases()[i]),
                            rounded(model.dimensionality(i)));
                })
                .toList();
        return new TrainedModel(sparsity, rounded(loss), features);
    }

    /** Returns a number with six significant digits, so that JSON has no superfluous ones. */
    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}
