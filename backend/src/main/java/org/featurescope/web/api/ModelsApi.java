package org.featurescope.web.api;

import io.javalin.http.Context;
import java.util.function.Predicate;
import org.featurescope.model.Catalogue;
import org.featurescope.model.ClassUnits;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.ModelDescriptor;
import org.featurescope.model.Network;
import org.featurescope.model.check.RangeTest;
import org.featurescope.model.check.RangeTests;
import org.featurescope.portrait.Portraits;
import org.featurescope.web.http.Json;
import org.featurescope.web.message.ModelDescription;
import org.featurescope.web.message.ModelDescription.LayerSummary;
import org.featurescope.web.message.ModelList;
import org.featurescope.web.message.ModelSummary;

/** The API of the networks that the server has. */
public final class ModelsApi {
    private final Catalogue catalogue;
    private final Portraits portraits;
    private final RangeTests rangeTests;
    private final Predicate<Context> isOwner;

    /**
     * Creates the API.
     *
     * @param portraits the portraits of the networks' units
     * @param rangeTests the results of the range tests of networks
     * @param isOwner returns whether a request is of the server's owner
     */
    public ModelsApi(Catalogue catalogue, Portraits portraits, RangeTests rangeTests, Predicate<Context> isOwner) {
        this.catalogue = catalogue;
        this.portraits = portraits;
        this.rangeTests = rangeTests;
        this.isOwner = isOwner;
    }

    /** Answers with all networks, without their layers. Says which could not be loaded, with paths to the owner alone. */
    public void list(Context ctx) {
        Json.answer(
                ctx,
                new ModelList(
                        catalogue.defaultNetwork().id(),
                        catalogue.networks().stream().map(this::summary).toList(),
                        catalogue.problems(isOwner.test(ctx))));
    }

    /** Answers with one network and its layers. */
    public void get(Context ctx) {
        Network network = catalogue.network(ctx.pathParam("model"));
        ModelSummary summary = summary(network);
        Json.answer(
                ctx,
                new ModelDescription(
                        summary.id(),
                        summary.title(),
                        summary.description(),
                        summary.licence(),
                        summary.source(),
                        summary.sha256(),
                        summary.classes(),
                        summary.url(),
                        summary.portraitsUrl(),
                        summary.input(),
                        network.layers().stream()
                                .map(layer -> summary(network, layer))
                                .toList()));
    }

    private ModelSummary summary(Network network) {
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
                portraits.of(network).map(index -> "/api/v1/models/%s/portraits".formatted(network.id())),
                rangeTests.find(network).flatMap(RangeTest::surestSample),
                new ModelSummary.InputSize(input.height(), input.width(), input.leastSide(), input.crop()));
    }

    private static LayerSummary summary(Network network, Layer layer) {
        return new LayerSummary(
                layer.name(),
                layer.kind(),
                layer.depth(),
                layer.channels(),
                layer.height(),
                layer.width(),
                layer.receptiveField(),
                ClassUnits.labels(network, layer));
    }
}
