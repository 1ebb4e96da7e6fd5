package org.featurescope.kind.correlation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.featurescope.figure.table.Table;
import org.featurescope.kind.correlation.CorrelationResult.Agreement;
import org.featurescope.kind.correlation.CorrelationResult.Estimate;
import org.featurescope.kind.correlation.CorrelationResult.LayerCorrelation;
import org.featurescope.kind.correlation.CorrelationResult.Measured;

/** The tables of a figure of correlations. */
final class CorrelationTables {
    private CorrelationTables() {}

    /** Returns the curves: a row for each layer of the network and of the untrained network. */
    static Table layers(CorrelationResult data) {
        List<List<Object>> rows = new ArrayList<>();
        for (LayerCorrelation layer : data.layers()) {
            rows.add(row(data, layer, "trained", layer.trained()));
            rows.add(row(data, layer, "untrained", layer.untrained()));
        }
        return new Table(
                List.of(
                        "layer",
                        "network",
                        "photographs",
                        "positions",
                        "channels",
                        "undefined",
                        "nonzero share",
                        "mean",
                        "mean low",
                        "mean high",
                        "same class",
                        "same class low",
                        "same class high",
                        "different classes",
                        "different classes low",
                        "different classes high",
                        "difference",
                        "difference low",
                        "difference high"),
                rows);
    }

    private static List<Object> row(CorrelationResult data, LayerCorrelation layer, String network, Measured measured) {
        List<Object> row = new ArrayList<>(List.of(
                layer.name(),
                network,
                data.set().photographs(),
                layer.positions(),
                layer.channels(),
                measured.undefined(),
                measured.nonZero()));
        Stream.of(
                        measured.mean(),
                        measured.agreement().map(Agreement::same),
                        measured.agreement().map(Agreement::different),
                        measured.agreement().map(Agreement::difference))
                .forEach(estimate -> {
                    row.add(estimate.map(Estimate::value));
                    row.add(estimate.map(Estimate::low));
                    row.add(estimate.map(Estimate::high));
                });
        return row;
    }

    /**
     * Returns the matrices: a row for each pair of shown photographs, with its correlation at each layer of both networks.
     */
    static Table pairs(CorrelationResult data) {
        List<String> columns = new ArrayList<>(List.of("first", "second", "first class", "second class"));
        List<double[][]> matrices = new ArrayList<>();
        for (LayerCorrelation layer : data.layers()) {
            columns.add(layer.name());
            columns.add(layer.name() + " untrained");
            matrices.add(data.matrix(layer.trained()));
            matrices.add(data.matrix(layer.untrained()));
        }
        List<List<Object>> rows = new ArrayList<>();
        int count = data.shown().size();
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                List<Object> row = new ArrayList<>(List.of(
                        data.shown().get(i).name(),
                        data.shown().get(j).name(),
                        className(data, i),
                        className(data, j)));
                for (double[][] matrix : matrices) {
                    double correlation = matrix[i][j];
                    row.add(Double.isNaN(correlation) ? Optional.empty() : Math.round(correlation * 1e4) / 1e4);
                }
                rows.add(row);
            }
        }
        return new Table(columns, rows);
    }

    private static String className(CorrelationResult data, int photograph) {
        int number = data.shown().get(photograph).classIndex();
        return number < 0 ? "" : data.classes().get(number).name();
    }
}
