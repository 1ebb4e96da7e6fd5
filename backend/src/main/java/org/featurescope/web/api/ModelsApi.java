package org.featurescope.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import org.featurescope.model.Catalogue;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.ModelDescriptor;
import org.featurescope.model.Network;
import org.featurescope.web.http.Json;

/** The networks at hand, over HTTP. */
public final class ModelsApi {
    private final Catalogue catalogue;

    public ModelsApi(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public void list(Context ctx) {
        ObjectNode json =
                Json.object().put("default", catalogue.defaultNetwork().id());
        ArrayNode models = json.putArray("models");
        catalogue.networks().forEach(network -> models.add(json(network)));
        ArrayNode problems = json.putArray("problems");
        catalogue.problems().forEach(problems::add);
        Json.answer(ctx, json);
    }

    public void get(Context ctx) {
        Network network = catalogue.network(ctx.pathParam("model"));
        ObjectNode json = json(network);
        ArrayNode layers = json.putArray("layers");
        network.layers().forEach(layer -> layers.add(json(layer)));
        Json.answer(ctx, json);
    }

    private static ObjectNode json(Network network) {
        ModelDescriptor descriptor = network.descriptor();
        InputSpec input = descriptor.input();
        ObjectNode json = Json.object()
                .put("id", network.id())
                .put("title", descriptor.title())
                .put("description", descriptor.description())
                .put("licence", descriptor.licence())
                .put("source", descriptor.source())
                .put("sha256", network.sha256())
                .put("classes", network.labels().size())
                .put("url", "/models/" + network.id());
        json.putObject("input")
                .put("height", input.height())
                .put("width", input.width())
                .put("leastSide", input.leastSide());
        return json;
    }

    private static ObjectNode json(Layer layer) {
        return Json.object()
                .put("name", layer.name())
                .put("kind", layer.kind())
                .put("depth", layer.depth())
                .put("channels", layer.channels())
                .put("height", layer.height())
                .put("width", layer.width())
                .put("receptiveField", layer.receptiveField());
    }
}
