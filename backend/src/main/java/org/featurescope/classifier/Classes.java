package org.featurescope.classifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.featurescope.validate.InvalidInputException;

/**
 * The classes that a network tells apart, in the order of its outputs.
 *
 * @param folders the name of the folder of each class's pictures, such as a WordNet id
 * @param labels the name of each class for people
 */
public record Classes(List<String> folders, List<String> labels) {
    public Classes {
        folders = List.copyOf(folders);
        labels = List.copyOf(labels);
    }

    /** Reads a file with a line for each class: the folder's name, a tab and the label. */
    public static Classes read(Path file) {
        List<String> folders = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                String[] fields = line.split("\t", -1);
                if (fields.length != 2 || fields[0].isBlank() || fields[1].isBlank() || !seen.add(fields[0])) {
                    throw new InvalidInputException(
                            "classes",
                            "line %d of %s is not a folder's name of its own, a tab and a label"
                                    .formatted(folders.size() + 1, file.getFileName()));
                }
                folders.add(fields[0]);
                labels.add(fields[1]);
            }
        } catch (IOException e) {
            throw new InvalidInputException("classes", "%s cannot be read".formatted(file));
        }
        return of(folders, labels);
    }

    /**
     * Returns a function from a folder's name to its label in a file of classes, or to the name itself if the file has
     * none.
     */
    public static UnaryOperator<String> labels(Optional<Path> file) {
        Map<String, String> labels = new HashMap<>();
        file.map(Classes::read).ifPresent(read -> {
            for (int i = 0; i < read.count(); i++) {
                labels.put(read.folders.get(i), read.labels.get(i));
            }
        });
        return folder -> labels.getOrDefault(folder, folder);
    }

    /** Returns a class for each subfolder of a folder, with the subfolder's name as its label. */
    public static Classes in(Path folder) {
        try (var entries = Files.list(folder)) {
            List<String> names = entries.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
            return of(names, names);
        } catch (IOException e) {
            throw new InvalidInputException("pictures", "%s is not a folder that can be read".formatted(folder));
        }
    }

    private static Classes of(List<String> folders, List<String> labels) {
        if (folders.size() < 2) {
            throw new InvalidInputException(
                    "classes", "there are %d classes; two or more are needed".formatted(folders.size()));
        }
        return new Classes(folders, labels);
    }

    int count() {
        return folders.size();
    }
}
