package org.featurescope.web.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.List;
import org.featurescope.validate.InvalidInputException;

/** Reads the photograph of a request: a file in a form, or the id of a sample. */
public final class PhotographBody {
    /** The greatest number of bytes of a photograph's file. */
    public static final int MOST_BYTES = 20_000_000;

    /** The greatest number of bytes of a form in addition to the file. */
    private static final int MOST_FORM = 64 << 10;

    private static final String SAMPLE = "sample";
    private static final JsonMapper JSON = new JsonMapper();

    private PhotographBody() {}

    /** A photograph that a request names. */
    public sealed interface Photograph {
        /** An uploaded file. */
        record Upload(byte[] file) implements Photograph {}

        /** A sample photograph. */
        record Sample(String id) implements Photograph {}
    }

    /** Returns whether the body is of a media type that {@link #read} takes. */
    public static boolean isPhotograph(Context ctx) {
        return List.of(Multipart.TYPE, Json.TYPE).contains(RequestBody.mediaType(ctx));
    }

    /**
     * Reads the photograph of a request.
     *
     * @throws HttpProblem if the body is too large, or neither a form nor JSON
     * @throws InvalidInputException if the body is malformed or names no photograph
     */
    public static Photograph read(Context ctx) throws IOException {
        String type = RequestBody.mediaType(ctx);
        if (type.equals(Multipart.TYPE)) {
            byte[] file = Multipart.part(ctx, "image", MOST_BYTES + MOST_FORM, tooLarge());
            if (file.length > MOST_BYTES) {
                throw HttpProblem.tooLarge(tooLarge());
            }
            return new Photograph.Upload(file);
        }
        if (type.equals(Json.TYPE)) {
            return new Photograph.Sample(sample(RequestBody.json(ctx)));
        }
        throw HttpProblem.unsupportedType("%s takes %s with a part image, or %s like {\"sample\": \"chelsea\"}."
                .formatted(ctx.path(), Multipart.TYPE, Json.TYPE));
    }

    private static String tooLarge() {
        return "A photograph may have at most %d MB.".formatted(MOST_BYTES / 1_000_000);
    }

    private static String sample(byte[] body) throws IOException {
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (JsonProcessingException | CharConversionException e) {
            throw new InvalidInputException("body", "the body is not JSON", e);
        }
        if (json == null || !json.isObject()) {
            throw new InvalidInputException("body", "the body must be a JSON object like {\"sample\": \"chelsea\"}");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!name.equals(SAMPLE)) {
                throw new InvalidInputException(name, "there is no field %s here; there is sample".formatted(name));
            }
        });
        JsonNode sample = json.get(SAMPLE);
        if (sample == null || !sample.isTextual()) {
            throw new InvalidInputException(SAMPLE, "sample must be the id of a sample photograph");
        }
        return sample.textValue();
    }
}
