package org.featurescope.kind.linear2d;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.figure.table.Table;
import org.featurescope.kind.linear2d.Linear2dResult.Neuron;
import org.featurescope.linear.PlaneRegion;

/** The tables of a figure of neurons with two inputs. Neurons are counted from 1, as the page counts them. */
final class Tables {
    private Tables() {}

    static Table neurons(Linear2dResult data) {
        return new Table(
                List.of("neuron", "weight 1", "weight 2", "bias", "threshold", "output at A", "output at B"),
                IntStream.range(0, data.neurons().size())
                        .mapToObj(i -> {
                            Neuron neuron = data.neurons().get(i);
                            List<Object> row = new ArrayList<>(List.of(
                                    i + 1,
                                    neuron.weights().get(0),
                                    neuron.weights().get(1),
                                    neuron.bias(),
                                    neuron.threshold()));
                            data.picks()
                                    .forEach(point ->
                                            row.add(data.layers().first().output(i, point.get(0), point.get(1))));
                            return row;
                        })
                        .toList());
    }

    static Table cuts(Linear2dResult data) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < data.neurons().size(); i++) {
            List<List<Double>> cut = data.neurons().get(i).cut();
            if (!cut.isEmpty()) {
                rows.add(List.of(
                        1,
                        i + 1,
                        cut.get(0).get(0),
                        cut.get(0).get(1),
                        cut.get(1).get(0),
                        cut.get(1).get(1)));
            }
        }
        if (data.layers().isPiecewiseAffine() && data.regions().isPresent()) {
            data.layers()
                    .forEachSecondPiece(
                            data.square(),
                            (neuron, from, to) -> rows.add(List.of(2, neuron + 1, from[0], from[1], to[0], to[1])));
        }
        return new Table(List.of("layer", "neuron", "from input 1", "from input 2", "to input 1", "to input 2"), rows);
    }

    static Table regions(Linear2dResult data) {
        List<PlaneRegion> regions = data.regions().isPresent() ? data.layers().regions(data.square()) : List.of();
        return new Table(
                List.of("region", "corners", "positive neurons", "signs"),
                IntStream.range(0, regions.size())
                        .mapToObj(i -> {
                            List<Integer> signs = regions.get(i).signs();
                            return List.<Object>of(
                                    i + 1,
                                    regions.get(i).corners().size(),
                                    signs.stream().filter(sign -> sign > 0).count(),
                                    pattern(signs));
                        })
                        .toList());
    }

    /** Returns signs as a text such as {@code +-0+}. */
    static String pattern(List<Integer> signs) {
        StringBuilder pattern = new StringBuilder();
        signs.forEach(sign -> pattern.append(sign > 0 ? '+' : sign < 0 ? '-' : '0'));
        return pattern.toString();
    }
}
