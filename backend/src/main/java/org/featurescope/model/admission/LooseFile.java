package org.featurescope.model.admission;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says what a network's file is that lies in the folder of networks and not in a folder of its own. */
public final class LooseFile {
    private static final String DESCRIPTOR = "model.json";
    private static final Set<String> EXTENSIONS = Set.of(
            "pb", "pbtxt", "onnx", "keras", "h5", "hdf5", "zip", "gz", "tgz", "tar", "tflite", "pt", "pth", "npz",
            "npy", "pkl", "ckpt", "index");

    private LooseFile() {}

    /** Returns what a file is and what helps, the end of a sentence; nothing if its name is not that of a network's file. */
    public static Optional<String> explanation(Path file) {
        String name = String.valueOf(file.getFileName());
        if (name.equals(DESCRIPTOR)) {
            return Optional.of(
                    "describes a network and is not in a folder of its own. Move it with the network's graph and"
                            + " labels into one");
        }
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return EXTENSIONS.contains(extension) && Files.isRegularFile(file)
                ? Optional.of("is not in a network's folder and is not loaded. It is " + format(file))
                : Optional.empty();
    }

    private static String format(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return FileFormat.of(in.readNBytes(FileFormat.BEGINNING));
        } catch (IOException e) {
            return "a file that cannot be read: " + e.getMessage();
        }
    }
}
