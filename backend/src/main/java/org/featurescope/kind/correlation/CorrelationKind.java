package org.featurescope.kind.correlation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.Suggestion;
import org.featurescope.figure.link.Captions;
import org.featurescope.figure.link.NamedSet;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.kind.correlation.CorrelationSpec.Labels;
import org.featurescope.kind.correlation.CorrelationSpec.Order;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Networks;
import org.featurescope.validate.Validate;

/** The kind of figure that shows how the activation patterns of photographs correlate at every layer. */
public final class CorrelationKind implements FigureKind<CorrelationSpec> {
    private final KindContext context;

    /** Creates the kind. */
    public CorrelationKind(KindContext context) {
        this.context = context;
    }

    @Override
    public Class<CorrelationSpec> specType() {
        return CorrelationSpec.class;
    }

    @Override
    public ParameterTable<CorrelationSpec> parameters() {
        return CorrelationSpec.TABLE;
    }

    @Override
    public String title() {
        return "Correlation of photographs";
    }

    @Override
    public String description() {
        return "How alike photographs are to each layer of a network, and from which layer on those of one class agree.";
    }

    @Override
    public String example() {
        return "";
    }

    /** Fills in the set's digest. Photographs without classes can be ordered by similarity only. */
    @Override
    public CorrelationSpec resolved(CorrelationSpec spec, Networks networks) {
        CorrelationSpec resolved = spec.with(spec.photographs().resolved(context.photographs()));
        if (spec.labels() == Labels.NETWORK) {
            return resolved;
        }
        try (PhotographSet set = context.photographs().open(spec.photographs().name())) {
            return set.hasClasses() ? resolved : resolved.with(Order.SIMILARITY);
        }
    }

    @Override
    public Recipe recipe(CorrelationSpec spec, Networks networks) {
        Network network = networks.network(spec.model());
        Validate.isTrue(
                CorrelationSpec.LABELS.name(),
                spec.labels() == Labels.FOLDERS
                        || PhotographClasses.scores(network).isPresent(),
                "%s has no layer of class scores, so labels must be \"folders\"".formatted(spec.model()));
        try (PhotographSet set = context.photographs().open(spec.photographs().name())) {
            Validate.isTrue(
                    NamedSet.NAME.name(),
                    set.names().size() > 1,
                    "a correlation needs at least two photographs, but the set %s has one"
                            .formatted(spec.photographs().name()));
        }
        return new CorrelationRecipe(spec, network, context);
    }

    @Override
    public Optional<ResultData<?>> resultData() {
        return Optional.of(new ResultData<>(CorrelationResult.class, CorrelationScene::new)
                .withTable("layers", CorrelationTables::layers)
                .withTable("pairs", CorrelationTables::pairs)
                .withSize(data -> "Measured on %s, %s of each map at most."
                        .formatted(
                                Captions.count(data.set().photographs(), "photograph"),
                                Captions.count(LayerPatterns.MOST_POSITIONS, "position"))));
    }

    @Override
    public List<Suggestion> shownOfSet(Network network, Layer layer, String photographs) {
        return List.of(new Suggestion(
                30,
                "How photographs correlate",
                "Do the patterns of two photographs become less alike with depth, and from which layer on do"
                        + " photographs of one class agree? Press a layer to see its matrix.",
                List.of(Map.entry(NamedSet.NAME.name(), photographs))));
    }

    @Override
    public List<Suggestion> suggestionsForLayer(Network network, Layer layer, int first) {
        return List.of(new Suggestion(
                90,
                "How photographs correlate",
                "How alike photographs are to each layer, and from which layer on those of one class agree.",
                List.of()));
    }
}
