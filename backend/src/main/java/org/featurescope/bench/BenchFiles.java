package org.featurescope.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.featurescope.validate.InvalidInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where figures are written. */
final class BenchFiles {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            // medians are written beside what they are of
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write the figures as JSON.")
    private @Nullable Path json;

    /** Writes what was measured, if it is wanted. */
    void write(Object figures) {
        if (json != null) {
            try {
                write("json", json, JSON.writeValueAsBytes(figures));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a record of numbers and strings can always be written", e);
            }
        }
    }

    /**
     * What an earlier run wrote.
     *
     * @return nothing if there is no file yet
     * @throws InvalidInputException for the field {@code json} if no file is named, or it holds something else
     */
    <T> List<T> read(Class<T> type) {
        if (json == null) {
            throw new InvalidInputException("json", "--json must name the file to go on with");
        }
        if (!Files.exists(json)) {
            return List.of();
        }
        try {
            List<T> read = JSON.readerForListOf(type).readValue(json.toFile());
            return List.copyOf(read);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "json", "%s is not what an earlier run wrote: %s".formatted(json, e.getMessage()), e);
        }
    }

    /** Writes text, if a file for it is given. */
    static void write(String field, @Nullable Path file, String text) {
        if (file != null) {
            write(field, file, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Writes a file.
     *
     * @param field the option that named it
     * @throws InvalidInputException for that field if it cannot be written
     */
    static void write(String field, Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new InvalidInputException(field, "%s cannot be written: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** A file as a page refers to it. */
    static String relative(Path file, Path page) {
        Path folder = page.resolveSibling("").toAbsolutePath().normalize();
        return folder.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }

    /** Found out before the work, not after it. */
    static void checkFolder(String field, @Nullable Path file) {
        if (file != null) {
            Path folder = file.toAbsolutePath().getParent();
            if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
                throw new InvalidInputException(
                        field, "%s cannot be written: it must be a file in a folder that is there".formatted(file));
            }
        }
    }

    /** As {@link #checkFolder(String, Path)}, of the JSON file. */
    void check() {
        checkFolder("json", json);
    }
}
