package org.featurescope.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.Scene;
import org.featurescope.figure.table.Table;

/**
 * Describes the data in a kind's results. The recipe returns the data as a record, the drawing reads this record, and
 * the API sends it as JSON.
 *
 * @param type the class of the record; its components, in their order, are the fields of the JSON, and an empty
 *     {@link Optional} is left out
 * @param drawing draws a figure with its data in exported files; empty if exported files show the pictures in rows
 * @param tables for each table of the data's numbers its name, as in links, and what makes it, in the order in which
 *     pages show them
 * @param size makes the sentence of the caption that says how much data was measured; empty if the caption has none
 * @param <D> the record
 */
public record ResultData<D extends Record>(
        Class<D> type,
        Optional<Drawing<D>> drawing,
        Map<String, Function<D, Table>> tables,
        Optional<Function<D, String>> size) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Creates the description for a kind that has a drawing. */
    public ResultData(Class<D> type, Drawing<D> drawing) {
        this(type, Optional.of(drawing), Map.of(), Optional.empty());
    }

    /** Returns the description for a kind without a drawing, whose exported files show the pictures in rows. */
    public static <D extends Record> ResultData<D> besidePictures(Class<D> type) {
        return new ResultData<>(type, Optional.empty(), Map.of(), Optional.empty());
    }

    /**
     * Returns this description with one more table, which readers can have as a CSV file.
     *
     * @param name the table's name in links: lower-case words, joined by hyphens
     * @param table makes the table of data
     */
    public ResultData<D> withTable(String name, Function<D, Table> table) {
        Map<String, Function<D, Table>> all = new LinkedHashMap<>(tables);
        all.put(name, table);
        return new ResultData<>(type, drawing, Collections.unmodifiableMap(all), size);
    }

    /**
     * Returns this description with a sentence that ends the captions of finished figures.
     *
     * @param sentence says how many photographs and positions were measured
     */
    public ResultData<D> withSize(Function<D, String> sentence) {
        return new ResultData<>(type, drawing, tables, Optional.of(sentence));
    }

    /** The drawing of a finished figure with its data. */
    @FunctionalInterface
    public interface Drawing<D> {
        /** Returns a scene that draws a figure. */
        Scene scene(ExportedFigure figure, D data);
    }

    /** Returns data as JSON. */
    public static JsonNode toJson(Record data) {
        return JSON.valueToTree(data);
    }

    /**
     * Returns the data in JSON that {@link #toJson} wrote.
     *
     * @throws UncheckedIOException if the JSON does not hold a record of this type
     */
    public D read(JsonNode json) {
        try {
            return JSON.treeToValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException("the result is no %s".formatted(type.getSimpleName()), e);
        }
    }

    /** Returns the drawing of a figure whose data is given as JSON; empty if the kind has none. */
    Optional<ExportedFigure.Drawing> drawing(JsonNode json) {
        return drawing.map(own -> figure -> own.scene(figure, read(json)));
    }

    /** Returns the sentence about the size of data that is given as JSON; empty if the kind has none. */
    Optional<String> size(JsonNode json) {
        return size.map(sentence -> sentence.apply(read(json)));
    }

    /** Returns the names of the tables, in the order in which pages show them. */
    public List<String> tableNames() {
        return List.copyOf(tables.keySet());
    }

    /** Returns a table of data that is given as JSON; empty if there is none of this name. */
    public Optional<Table> table(String name, JsonNode json) {
        return Optional.ofNullable(tables.get(name)).map(make -> make.apply(read(json)));
    }
}
