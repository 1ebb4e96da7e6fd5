package org.featurescope.model.formats.keras;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.featurescope.validate.InvalidInputException;

/** Finds the weights of layers in a file. */
interface KerasWeights {
    /**
     * Returns the weights of a layer.
     *
     * @param path where the layer is in an archive of version 3, for example {@code [layers, conv2d_1]}
     * @param layers the names of the layer and of the models that it is in, the outermost first
     * @param index the place of the weights among those of the layer
     * @param names what these weights are called
     * @param shape the shape that they must have
     */
    float[] get(List<String> path, List<String> layers, int index, List<String> names, int... shape);

    /** Returns whether a layer has any weights. */
    boolean has(List<String> path, List<String> layers);

    /** The weights in an archive of version 3: a group for each layer, with weights by number. */
    record ByPlace(Hdf5File file, Group root) implements KerasWeights {
        @Override
        public float[] get(List<String> path, List<String> layers, int index, List<String> names, int... shape) {
            Optional<Dataset> dataset = variables(path)
                    .flatMap(group -> file.child(group, "" + index))
                    .filter(Dataset.class::isInstance)
                    .map(Dataset.class::cast);
            return file.numbers(dataset.orElseThrow(() -> Missing.of(layers, names)), shape);
        }

        @Override
        public boolean has(List<String> path, List<String> layers) {
            return variables(path)
                    .filter(group -> !file.datasets(group).isEmpty())
                    .isPresent();
        }

        private Optional<Group> variables(List<String> path) {
            List<String> all = new ArrayList<>(path);
            all.add("vars");
            return within(root, all);
        }

        /** Finds a group by its path. Keras 2 under Windows joins parts of a path by backslashes and writes them as one name. */
        private Optional<Group> within(Group group, List<String> names) {
            if (names.isEmpty()) {
                return Optional.of(group);
            }
            return IntStream.rangeClosed(1, names.size())
                    .boxed()
                    .flatMap(count -> named(group, names.subList(0, count)).stream()
                            .flatMap(found -> within(found, names.subList(count, names.size())).stream()))
                    .findFirst();
        }

        private Optional<Group> named(Group group, List<String> names) {
            String name = String.join("\\", names);
            return file.group(group, name)
                    .or(() -> name.equals("layers")
                            ? file.group(group, "_layer_checkpoint_dependencies")
                            : Optional.empty());
        }
    }

    /** The weights in an HDF5 file: a group for each layer of the outermost model, with weights by name. */
    record ByName(Hdf5File file, Group root) implements KerasWeights {
        @Override
        public float[] get(List<String> path, List<String> layers, int index, List<String> names, int... shape) {
            Dataset dataset = datasets(layers).stream()
                    .filter(each -> names.contains(each.getName().replaceFirst(":\\d+$", "")))
                    .findFirst()
                    .orElseThrow(() -> Missing.of(layers, names));
            return file.numbers(dataset, shape);
        }

        @Override
        public boolean has(List<String> path, List<String> layers) {
            return !datasets(layers).isEmpty();
        }

        private List<Dataset> datasets(List<String> layers) {
            List<Dataset> all =
                    file.group(root, layers.get(0)).map(file::datasets).orElse(List.of());
            String layer = layers.get(layers.size() - 1);
            return layers.size() == 1
                    ? all
                    : all.stream()
                            .filter(each ->
                                    Arrays.asList(each.getPath().split("/")).contains(layer))
                            .toList();
        }
    }

    /** Says which weights a file lacks. */
    final class Missing {
        private Missing() {}

        static InvalidInputException of(List<String> layers, List<String> names) {
            return new InvalidInputException(
                    "path",
                    "the file has no weights \"%s\" of layer %s".formatted(names.get(0), String.join("/", layers)));
        }
    }
}
