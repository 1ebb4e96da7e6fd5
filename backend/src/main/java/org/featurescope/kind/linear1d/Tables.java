package org.featurescope.kind.linear1d;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.featurescope.figure.table.Table;
import org.featurescope.kind.linear1d.Linear1dResult.Neuron;

/** The tables of a figure of neurons as lines. Neurons are counted from 1, as the page counts them. */
final class Tables {
    private Tables() {}

    static Table neurons(Linear1dResult data) {
        List<String> columns = new ArrayList<>(List.of("neuron", "weight", "bias", "threshold", "crossing"));
        data.probes().forEach(x -> columns.add("output at %s".formatted(x)));
        return new Table(
                columns,
                IntStream.range(0, data.neurons().size())
                        .mapToObj(i -> {
                            Neuron neuron = data.neurons().get(i);
                            List<Object> row = new ArrayList<>(List.of(
                                    i + 1, neuron.weight(), neuron.bias(), neuron.threshold(), neuron.crossing()));
                            data.probes().forEach(x -> row.add(neuron.output(x)));
                            return row;
                        })
                        .toList());
    }

    static Table cuts(Linear1dResult data) {
        return new Table(
                List.of("input", "growing neurons", "falling neurons"),
                data.cuts().stream()
                        .map(cut -> List.<Object>of(cut.at(), names(cut.growing()), names(cut.falling())))
                        .toList());
    }

    private static String names(List<Integer> neurons) {
        return neurons.stream().map(neuron -> "" + (neuron + 1)).collect(Collectors.joining(" "));
    }

    /** Returns the table of regions. The neurons that are positive are listed, since programs take {@code +-} for formulas. */
    static Table regions(Linear1dResult data) {
        return new Table(
                List.of("region", "from", "to", "positive", "positive neurons"),
                IntStream.range(0, data.regions().size())
                        .mapToObj(i -> row(data, i))
                        .toList());
    }

    private static List<Object> row(Linear1dResult data, int index) {
        Linear1dResult.Region region = data.regions().get(index);
        double middle = (region.from() + region.to()) / 2;
        List<Integer> positive = IntStream.range(0, data.neurons().size())
                .filter(neuron -> data.neurons().get(neuron).sign(middle) > 0)
                .boxed()
                .toList();
        return List.of(index + 1, region.from(), region.to(), region.positive(), names(positive));
    }
}
