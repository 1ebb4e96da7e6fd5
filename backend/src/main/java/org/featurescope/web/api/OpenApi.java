package org.featurescope.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Locale;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.Kinds;
import org.featurescope.web.http.Json;

/**
 * The description of the API in OpenAPI 3.1. The paths are written by hand in {@code openapi.json}; the schemas of
 * specs are generated from the kinds.
 */
public final class OpenApi {
    private final ObjectNode description;

    /** Creates the description, with the schemas of these kinds and the version of the product. */
    public OpenApi(Kinds kinds, String version) {
        this.description =
                (ObjectNode) Json.resource(OpenApi.class, "openapi.json").orElseThrow();
        ((ObjectNode) description.get("info")).put("version", version);
        ObjectNode schemas = (ObjectNode) description.at("/components/schemas");
        ObjectNode spec = schemas.putObject("Spec");
        ArrayNode oneOf = spec.putArray("oneOf");
        ObjectNode discriminator = spec.putObject("discriminator").put("propertyName", "kind");
        ObjectNode mapping = discriminator.putObject("mapping");
        for (FigureKind<?> kind : kinds.all()) {
            String reference = "#/components/schemas/" + schemaName(kind);
            schemas.set(schemaName(kind), Kinds.schema(kind));
            oneOf.addObject().put("$ref", reference);
            mapping.put(kind.name(), reference);
        }
    }

    private static String schemaName(FigureKind<?> kind) {
        StringBuilder name = new StringBuilder();
        for (String word : kind.name().split("-")) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.append("Spec").toString();
    }

    /** Answers with the description. */
    public void get(Context ctx) {
        Json.answer(ctx, description);
    }

    /** Returns the whole description. */
    public JsonNode description() {
        return description;
    }
}
