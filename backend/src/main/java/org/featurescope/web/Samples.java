package org.featurescope.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.featurescope.validate.NotFoundException;

/** The sample photographs, as {@code static/samples/samples.json} lists them. */
final class Samples {
    private static final String FOLDER = "samples/";

    private final ClassPathFiles files;
    private final List<Sample> samples = new ArrayList<>();

    private record Sample(String id, String title, String credit, String licence, String file) {}

    /** The samples among these static files. */
    Samples(ClassPathFiles files) {
        this.files = files;
        JsonNode list = Json.resource(Samples.class, "static/" + FOLDER + "samples.json").orElseGet(Json::object);
        for (JsonNode sample : list.path("samples")) {
            samples.add(new Sample(
                    sample.path("id").asText(),
                    sample.path("title").asText(),
                    sample.path("credit").asText(),
                    sample.path("licence").asText(),
                    sample.path("file").asText()));
        }
    }

    void list(Context ctx) {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("samples");
        for (Sample sample : samples) {
            list.addObject()
                    .put("id", sample.id())
                    .put("title", sample.title())
                    .put("credit", sample.credit())
                    .put("licence", sample.licence())
                    .put("url", "/static/" + FOLDER + sample.file());
        }
        Json.answer(ctx, json);
    }

    /** The file of a sample, or {@link NotFoundException} naming the samples there are. */
    byte[] bytes(String id) throws IOException {
        for (Sample sample : samples) {
            if (sample.id().equals(id)) {
                return files.read(FOLDER + sample.file())
                        .orElseThrow(() -> new IllegalStateException("the sample %s has no file".formatted(id)));
            }
        }
        throw new NotFoundException(
                "sample",
                "there is no sample \"%s\"; there are %s"
                        .formatted(id, String.join(", ", samples.stream().map(Sample::id).toList())));
    }
}
