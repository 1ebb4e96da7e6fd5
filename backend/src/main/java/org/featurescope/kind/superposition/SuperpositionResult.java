package org.featurescope.kind.superposition;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.featurescope.figure.table.Table;

/**
 * The data of a figure of superposition.
 *
 * @param model the model at the figure's sparsity
 * @param others models at other sparsities, trained from the same seed, the least sparse first
 */
record SuperpositionResult(TrainedModel model, List<TrainedModel> others) {
    /**
     * A model after its training.
     *
     * @param sparsity the probability with which a feature is 0
     * @param loss the loss, as a share of that of a model that answers 0
     * @param features its features, the most important first
     */
    record TrainedModel(double sparsity, double loss, List<TrainedFeature> features) {}

    /**
     * A feature of a trained model.
     *
     * @param importance its weight in the loss
     * @param x its weight to the first hidden dimension
     * @param y its weight to the second hidden dimension
     * @param bias the bias with which it is read back
     * @param dimensionality the share of a dimension that it has for itself, from 0 to 1
     */
    record TrainedFeature(double importance, double x, double y, double bias, double dimensionality) {
        double length() {
            return Math.hypot(x, y);
        }
    }

    /** Returns the features of all models as a table, with {@code W} and {@code b}. */
    Table features() {
        List<List<Object>> rows = new ArrayList<>();
        all().forEach(each -> {
            for (int i = 0; i < each.features.size(); i++) {
                TrainedFeature feature = each.features.get(i);
                rows.add(List.of(
                        each.sparsity,
                        i + 1,
                        feature.importance,
                        feature.x,
                        feature.y,
                        feature.bias,
                        feature.length(),
                        feature.dimensionality));
            }
        });
        return new Table(
                List.of(
                        "sparsity",
                        "feature",
                        "importance",
                        "weight 1",
                        "weight 2",
                        "bias",
                        "length",
                        "dimensionality"),
                rows);
    }

    /** Returns the losses of all models as a table. */
    Table losses() {
        return new Table(
                List.of("sparsity", "loss"),
                all().map(each -> List.<Object>of(each.sparsity, each.loss)).toList());
    }

    private Stream<TrainedModel> all() {
        return Stream.concat(Stream.of(model), others.stream());
    }
}
