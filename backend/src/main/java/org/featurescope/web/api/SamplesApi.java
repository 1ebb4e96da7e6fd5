package org.featurescope.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.web.http.Json;

/** The sample photographs, over HTTP. */
public final class SamplesApi {
    private static final String FOLDER = "/static/samples/";

    private final SamplePhotographs samples;

    public SamplesApi(SamplePhotographs samples) {
        this.samples = samples;
    }

    public void list(Context ctx) {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("samples");
        for (SamplePhotographs.Sample sample : samples.list()) {
            list.addObject()
                    .put("id", sample.id())
                    .put("title", sample.title())
                    .put("credit", sample.credit())
                    .put("licence", sample.licence())
                    .put("source", sample.source())
                    .put("url", FOLDER + sample.file())
                    .put("thumbnailUrl", FOLDER + "thumbnails/" + sample.file().replaceFirst("\\.\\w+$", ".jpg"));
        }
        Json.answer(ctx, json);
    }
}
