package org.featurescope.kind.grid;

import java.util.List;
import java.util.Optional;
import org.featurescope.figure.AboutLayer;
import org.featurescope.figure.Captions;
import org.featurescope.figure.WithOptimizedPictures;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.Parameters;
import org.featurescope.figure.link.PhotographParameters;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.kind.optimized.UnitAim;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.EngineLimits;

/**
 * The figure of a layer's channels, each with its own picture, optimized together: those listed or all, in an order, a page
 * at a time.
 *
 * @param network it is about
 * @param layer the layer's name
 * @param channels which
 * @param page which of them in their order
 * @param order that they stand in
 * @param objective what of each is made large
 * @param optimization how its pictures are optimized
 */
public record GridSpec(
        NetworkReference network,
        String layer,
        ChannelChoice channels,
        GridPage page,
        ChannelOrder order,
        UnitAim objective,
        OptimizationParameters optimization)
        implements AboutLayer, WithOptimizedPictures {
    private static final Parameter<ChannelChoice> CHANNELS = Parameter.required(
            "channels", "The layer's channels to show: all, or a list.", new ChannelList(Parameters.MOST_PICTURES));

    static final ParameterTable<GridSpec> TABLE = OptimizationParameters.addTo(
            ChannelOrder.addTo(GridPage.addTo(
                            NetworkReference.addTo(ParameterTable.of("grid", GridSpec::of), GridSpec::network)
                                    .with(Parameters.LAYER, GridSpec::layer)
                                    .with(CHANNELS, GridSpec::channels)))
                    .with(UnitAim.PARAMETER, GridSpec::objective),
            GridSpec::optimization);

    private static GridSpec of(ParameterTable.Values values) {
        return new GridSpec(
                NetworkReference.of(values),
                values.get(Parameters.LAYER),
                values.get(CHANNELS),
                GridPage.of(values),
                ChannelOrder.of(values),
                values.get(UnitAim.PARAMETER),
                OptimizationParameters.of(values));
    }

    @Override
    public String title() {
        String what =
                listedHere().map(here -> Captions.count(here.size(), "channel")).orElse("all channels");
        boolean isPart = channels.listed().isEmpty() || page.number() > 1;
        return "%s: %s in %s%s".formatted(layer, what, model(), isPart ? ", page " + page.number() : "");
    }

    @Override
    public String caption() {
        boolean isOrdered = order.sort() != ChannelOrder.Sort.INDEX;
        String which = channels.listed()
                .map(all -> "Channels %s of layer %s in %s%s"
                        .formatted(
                                CHANNELS.type().toText(channels).replace(",", ", "),
                                layer,
                                model(),
                                (page.pages(all.size()) > 1 ? pageWords() : "")
                                        + (isOrdered ? ", " + order.words() : "")))
                .orElseGet(() ->
                        "The channels of layer %s in %s%s, %s".formatted(layer, model(), pageWords(), order.words()));
        return "%s: each picture is made to %s. %s"
                .formatted(which, objective.aim("its own unit"), Captions.howMade(optimization));
    }

    private String pageWords() {
        return ", page %d with %d on each".formatted(page.number(), page.size());
    }

    /** Returns the channels of this page, if the spec lists them; those of a sorted grid stand in another order. */
    private Optional<List<Integer>> listedHere() {
        return channels.listed().map(page::of);
    }

    @Override
    public Layout layout() {
        return layout(listedHere().map(List::size).filter(size -> size > 0).orElse(page.size()));
    }

    @Override
    public Layout layout(int pictures) {
        return Layout.grid(pictures);
    }

    /** Returns this spec with parameters that have no effect at their defaults. */
    GridSpec canonical() {
        boolean isWhole =
                channels.listed().filter(all -> all.size() <= page.size()).isPresent() && page.number() == 1;
        return new GridSpec(
                network, layer, channels, isWhole ? GridPage.WHOLE : page, order.canonical(), objective, optimization);
    }

    /** Returns the optimization of these channels, with their labels. */
    Plan plan(List<Integer> shown, List<String> labels) {
        List<Unit> units =
                shown.stream().map(channel -> new Unit(layer, channel)).toList();
        return Plan.each(
                units.stream().map(objective::of).toList(),
                labels,
                units.stream().map(Unit::toString).toList(),
                optimization);
    }

    /**
     * Checks that a network has the channels and that the engine can make their pictures.
     *
     * @throws org.featurescope.validate.NotFoundException naming what is missing and what there is
     * @throws org.featurescope.validate.InvalidInputException naming the field and what is allowed
     */
    void checkAgainst(Network of, EngineLimits limits) {
        Layer there = of.layer(layer);
        List<Integer> all = channels.in(there);
        all.forEach(channel -> new Unit(layer, channel).checkedAgainst(of));
        page.checkAgainst(layer, all.size());
        if (order.sort() == ChannelOrder.Sort.ACTIVATION) {
            PhotographParameters.photograph(order.photograph());
        }
        // in another order there are as many channels, whose pictures take as much memory
        List<Integer> some = page.of(all);
        plan(some, some.stream().map(String::valueOf).toList()).preparedFor(of, limits);
    }
}
