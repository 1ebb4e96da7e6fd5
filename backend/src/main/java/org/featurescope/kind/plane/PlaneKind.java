package org.featurescope.kind.plane;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.Suggestion;
import org.featurescope.figure.link.NamedSet;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.kind.optimized.ExampleUnits;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Networks;

/** The kind of figure that shows the plane of two directions, with a dial that turns from one to the other. */
public final class PlaneKind implements FigureKind<PlaneSpec> {
    /** Two neurons of which readers can say what they respond to, by network and layer. */
    private static final Map<String, List<Integer>> CHOSEN = Map.of("mini-inception-robust/mixed5b", List.of(539, 125));

    private final KindContext context;

    /** Creates the kind. */
    public PlaneKind(KindContext context) {
        this.context = context;
    }

    @Override
    public Class<PlaneSpec> specType() {
        return PlaneSpec.class;
    }

    @Override
    public ParameterTable<PlaneSpec> parameters() {
        return PlaneSpec.TABLE;
    }

    @Override
    public String title() {
        return "A dial between two neurons";
    }

    @Override
    public String description() {
        return "The plane that two units or directions span: pictures for the directions all around, and photographs at their"
                + " activations.";
    }

    @Override
    public String example() {
        return ExampleUnits.MODEL + "&a=" + ExampleUnits.CAT + "&b=" + ExampleUnits.MUSHROOM + "&angles=8"
                + ExampleUnits.MANY;
    }

    @Override
    public PlaneSpec resolved(PlaneSpec spec, Networks networks) {
        return spec.with(spec.photographs().resolved(context.photographs()));
    }

    @Override
    public Recipe recipe(PlaneSpec spec, Networks networks) {
        Network network = networks.network(spec.model());
        return new PlaneRecipe(
                spec,
                spec.plane(network),
                spec.plan(network).preparedFor(network, context.visualizer().limits()),
                network,
                context);
    }

    @Override
    public Optional<ResultData<?>> resultData() {
        return Optional.of(new ResultData<>(PlaneResult.class, PlaneScene::new)
                .withTable("best", PlaneTables::best)
                .withTable("patches", PlaneTables::patches)
                .withTable("positions", PlaneTables::positions));
    }

    @Override
    public List<Suggestion> shownInSpace(Network network, Layer layer, String photographs) {
        if (layer.channels() == 1) {
            return List.of();
        }
        List<Integer> channels =
                CHOSEN.getOrDefault(network.id() + "/" + layer.name(), List.of(0, layer.channels() / 2));
        return List.of(new Suggestion(
                110,
                "Turn a direction between two neurons",
                "The plane of two neurons, with photographs at their activations. Turn the hand: each direction has a picture, and"
                        + " photographs that lie furthest along it. Then look at the same photographs after the ReLU.",
                List.of(
                        Map.entry("a", layer.name() + ":" + channels.get(0)),
                        Map.entry("b", layer.name() + ":" + channels.get(1)),
                        Map.entry(NamedSet.NAME.name(), photographs),
                        Map.entry("size", "96"))));
    }

    @Override
    public List<Suggestion> suggestionsForUnit(Network network, Layer layer, int channel) {
        if (layer.channels() == 1) {
            return List.of();
        }
        int next = (channel + 1) % layer.channels();
        return List.of(new Suggestion(
                45,
                "On a dial with the next unit",
                "The plane of it and channel %d: what the directions between and beyond them look like, and photographs at their activations."
                        .formatted(next),
                List.of(Map.entry("a", layer.name() + ":" + channel), Map.entry("b", layer.name() + ":" + next))));
    }
}
