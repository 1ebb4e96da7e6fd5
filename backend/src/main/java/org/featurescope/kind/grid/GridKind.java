package org.featurescope.kind.grid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.LayerFigures;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.link.LinkQuery;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.kind.optimized.ExampleUnits;
import org.featurescope.kind.optimized.UnitAim;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Networks;
import org.featurescope.optimize.Visualizer;

/** The kind of figure that shows channels of a layer, each with a picture of its own. */
public final class GridKind implements FigureKind<GridSpec>, LayerFigures {
    private static final String BY_ACTIVATION = "activation";

    private final Visualizer visualizer;

    /** Creates the kind. */
    public GridKind(KindContext context) {
        this.visualizer = context.visualizer();
    }

    @Override
    public Class<GridSpec> specType() {
        return GridSpec.class;
    }

    @Override
    public ParameterTable<GridSpec> parameters() {
        return GridSpec.TABLE;
    }

    @Override
    public String title() {
        return "Channels of a layer";
    }

    @Override
    public String description() {
        return "The channels of one layer, all or some, each with a picture made to excite it.";
    }

    @Override
    public String example() {
        return ExampleUnits.MODEL + "&layer=" + ExampleUnits.LAYER + "&channels=all&perPage=12&sort=activation"
                + ExampleUnits.MANY;
    }

    @Override
    public GridSpec resolved(GridSpec spec, Networks networks) {
        return spec.canonical();
    }

    @Override
    public Recipe recipe(GridSpec spec, Networks networks) {
        Network network = networks.network(spec.model());
        spec.checkAgainst(network, visualizer.limits());
        return new GridRecipe(spec, network, visualizer);
    }

    @Override
    public Optional<ResultData<?>> resultData() {
        return Optional.of(ResultData.besidePictures(GridResult.class));
    }

    @Override
    public List<Choice> choices() {
        List<Map.Entry<String, String>> photographs = new SamplePhotographs()
                .list().stream()
                        .map(sample -> Map.entry(sample.id(), sample.title()))
                        .sorted((a, b) -> Boolean.compare(
                                b.getKey().equals(ChannelOrder.INDEX.photograph()),
                                a.getKey().equals(ChannelOrder.INDEX.photograph())))
                        .toList();
        return List.of(
                new Choice(
                        ChannelOrder.SORT.name(),
                        "Order",
                        List.of(
                                Map.entry("index", "by index"),
                                Map.entry(BY_ACTIVATION, "by activation on a photograph"),
                                Map.entry("similarity", "by similarity")),
                        false),
                new Choice(ChannelOrder.PHOTOGRAPH.name(), "By activation on", photographs, true),
                new Choice(
                        UnitAim.PARAMETER.name(),
                        "Made to excite",
                        List.of(
                                Map.entry("channel", "the channel"),
                                Map.entry("neuron", "its central neuron"),
                                Map.entry("negative-channel", "the channel negated")),
                        false));
    }

    @Override
    public Map<String, String> effective(Map<String, String> chosen) {
        Map<String, String> effective = new LinkedHashMap<>();
        for (Choice choice : choices()) {
            String value = chosen.getOrDefault(choice.name(), choice.fallback());
            boolean hasEffect = !choice.name().equals(ChannelOrder.PHOTOGRAPH.name())
                    || BY_ACTIVATION.equals(chosen.get(ChannelOrder.SORT.name()));
            if (hasEffect && !value.equals(choice.fallback())) {
                effective.put(choice.name(), value);
            }
        }
        return effective;
    }

    @Override
    public Map<String, String> orderValues(Map<String, String> chosen) {
        Map<String, String> values = new LinkedHashMap<>(effective(chosen));
        values.keySet().retainAll(List.of(ChannelOrder.SORT.name(), ChannelOrder.PHOTOGRAPH.name()));
        return values;
    }

    @Override
    public Order sorted(Network network, Layer layer, Map<String, String> values) {
        ChannelOrder order = ChannelOrder.of(values);
        return new Order(
                order.words(),
                ChannelRanking.of(order, ChannelChoice.ALL.in(layer), network, layer, IndexListener.NONE, 0)
                        .channels()
                        .stream()
                        .map(ranked -> new SortedChannel(ranked.channel(), ranked.activation()))
                        .toList());
    }

    @Override
    public String pageQuery(Network network, Layer layer, int perPage, int page, Map<String, String> chosen) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        parameters.add(Map.entry("layer", layer.name()));
        parameters.add(Map.entry("channels", "all"));
        parameters.add(Map.entry("perPage", String.valueOf(perPage)));
        if (page != 1) {
            parameters.add(Map.entry("page", String.valueOf(page)));
        }
        parameters.addAll(effective(chosen).entrySet());
        return LinkQuery.of(name(), network, parameters);
    }

    @Override
    public String channelsQuery(Network network, Layer layer, String channels) {
        return LinkQuery.of(
                name(), network, List.of(Map.entry("layer", layer.name()), Map.entry("channels", channels)));
    }
}
