package org.featurescope.kind.grid;

import java.util.List;
import java.util.Optional;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.figure.Captions;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.OptimizationParameters;
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
 * @param model the network's id
 * @param modelHash SHA-256 of its graph file
 * @param layer the layer's name
 * @param channels which
 * @param page which of them in their order
 * @param order that they stand in
 * @param objective what of each is made large
 * @param making how
 */
public record GridSpec(
        String model,
        String modelHash,
        String layer,
        ChannelChoice channels,
        GridPage page,
        ChannelOrder order,
        UnitAim objective,
        OptimizationParameters making)
        implements FigureSpec {
    public static final ParameterTable<GridSpec> TABLE =
            OptimizationParameters.addTo(ChannelOrder.addTo(GridPage.addTo(ParameterTable.of("grid", GridSpec::of)
                            .with(Parameters.LAYER, GridSpec::layer)
                            .with(Parameters.CHANNELS, GridSpec::channels)))
                    .with(Parameters.OBJECTIVE, GridSpec::objective));

    private static GridSpec of(ParameterTable.Values values) {
        return new GridSpec(
                values.get(Parameters.MODEL),
                values.get(Parameters.MODEL_HASH),
                values.get(Parameters.LAYER),
                values.get(Parameters.CHANNELS),
                GridPage.of(values),
                ChannelOrder.of(values),
                values.get(Parameters.OBJECTIVE),
                OptimizationParameters.of(values));
    }

    @Override
    public String title() {
        String what =
                listedHere().map(here -> Captions.count(here.size(), "channel")).orElse("all channels");
        boolean isPart = channels.listed().isEmpty() || page.number() > 1;
        return "%s: %s in %s%s".formatted(layer, what, model, isPart ? ", page " + page.number() : "");
    }

    @Override
    public String caption() {
        boolean isOrdered = order.sort() != ChannelOrder.Sort.INDEX;
        String which = channels.listed()
                .map(all -> "Channels %s of layer %s in %s%s"
                        .formatted(
                                Parameters.CHANNELS.type().toText(channels).replace(",", ", "),
                                layer,
                                model,
                                (page.pages(all.size()) > 1 ? pageWords() : "")
                                        + (isOrdered ? ", " + order.words() : "")))
                .orElseGet(() ->
                        "The channels of layer %s in %s%s, %s".formatted(layer, model, pageWords(), order.words()));
        return "%s: each picture is made to %s. %s"
                .formatted(which, objective.aim("its own unit"), Captions.howMade(making));
    }

    private String pageWords() {
        return ", page %d with %d on each".formatted(page.number(), page.size());
    }

    /** The channels of this page, if the spec itself says them; in another order if there is one. */
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

    @Override
    public FigureSpec resolved(Network network, PhotographShelf shelf) {
        boolean isWhole =
                channels.listed().filter(all -> all.size() <= page.size()).isPresent() && page.number() == 1;
        return new GridSpec(
                model,
                modelHash,
                layer,
                channels,
                isWhole ? GridPage.WHOLE : page,
                order.canonical(),
                objective,
                making);
    }

    /** The optimization of these channels, labelled. */
    Plan plan(List<Integer> shown, List<String> labels) {
        List<Unit> units =
                shown.stream().map(channel -> new Unit(layer, channel)).toList();
        return Plan.each(
                units.stream().map(objective::of).toList(),
                labels,
                units.stream().map(Unit::toString).toList(),
                making);
    }

    @Override
    public void checkAgainst(Network network, EngineLimits limits) {
        Layer there = network.layer(layer);
        List<Integer> all = channels.in(there);
        all.forEach(channel -> new Unit(layer, channel).checkedAgainst(network));
        page.checkAgainst(layer, all.size());
        if (order.sort() == ChannelOrder.Sort.ACTIVATION) {
            PhotographParameters.photograph(order.photograph());
        }
        // in another order the same number of channels, which take the same
        List<Integer> some = page.of(all);
        plan(some, some.stream().map(String::valueOf).toList())
                .runs()
                .forEach(run -> run.checkedAgainst(network, limits));
    }
}
