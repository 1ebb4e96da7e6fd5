package org.featurescope.kind.sparsity;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.figure.table.Table;
import org.featurescope.kind.sparsity.SparsityResult.Bins;
import org.featurescope.kind.sparsity.SparsityResult.Estimate;
import org.featurescope.kind.sparsity.SparsityResult.Numbers;
import org.featurescope.kind.sparsity.SparsityResult.StageSparsity;

/** Arranges the data of a figure of sparsity in tables. Each stage has rows for the trained and the untrained network. */
final class SparsityTables {
    private static final List<String> STAGE = List.of("stage", "kind", "layer", "channels", "positions", "network");
    private static final List<String> NUMBERS = List.of(
            "photographs",
            "values",
            "zeros",
            "mean",
            "standard deviation",
            "skewness",
            "kurtosis of all values",
            "participation ratio",
            "participation ratio corrected");
    private static final List<String> ESTIMATES =
            List.of("share not zero", "share above zero", "Treves-Rolls", "Hoyer", "kurtosis");

    private SparsityTables() {}

    /** Returns the table of all numbers of each stage. */
    static Table stages(SparsityResult data) {
        List<String> columns = new ArrayList<>(STAGE);
        columns.addAll(NUMBERS);
        for (String estimate : ESTIMATES) {
            columns.addAll(List.of(
                    estimate, estimate + " (standard error)", estimate + " (photographs for which it is defined)"));
        }
        List<List<Object>> rows = new ArrayList<>();
        for (StageSparsity stage : data.stages()) {
            rows.add(numbers(data, stage, "trained", stage.trained()));
            rows.add(numbers(data, stage, "untrained", stage.untrained()));
        }
        return new Table(columns, rows);
    }

    private static List<Object> numbers(SparsityResult data, StageSparsity stage, String network, Numbers numbers) {
        List<Object> row = new ArrayList<>(stage(stage, network));
        row.addAll(List.of(
                data.set().photographs(),
                numbers.values(),
                numbers.zeros(),
                numbers.mean(),
                numbers.deviation(),
                numbers.skewness(),
                numbers.kurtosis(),
                numbers.participation(),
                numbers.participationCorrected()));
        for (Estimate estimate : List.of(
                numbers.nonZero(),
                numbers.positive(),
                numbers.trevesRolls(),
                numbers.hoyer(),
                numbers.patternKurtosis())) {
            row.addAll(List.of(estimate.mean(), estimate.error(), estimate.photographs()));
        }
        return row;
    }

    private static List<Object> stage(StageSparsity stage, String network) {
        return List.of(stage.name(), stage.kind().text(), stage.layer(), stage.channels(), stage.positions(), network);
    }

    /** Returns the table of all bins. The values that are zero have a row of their own, from 0 to 0. */
    static Table histograms(SparsityResult data) {
        List<List<Object>> rows = new ArrayList<>();
        for (StageSparsity stage : data.stages()) {
            bins(rows, stage.name(), "trained", stage.trained());
            bins(rows, stage.name(), "untrained", stage.untrained());
        }
        return new Table(List.of("stage", "network", "from", "to", "values"), rows);
    }

    private static void bins(List<List<Object>> rows, String stage, String network, Numbers numbers) {
        rows.add(List.of(stage, network, 0.0, 0.0, numbers.zeros()));
        Bins bins = numbers.histogram();
        for (int i = 0; i < bins.counts().size(); i++) {
            double from = (bins.first() + i) * bins.width();
            rows.add(List.of(
                    stage, network, from, from + bins.width(), bins.counts().get(i)));
        }
    }
}
