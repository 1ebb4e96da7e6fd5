package org.featurescope.web.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.javalin.http.Context;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.featurescope.validate.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Writes answers in JSON. */
public final class Json {
    /** The media type of JSON. */
    public static final String TYPE = "application/json";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .build();

    private Json() {}

    /** Returns an empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Answers with a record or a tree as JSON. */
    public static void answer(Context ctx, Object json) {
        answer(ctx, TYPE, json);
    }

    /** Answers with a record or a tree as JSON with a given media type. */
    public static void answer(Context ctx, String type, Object json) {
        ctx.contentType(type).result(bytes(json));
    }

    /** Returns a record or a tree as JSON in UTF-8. */
    public static byte[] bytes(Object json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing a record as JSON failed", e);
        }
    }

    /**
     * Returns the JSON object in the body of a request.
     *
     * @throws InvalidInputException for the field {@code body} if it is not a JSON object
     * @throws HttpProblem if its media type is another one, or it is too large
     */
    public static JsonNode objectIn(Context ctx) throws IOException {
        JsonNode json;
        try {
            json = MAPPER.readTree(RequestBody.json(ctx));
        } catch (JsonProcessingException | CharConversionException e) {
            throw new InvalidInputException("body", "the body is not JSON", e);
        }
        if (json == null || !json.isObject()) {
            throw new InvalidInputException("body", "the body must be a JSON object");
        }
        return json;
    }

    /** Returns a record as a tree. */
    public static ObjectNode tree(Record json) {
        return MAPPER.valueToTree(json);
    }

    /** Returns a JSON resource from the package of a class, if it exists. */
    public static Optional<JsonNode> resource(Class<?> beside, String name) {
        try (@Nullable InputStream in = beside.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(MAPPER.readTree(in));
        } catch (IOException e) {
            throw new IllegalStateException("the product's resource %s cannot be read".formatted(name), e);
        }
    }
}
