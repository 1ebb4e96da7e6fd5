package org.featurescope.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.featurescope.model.admission.Admission;
import org.jspecify.annotations.Nullable;

/** The folder of one network's files: in the product itself or on disk. */
interface ModelFolder {
    /** Returns the name of the folder. */
    String name();

    /** Returns the name of a file in messages. */
    String nameOf(String file);

    /** Reads a file. */
    byte[] read(String file) throws ModelException;

    /** Returns whether the network comes with the product. */
    boolean isBuiltIn();

    /** The folder of a network that comes with the product, in the resources of this package. */
    record BuiltIn(String id) implements ModelFolder {
        @Override
        public String name() {
            return id;
        }

        @Override
        public String nameOf(String file) {
            return "built-in %s/%s".formatted(id, file);
        }

        @Override
        public byte[] read(String file) throws ModelException {
            try (InputStream stream = open(file)) {
                if (stream == null) {
                    throw new ModelException(nameOf(file), "there is no such file");
                }
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new ModelException(nameOf(file), "cannot be read: " + e.getMessage(), e);
            }
        }

        @Override
        public boolean isBuiltIn() {
            return true;
        }

        /** Returns whether this build contains the network. */
        boolean isThere() {
            return ModelFolder.class.getResource(resource("model.json")) != null;
        }

        private @Nullable InputStream open(String file) {
            return ModelFolder.class.getResourceAsStream(resource(file));
        }

        private String resource(String file) {
            return id + "/" + file;
        }
    }

    /** A folder on disk. */
    record OnDisk(Path folder) implements ModelFolder {
        private static final String SAVED_MODEL = "saved_model.pb";
        private static final String ADD = "\"featurescope models add\" takes the folder";

        @Override
        public String name() {
            return Objects.toString(folder.getFileName(), folder.toString());
        }

        @Override
        public boolean isBuiltIn() {
            return false;
        }

        @Override
        public String nameOf(String file) {
            return folder + folder.getFileSystem().getSeparator() + file;
        }

        @Override
        public byte[] read(String file) throws ModelException {
            try {
                Path path = folder.resolve(file).normalize();
                if (Files.isDirectory(path)) {
                    throw new ModelException(
                            nameOf(file),
                            Files.exists(path.resolve(SAVED_MODEL))
                                    ? "is a SavedModel and not a frozen graph; " + ADD
                                    : "is a folder and not a file");
                }
                if (Files.size(path) > Admission.MOST_BYTES) {
                    throw new ModelException(nameOf(file), "is larger than %d bytes".formatted(Admission.MOST_BYTES));
                }
                return Files.readAllBytes(path);
            } catch (NoSuchFileException e) {
                boolean isSavedModel = file.equals(DescriptorReader.FILE) && Files.exists(folder.resolve(SAVED_MODEL));
                throw new ModelException(
                        nameOf(file),
                        isSavedModel
                                ? "there is no such file, since the folder is a SavedModel; " + ADD
                                : "there is no such file",
                        e);
            } catch (IOException | InvalidPathException e) {
                throw new ModelException(nameOf(file), "cannot be read: " + e.getMessage(), e);
            }
        }
    }
}
