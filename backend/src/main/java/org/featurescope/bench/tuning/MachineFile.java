package org.featurescope.bench.tuning;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.featurescope.bench.measure.Machine;
import org.featurescope.files.AtomicFile;
import org.featurescope.optimize.Tuning;
import org.featurescope.validate.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes {@code machine.json} in a data folder: the tuning that {@code featurescope tune} chose for the
 * folder, and the measurements it was chosen from.
 */
public final class MachineFile {
    /** The file's name in the data folder. */
    public static final String NAME = "machine.json";

    private static final String FORMAT = "featurescope tuning 2";
    private static final long MOST_BYTES = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(Tuning.class, StoredTuning.class)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private MachineFile() {}

    /** The names of the file for a {@link Tuning}, where they differ from those of the record. */
    private interface StoredTuning {
        @JsonProperty("lanes")
        int parallelBatches();
    }

    /**
     * The file's content.
     *
     * @param format which identifies files of this kind and version
     * @param processor its name and number of cores, and the GPU's name if there is one
     * @param system operating system and architecture
     * @param versions of the product, Java and TensorFlow
     * @param date in UTC, as ISO 8601
     * @param network whose step was measured
     * @param layer of the optimized channels
     * @param size height and width of each picture, pixels
     * @param chosen the chosen tuning
     * @param measured the measurements of all candidates
     */
    private record Content(
            String format,
            String processor,
            String system,
            String versions,
            String date,
            String network,
            String layer,
            int size,
            Tuning chosen,
            List<TuningMeasurement> measured) {}

    /**
     * The tuning of a data folder.
     *
     * @param tuning of the folder, or the default one
     * @param problem why a file that exists cannot be used, in one line; empty if there is no problem
     */
    public record Found(Tuning tuning, Optional<String> problem) {}

    /** Returns the tuning of a data folder if it was measured on this processor, and the default tuning otherwise. */
    public static Found read(Path data) {
        return read(data, Machine.processorHere());
    }

    static Found read(Path data, String processor) {
        Path file = data.resolve(NAME);
        if (!Files.exists(file)) {
            return new Found(Tuning.DEFAULT, Optional.empty());
        }
        try {
            Content content = parsed(file);
            return content.processor().equals(processor)
                    ? new Found(content.chosen(), Optional.empty())
                    : unusable(file, "was measured on another processor, " + content.processor());
        } catch (JsonProcessingException e) {
            return unusable(file, "was not written by featurescope tune");
        } catch (IOException e) {
            return unusable(file, "cannot be read (%s)".formatted(e));
        }
    }

    private static Content parsed(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
            throw new IOException("it is not a regular file, or too large");
        }
        @Nullable Content content = JSON.readValue(Files.readAllBytes(file), Content.class);
        if (content == null || !content.format().equals(FORMAT)) {
            throw new IOException("it has another format");
        }
        return content;
    }

    private static Found unusable(Path file, String reason) {
        return new Found(
                Tuning.DEFAULT,
                Optional.of("%s %s; the default tuning is used until featurescope tune --data %s is run"
                        .formatted(file, reason, file.getParent())
                        .replace('\n', ' ')));
    }

    /**
     * Writes a tuning atomically, and returns the file.
     *
     * @throws InvalidInputException naming {@code data} if the folder cannot be written
     */
    public static Path write(
            Path data,
            Machine machine,
            String network,
            String layer,
            int size,
            Tuning chosen,
            List<TuningMeasurement> measured) {
        Content content = new Content(
                FORMAT,
                machine.processor(),
                machine.system(),
                machine.versions(),
                machine.date().toString(),
                network,
                layer,
                size,
                chosen,
                measured);
        Path file = data.resolve(NAME);
        try {
            AtomicFile.write(file, JSON.writeValueAsBytes(content));
            return file;
        } catch (IOException e) {
            throw new InvalidInputException("data", "%s cannot be written: %s".formatted(file, e), e);
        }
    }
}
