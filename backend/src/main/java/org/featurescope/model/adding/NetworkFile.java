package org.featurescope.model.adding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.featurescope.model.formats.FrozenGraphFile;
import org.featurescope.model.formats.PictureSize;
import org.featurescope.model.formats.ReadNetwork;
import org.featurescope.model.formats.keras.KerasFile;
import org.featurescope.model.formats.onnx.OnnxFile;
import org.featurescope.model.formats.savedmodel.SavedModelFolder;
import org.featurescope.validate.InvalidInputException;

/** Recognizes the format of a network's file by its content, and reads it. */
final class NetworkFile {
    private static final long MOST_BYTES = 1L << 30;
    private static final int HEAD = 16;

    private NetworkFile() {}

    /**
     * Reads a network.
     *
     * @param size says the size of pictures where the file leaves it open
     * @throws InvalidInputException if the file is none that can be read; it says what the file is and what helps
     */
    static ReadNetwork read(Path path, PictureSize size) throws IOException {
        if (Files.isDirectory(path)) {
            return folder(path);
        }
        if (!Files.exists(path)) {
            throw new InvalidInputException("path", "there is no file " + path);
        }
        if (Files.size(path) > MOST_BYTES) {
            throw new InvalidInputException("path", "%s is larger than %d bytes".formatted(path, MOST_BYTES));
        }
        String head = head(path);
        String name = String.valueOf(path.getFileName());
        if (head.startsWith("PK")) {
            return KerasFile.readArchive(name, Files.readAllBytes(path), size);
        }
        if (head.startsWith("\u0089HDF")) {
            return KerasFile.readHdf5(name, Files.readAllBytes(path), size);
        }
        if (isOnnx(head)) {
            return OnnxFile.read(
                    name, Files.readAllBytes(path), path.toAbsolutePath().resolveSibling(""), size);
        }
        return FrozenGraphFile.read(name, Files.readAllBytes(path));
    }

    /** Returns whether a file begins with a version of ONNX and then a producer, domain or graph. */
    private static boolean isOnnx(String head) {
        return head.length() > 2
                && head.charAt(0) == '\b'
                && head.charAt(1) >= 2
                && head.charAt(1) <= 32
                && "\u0012\u001a\"*2:B".indexOf(head.charAt(2)) >= 0;
    }

    private static ReadNetwork folder(Path path) throws IOException {
        if (SavedModelFolder.isThere(path)) {
            return SavedModelFolder.read(path);
        }
        throw unusable(path, "is a folder without saved_model.pb, so it is no SavedModel");
    }

    private static InvalidInputException unusable(Path path, String what) {
        return new InvalidInputException("path", path + " " + what);
    }

    private static String head(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException("path", "there is no file " + path, e);
        }
    }
}
