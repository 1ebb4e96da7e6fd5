package org.featurescope.bench.tuning;

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
import org.featurescope.cli.NewFile;
import org.featurescope.optimize.Tuning;
import org.featurescope.validate.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * What {@code featurescope tune} chose for a folder of data, in the folder's file {@code machine.json}: the tuning, and all that
 * was measured to choose it.
 */
public final class MachineFile {
    /** Its name in the folder of data. */
    public static final String NAME = "machine.json";

    private static final String FORMAT = "featurescope tuning 2";
    private static final long MOST_BYTES = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private MachineFile() {}

    /**
     * The file's content.
     *
     * @param format what tells the file from others
     * @param processor its name and number of cores, and the GPU's name if there is one
     * @param system operating system and architecture
     * @param versions of the product, Java and TensorFlow
     * @param date in UTC, as ISO 8601
     * @param network whose step was measured
     * @param layer the layer that its objective read
     * @param size height and width of each picture, pixels
     * @param chosen the tuning
     * @param measured all candidates
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
     * What a folder of data is worked with.
     *
     * @param tuning of the folder, or the usual one
     * @param problem why it is not the folder's, if there is a file that cannot be used; one line
     */
    public record Found(Tuning tuning, Optional<String> problem) {}

    /** The tuning of a folder of data, if there is one that was measured on this processor; the usual one otherwise. */
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
            return unusable(file, "is not what featurescope tune writes");
        } catch (IOException e) {
            return unusable(file, "cannot be read (%s)".formatted(e));
        }
    }

    private static Content parsed(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
            throw new IOException("it is no small file");
        }
        @Nullable Content content = JSON.readValue(Files.readAllBytes(file), Content.class);
        if (content == null || !content.format().equals(FORMAT)) {
            throw new IOException("it is not of this format");
        }
        return content;
    }

    private static Found unusable(Path file, String why) {
        return new Found(
                Tuning.DEFAULT,
                Optional.of("%s %s; the usual settings hold until featurescope tune --data %s is run"
                        .formatted(file, why, file.getParent())
                        .replace('\n', ' ')));
    }

    /**
     * Writes a tuning, whole or not at all.
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
            NewFile.write(file, JSON.writeValueAsBytes(content));
            return file;
        } catch (IOException e) {
            throw new InvalidInputException("data", "%s cannot be written: %s".formatted(file, e), e);
        }
    }
}
