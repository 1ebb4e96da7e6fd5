package org.featurescope.kind.correlation;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.featurescope.kind.correlation.CorrelationResult.Agreement;
import org.featurescope.kind.correlation.CorrelationResult.Estimate;
import org.featurescope.kind.correlation.CorrelationResult.LayerCorrelation;
import org.featurescope.kind.correlation.CorrelationResult.Measured;
import org.featurescope.kind.correlation.CorrelationResult.Parting;
import org.featurescope.kind.correlation.CorrelationResult.Partings;
import org.featurescope.kind.correlation.CorrelationResult.PhotographClass;
import org.featurescope.kind.correlation.CorrelationResult.Shown;
import org.featurescope.kind.correlation.CorrelationSpec.Order;
import org.featurescope.kind.correlation.Correlations.AtLayer;
import org.featurescope.kind.photographs.IndexedSet;
import org.featurescope.model.Stage;
import org.featurescope.space.Bootstrap;
import org.featurescope.space.Bootstrap.Interval;
import org.featurescope.space.Bootstrap.Statistic;
import org.featurescope.space.PartingLayer;
import org.featurescope.space.PatternCorrelation;

/**
 * Puts the data of a figure together: intervals of all means, the layers from which on classes part, and the order of the
 * shown photographs. All means share the same bootstrap samples.
 */
final class CorrelationBuilder {
    private final CorrelationSpec spec;
    private final PhotographClasses classes;
    private final List<AtLayer> trained;
    private final List<AtLayer> untrained;
    private final List<LayerStatistics> ofTrained;
    private final List<LayerStatistics> ofUntrained;
    /** The difference within and between classes less that of the untrained network; 0 where one is not defined. */
    private final List<Statistic> beyond;
    /** The values of each statistic in the bootstrap samples. */
    private final Map<Statistic, double[]> samples = new IdentityHashMap<>();
    /** Stands for a difference that is not defined. */
    private final Statistic none;
    /** The order of the chosen photographs, as positions within them. */
    private final List<Integer> order;
    /** The shown photographs in order, as indices into all. */
    private final List<Integer> shown;

    /**
     * Creates the builder.
     *
     * @param chosen the photographs whose correlations are kept one by one
     */
    CorrelationBuilder(
            CorrelationSpec spec,
            PhotographClasses classes,
            List<Integer> chosen,
            List<AtLayer> trained,
            List<AtLayer> untrained) {
        this.spec = spec;
        this.classes = classes;
        this.trained = trained;
        this.untrained = untrained;
        this.none = new Statistic(0, new double[classes.of().length]);
        this.ofTrained = LayerStatistics.of(trained);
        this.ofUntrained = LayerStatistics.of(untrained);
        this.beyond = IntStream.range(0, trained.size())
                .mapToObj(i -> ofTrained
                        .get(i)
                        .difference()
                        .flatMap(own -> ofUntrained.get(i).difference().map(own::minus))
                        .orElse(none))
                .toList();
        List<Statistic> all = new ArrayList<>(beyond);
        all.add(none);
        Stream.concat(ofTrained.stream(), ofUntrained.stream())
                .flatMap(LayerStatistics::defined)
                .forEach(all::add);
        double[][] values = Bootstrap.withinGroups(classes.of(), CorrelationRecipe.SAMPLES, spec.seed())
                .linear(all);
        for (int i = 0; i < values.length; i++) {
            samples.put(all.get(i), values[i]);
        }
        double[][] similarity =
                ShownPhotographs.mean(trained.stream().map(AtLayer::matrix).toList(), chosen.size());
        this.order = ShownPhotographs.byClass(chosen, classes.of(), similarity);
        this.shown = order.stream().map(chosen::get).toList();
    }

    /** Returns the shown photographs in order, as indices into all photographs. */
    List<Integer> shown() {
        return shown;
    }

    /**
     * Returns the data of the figure.
     *
     * @param names the names of all photographs
     * @param judged the number of layers, from the first on, that the answer is about
     */
    CorrelationResult result(IndexedSet set, List<String> names, List<Stage> layers, int judged) {
        List<LayerCorrelation> all = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            Stage layer = layers.get(i);
            all.add(new LayerCorrelation(
                    layer.name(),
                    layer.height(),
                    layer.width(),
                    layer.channels(),
                    LayerPatterns.positions(layer),
                    measured(trained.get(i), ofTrained.get(i)),
                    measured(untrained.get(i), ofUntrained.get(i))));
        }
        List<PhotographClass> named = new ArrayList<>();
        for (int i = 0; i < classes.names().size(); i++) {
            named.add(new PhotographClass(classes.names().get(i), classes.size(i)));
        }
        Optional<Partings> partings = partings(judged);
        return new CorrelationResult(
                set,
                new Answer(all.subList(0, judged), set.name()).sentences(partings),
                named,
                classes.size(PatternCorrelation.NO_GROUP),
                partings,
                shown.stream()
                        .map(each -> new Shown(names.get(each), classes.of()[each]))
                        .toList(),
                spec.order() == Order.CLASS,
                judged,
                all);
    }

    private Optional<Partings> partings(int judged) {
        if (ofTrained.subList(0, judged).stream()
                .allMatch(layer -> layer.difference().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new Partings(
                parting(differences(ofTrained.subList(0, judged))),
                parting(differences(ofUntrained.subList(0, judged))),
                parting(beyond.subList(0, judged))));
    }

    private List<Statistic> differences(List<LayerStatistics> network) {
        return network.stream().map(layer -> layer.difference().orElse(none)).toList();
    }

    private Parting parting(List<Statistic> differences) {
        PartingLayer found = PartingLayer.of(
                differences.stream().mapToDouble(Statistic::value).toArray(),
                differences.stream().map(this::samples).toList());
        return new Parting(
                boxed(found.layer()), boxed(found.earliest()), boxed(found.latest()), rounded(found.without()));
    }

    private double[] samples(Statistic statistic) {
        return Objects.requireNonNull(samples.get(statistic));
    }

    private static Optional<Integer> boxed(OptionalInt value) {
        return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
    }

    private Measured measured(AtLayer layer, LayerStatistics statistics) {
        double[][] ordered = ShownPhotographs.permuted(layer.matrix(), order);
        Optional<Agreement> agreement = statistics
                .same()
                .map(same -> new Agreement(
                        estimate(same),
                        estimate(statistics.different().orElseThrow()),
                        estimate(statistics.difference().orElseThrow())));
        return new Measured(
                statistics.mean().map(this::estimate),
                rounded(layer.nonZero()),
                layer.undefined(),
                agreement,
                PackedMatrix.pack(ordered),
                ShownPhotographs.bySimilarity(ordered));
    }

    private Estimate estimate(Statistic statistic) {
        Interval interval = Bootstrap.interval(samples(statistic));
        return new Estimate(rounded(statistic.value()), rounded(interval.low()), rounded(interval.high()));
    }

    /** Returns a value with six decimals, more than the patterns' own precision gives. */
    private static double rounded(double value) {
        return Math.round(value * 1e6) / 1e6;
    }
}
