package org.featurescope.web.api;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.featurescope.model.Catalogue;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.ModelDescriptor;
import org.featurescope.model.Network;
import org.featurescope.web.http.Json;
import org.featurescope.web.message.ModelList;
import org.featurescope.web.message.ModelSummary;
import org.featurescope.web.message.ModelSummary.LayerSummary;

/** The networks at hand, over HTTP. */
public final class ModelsApi {
    private final Catalogue catalogue;

    public ModelsApi(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Answers with all networks, without their layers. */
    public void list(Context ctx) {
        Json.answer(
                ctx,
                new ModelList(
                        catalogue.defaultNetwork().id(),
                        catalogue.networks().stream()
                                .map(network -> summary(network, Optional.empty()))
                                .toList(),
                        catalogue.problems()));
    }

    /** Answers with one network and its layers. */
    public void get(Context ctx) {
        Network network = catalogue.network(ctx.pathParam("model"));
        Json.answer(
                ctx,
                summary(
                        network,
                        Optional.of(network.layers().stream()
                                .map(ModelsApi::summary)
                                .toList())));
    }

    private static ModelSummary summary(Network network, Optional<List<LayerSummary>> layers) {
        ModelDescriptor descriptor = network.descriptor();
        InputSpec input = descriptor.input();
        return new ModelSummary(
                network.id(),
                descriptor.title(),
                descriptor.description(),
                descriptor.licence(),
                descriptor.source(),
                network.sha256(),
                network.labels().size(),
                "/models/" + network.id(),
                new ModelSummary.InputSize(input.height(), input.width(), input.leastSide()),
                layers);
    }

    private static LayerSummary summary(Layer layer) {
        return new LayerSummary(
                layer.name(),
                layer.kind(),
                layer.depth(),
                layer.channels(),
                layer.height(),
                layer.width(),
                layer.receptiveField());
    }
}
