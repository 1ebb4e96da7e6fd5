package org.featurescope.kind.spaceintro;

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

/** The kind of figure that explains activation space in steps. */
public final class SpaceIntroKind implements FigureKind<SpaceIntroSpec> {
    private final KindContext context;
    private final AxisPictures axisPictures = new AxisPictures();

    /** Creates the kind. */
    public SpaceIntroKind(KindContext context) {
        this.context = context;
    }

    @Override
    public Class<SpaceIntroSpec> specType() {
        return SpaceIntroSpec.class;
    }

    @Override
    public ParameterTable<SpaceIntroSpec> parameters() {
        return SpaceIntroSpec.TABLE;
    }

    @Override
    public String title() {
        return "What is activation space?";
    }

    @Override
    public String description() {
        return "Six steps from a neuron’s number to a direction: vectors, points, dot products, turned axes, and what a ReLU does to them.";
    }

    @Override
    public String example() {
        return ExampleUnits.MODEL + "&step=3&units=" + ExampleUnits.CAT + "," + ExampleUnits.MUSHROOM + ","
                + ExampleUnits.DOG + "&photographs=samples&angles=4" + ExampleUnits.MANY;
    }

    @Override
    public SpaceIntroSpec resolved(SpaceIntroSpec spec, Networks networks) {
        return spec.resolved(spec.photographs().resolved(context.photographs()));
    }

    @Override
    public Recipe recipe(SpaceIntroSpec spec, Networks networks) {
        Network network = networks.network(spec.model());
        spec.checkAgainst(network);
        return new SpaceIntroRecipe(spec, network, context, axisPictures);
    }

    @Override
    public Optional<ResultData<?>> resultData() {
        return Optional.of(new ResultData<>(SpaceIntroResult.class, SpaceIntroScene::new)
                .withTable("coordinates", SpaceIntroResult::coordinates)
                .withTable("turned-axes", TurnedAxes::table));
    }

    @Override
    public List<Suggestion> shownInSpace(Network network, Layer layer, String photographs) {
        String units = ChosenNeurons.of(network, layer);
        if (units.isEmpty()) {
            return List.of();
        }
        return IntroStep.all().stream()
                .map(step -> new Suggestion(
                        10 * step.number(),
                        step.title(),
                        step.sentences(),
                        List.of(
                                Map.entry("step", "" + step.number()),
                                Map.entry("units", units),
                                Map.entry(NamedSet.NAME.name(), photographs),
                                Map.entry("size", "96"))))
                .toList();
    }
}
