package org.featurescope.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.Kinds;
import org.featurescope.model.Catalogue;
import org.featurescope.web.http.Json;

/** The kinds of figures, over HTTP. */
public final class KindsApi {
    private final Kinds kinds;
    private final Catalogue catalogue;

    public KindsApi(Kinds kinds, Catalogue catalogue) {
        this.kinds = kinds;
        this.catalogue = catalogue;
    }

    public void list(Context ctx) {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("kinds");
        for (FigureKind<?> kind : kinds.all()) {
            ObjectNode entry = list.addObject()
                    .put("name", kind.name())
                    .put("title", kind.title())
                    .put("description", kind.description());
            FigureSpec example = kinds.example(kind, catalogue.defaultNetwork());
            entry.set("schema", Kinds.schema(kind));
            entry.set("example", kinds.toJson(example));
            entry.put("exampleUrl", "/figure?" + kinds.toQuery(example)).put("docsUrl", "/docs/" + kind.name());
        }
        Json.answer(ctx, json);
    }
}
