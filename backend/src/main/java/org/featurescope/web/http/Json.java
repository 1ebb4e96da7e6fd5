package org.featurescope.web.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes answers in JSON. */
public final class Json {
    static final String TYPE = "application/json";
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
