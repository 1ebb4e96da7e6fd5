package org.featurescope.model.formats.keras;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.featurescope.validate.InvalidInputException;

/** Reads groups, numbers and texts of an HDF5 file in memory. Links, which may lead to other files, are refused. */
final class Hdf5File implements AutoCloseable {
    private static final int MOST_DEPTH = 32;

    private final String name;
    private final HdfFile file;

    private Hdf5File(String name, HdfFile file) {
        this.name = name;
        this.file = file;
    }

    /** Opens a file. */
    static Hdf5File open(String name, byte[] bytes) {
        try {
            return new Hdf5File(name, HdfFile.fromBytes(bytes));
        } catch (RuntimeException e) {
            throw new InvalidInputException("path", name + " is not an HDF5 file, or is cut off", e);
        }
    }

    Group root() {
        return file;
    }

    /** Returns the group or data set of a name in a group. */
    Optional<Node> child(Group group, String child) {
        Optional<Node> node =
                guarded(() -> Optional.ofNullable(group.getChildren().get(child)));
        if (node.isPresent() && node.get().isLink()) {
            throw new InvalidInputException(
                    "path", "%s has a link at %s, which is not followed".formatted(name, child));
        }
        return node;
    }

    Optional<Group> group(Group group, String child) {
        return child(group, child).filter(Group.class::isInstance).map(Group.class::cast);
    }

    /** Returns all data sets in a group and the groups within. */
    List<Dataset> datasets(Group group) {
        List<Dataset> found = new ArrayList<>();
        collect(group, found, 0);
        return found;
    }

    private void collect(Group group, List<Dataset> found, int depth) {
        if (depth > MOST_DEPTH) {
            throw new InvalidInputException("path", name + " has groups within groups without an end");
        }
        for (String each : guarded(() -> List.copyOf(group.getChildren().keySet()))) {
            child(group, each).ifPresent(node -> {
                if (node instanceof Dataset dataset) {
                    found.add(dataset);
                } else if (node instanceof Group inner) {
                    collect(inner, found, depth + 1);
                }
            });
        }
    }

    /** Returns a text that a group has as an attribute. */
    Optional<String> text(Group group, String attribute) {
        return guarded(() -> {
            Attribute found = group.getAttributes().get(attribute);
            return found == null ? Optional.<String>empty() : Optional.of(String.valueOf(found.getData()));
        });
    }

    /** Returns the numbers of a data set, which must have the expected shape. */
    float[] numbers(Dataset dataset, int... shape) {
        int[] found = guarded(dataset::getDimensions);
        if (!Arrays.equals(found, shape)) {
            throw new InvalidInputException(
                    "path",
                    "%s: the weights %s are %s, not %s"
                            .formatted(name, dataset.getPath(), Arrays.toString(found), Arrays.toString(shape)));
        }
        Object data = guarded(dataset::getDataFlat);
        if (data instanceof float[] floats) {
            return floats;
        }
        if (data instanceof double[] doubles) {
            float[] floats = new float[doubles.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) doubles[i];
            }
            return floats;
        }
        throw new InvalidInputException(
                "path", "%s: the weights %s are not float32 or float64".formatted(name, dataset.getPath()));
    }

    /** Runs code of the library, which throws many sorts of exceptions for damaged files. */
    private <T> T guarded(Supplier<T> read) {
        try {
            return read.get();
        } catch (HdfException
                | IllegalArgumentException
                | ArithmeticException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | BufferUnderflowException
                | UnsupportedOperationException e) {
            throw new InvalidInputException("path", name + " is damaged: its HDF5 data cannot be read", e);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
