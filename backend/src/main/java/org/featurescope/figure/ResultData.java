package org.featurescope.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.Scene;

/**
 * Says what a kind's results have beside their pictures: the one record that the recipe returns, the drawing reads and the
 * API sends.
 *
 * @param type of the record; its components in their order are the fields of the JSON, and an empty {@link Optional} is
 *     left out
 * @param drawing draws a figure with its data; nothing if files show its pictures in rows
 * @param <D> the record
 */
public record ResultData<D extends Record>(Class<D> type, Optional<Drawing<D>> drawing) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Makes the data of a kind that draws its figures. */
    public ResultData(Class<D> type, Drawing<D> drawing) {
        this(type, Optional.of(drawing));
    }

    /** Returns the data of a kind whose files show the pictures in rows. */
    public static <D extends Record> ResultData<D> besidePictures(Class<D> type) {
        return new ResultData<>(type, Optional.empty());
    }

    /** Draws a finished figure with its data. */
    @FunctionalInterface
    public interface Drawing<D> {
        /** Returns the scene of a figure. */
        Scene scene(ExportedFigure figure, D data);
    }

    /** Returns a result's data as JSON. */
    public static JsonNode toJson(Record data) {
        return JSON.valueToTree(data);
    }

    /** Returns the data that was written as JSON before. */
    public D read(JsonNode json) {
        try {
            return JSON.treeToValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException("the result is no %s".formatted(type.getSimpleName()), e);
        }
    }

    /** Returns what draws a figure whose data is stored as JSON, if the kind draws its figures. */
    Optional<ExportedFigure.Drawing> drawing(JsonNode json) {
        return drawing.map(own -> figure -> own.scene(figure, read(json)));
    }
}
