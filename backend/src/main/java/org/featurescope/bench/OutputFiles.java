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
import java.util.Optional;
import org.featurescope.validate.InvalidInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for a JSON file of measurements, and the writing of files. */
final class OutputFiles {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            // medians are written too, beside the values that they are computed from
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Option(names = "--json", paramLabel = "FILE", description = "The JSON file to write the measurements to.")
    private @Nullable Path json;

    /** Writes measurements to the JSON file, if one is named. */
    void write(Object measurements) {
        if (json != null) {
            try {
                write("json", json, JSON.writeValueAsBytes(measurements));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("records of numbers and strings can always be written", e);
            }
        }
    }

    /**
     * Reads the JSON file that an earlier run wrote.
     *
     * @return an empty list if there is no file yet
     * @throws InvalidInputException for the field {@code json} if no file is named, or it has another content
     */
    <T> List<T> read(Class<T> type) {
        if (json == null) {
            throw new InvalidInputException("json", "--resume needs --json with the file to continue");
        }
        if (!Files.exists(json)) {
            return List.of();
        }
        try {
            List<T> read = JSON.readerForListOf(type).readValue(json.toFile());
            return List.copyOf(read);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "json", "%s was not written by an earlier run: %s".formatted(json, e.getMessage()), e);
        }
    }

    /** Writes a text, if a file for it is named. */
    static void write(String field, @Nullable Path file, String text) {
        if (file != null) {
            write(field, file, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Writes a file.
     *
     * @param field the option that names the file
     * @throws InvalidInputException for that field if it cannot be written
     */
    static void write(String field, Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new InvalidInputException(field, "%s cannot be written: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Returns the relative link from a page to a file. */
    static String relative(Path file, Path page) {
        Path folder = page.resolveSibling("").toAbsolutePath().normalize();
        return folder.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }

    /** Checks before the measurement that a file can be written, if one is named. */
    static void checkFolder(String field, @Nullable Path file) {
        if (file != null) {
            Path folder = file.toAbsolutePath().getParent();
            if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
                throw new InvalidInputException(
                        field, "%s cannot be written: it must be a file in a folder that exists".formatted(file));
            }
        }
    }

    /** Returns the relative link from a page to the JSON file, if both are named. */
    Optional<String> link(@Nullable Path page) {
        return json == null || page == null ? Optional.empty() : Optional.of(relative(json, page));
    }

    /** Checks before the measurement that the JSON file can be written, if one is named. */
    void check() {
        checkFolder("json", json);
    }
}
