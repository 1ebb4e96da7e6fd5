package org.featurescope.web.photographs;

import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.figure.AboutLayer;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Suggestion;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.web.http.Json;
import org.featurescope.web.message.photographs.SetFigureList;
import org.featurescope.web.message.photographs.SetFigureList.SetFigure;

/** The API of the figures about a network and a set of photographs, which answers with links to them. */
public final class SetFiguresApi {
    /** The share of a network's layers before the one that is shown if the reader chose none. */
    private static final double USUAL_DEPTH = 0.6;

    private final Kinds kinds;
    private final Catalogue catalogue;
    private final PhotographShelf shelf;

    /** Creates the API. */
    public SetFiguresApi(Kinds kinds, Catalogue catalogue, PhotographShelf shelf) {
        this.kinds = kinds;
        this.catalogue = catalogue;
        this.shelf = shelf;
    }

    /** Answers with the figures about the set {@code photographs} and the layer {@code layer}, which may be missing. */
    public void get(Context ctx) {
        Network network = catalogue.network(ctx.pathParam("model"));
        String name = Optional.ofNullable(ctx.queryParam("photographs")).orElse("");
        // opened, so that a set that does not exist is refused here
        try (PhotographSet set = shelf.open(name)) {
            Layer layer = Optional.ofNullable(ctx.queryParam("layer"))
                    .map(network::layer)
                    .orElseGet(() -> usual(network));
            Json.answer(ctx, new SetFigureList(layer.name(), figures(network, layer, name)));
        }
    }

    private static Layer usual(Network network) {
        return network.layers().get((int) (USUAL_DEPTH * network.layers().size()));
    }

    private List<SetFigure> figures(Network network, Layer layer, String set) {
        return kinds.all().stream()
                .flatMap(kind -> kind.shownOfSet(network, layer, set).stream().map(shown -> Map.entry(kind, shown)))
                .sorted(Comparator.comparingInt(entry -> entry.getValue().order()))
                .map(entry -> figure(entry.getKey(), entry.getValue(), network))
                .toList();
    }

    private static SetFigure figure(FigureKind<?> kind, Suggestion shown, Network network) {
        return new SetFigure(
                kind.name(),
                shown.title(),
                shown.description(),
                shown.href(kind, network),
                AboutLayer.class.isAssignableFrom(kind.specType()));
    }
}
