package org.featurescope.kind.grid;

import java.util.List;
import java.util.Optional;
import org.featurescope.figure.AboutLayer;
import org.featurescope.figure.WithOptimizedPictures;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.Captions;
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
 * Spec of a figure with a picture for each of several channels of a layer. It shows one page of the sorted channels.
 *
 * @param network the network
 * @param layer the layer's name
 * @param channels the channels on all pages
 * @param page the page that is shown
 * @param order the order of the channels
 * @param objective the number of each channel that is maximized
 * @param optimization the parameters of the optimization
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
            "channels",
            "Channels",
            "Which channels of the layer are shown: all, or a list such as 0-8,20.",
            new ChannelList(Parameters.MOST_PICTURES));

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

    /** Returns as many listed channels as this page shows; empty if the spec lists none. They ignore the order. */
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

    /**
     * Returns the plan that optimizes a picture for each of these channels.
     *
     * @param labels the label of each picture
     */
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
     * @throws org.featurescope.validate.NotFoundException if the layer, a channel, the page or the photograph does not
     *     exist
     * @throws org.featurescope.validate.InvalidInputException if the engine cannot make so many pictures of this size
     */
    void checkAgainst(Network of, EngineLimits limits) {
        Layer there = of.layer(layer);
        List<Integer> all = channels.in(there);
        all.forEach(channel -> new Unit(layer, channel).checkedAgainst(of));
        page.checkAgainst(layer, all.size());
        if (order.sort() == ChannelOrder.Sort.ACTIVATION) {
            PhotographParameters.photograph(order.photograph());
        }
        // the order is not known yet, but any channels of the layer take as much memory
        List<Integer> some = page.of(all);
        plan(some, some.stream().map(String::valueOf).toList()).preparedFor(of, limits);
    }
}
