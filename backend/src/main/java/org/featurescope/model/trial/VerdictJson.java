package org.featurescope.model.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Optional;
import org.featurescope.model.admission.Verdict;

/** Writes and reads verdicts as JSON, on one line. */
final class VerdictJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private VerdictJson() {}

    /** Returns a verdict as JSON. */
    static String write(Verdict verdict) {
        try {
            return JSON.writeValueAsString(verdict);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a verdict is text and can be written", e);
        }
    }

    /** Returns the verdict that was written, or nothing if the JSON is damaged. */
    static Optional<Verdict> read(String json) {
        try {
            return Optional.ofNullable(JSON.readValue(json, Verdict.class));
        } catch (JsonProcessingException | NullPointerException e) {
            return Optional.empty();
        }
    }
}
