package org.featurescope.model.fetch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the labels of a network are in its archive.
 *
 * @param entry the name of the entry with a label on each line, or, if there are names, with the WordNet ids of classes in
 *     the text form of TensorFlow's protocol buffers
 * @param sha256 the SHA-256 of this entry, if it is known
 * @param names the name of the entry with a WordNet id, a tab and a name on each line
 * @param classes number of classes of the graph, of which the last ones may have no label
 */
public record LabelFiles(String entry, Optional<String> sha256, Optional<String> names, int classes) {
    private static final Pattern CLASS =
            Pattern.compile("target_class:\\s*(\\d+)\\s+target_class_string:\\s*\"(n\\d+)\"");

    /** Returns a label for each class, of the bytes of the entries. */
    List<String> labels(Map<String, byte[]> entries) {
        String text = text(entries, entry);
        List<String> labels = new ArrayList<>(
                names.isEmpty()
                        ? text.stripTrailing().lines().map(String::strip).toList()
                        : List.of());
        if (labels.size() > classes) {
            throw new FetchException(
                    "%s has %d labels, but the graph has %d classes".formatted(entry, labels.size(), classes));
        }
        while (labels.size() < classes) {
            labels.add("class %d, which has no name".formatted(labels.size()));
        }
        names.ifPresent(file -> putNames(text, text(entries, file), labels));
        return labels;
    }

    private void putNames(String ids, String namesText, List<String> labels) {
        Map<String, String> byId = new HashMap<>();
        namesText
                .lines()
                .map(line -> line.split("\t", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> byId.put(parts[0], parts[1].strip()));
        Matcher classOf = CLASS.matcher(ids);
        while (classOf.find()) {
            int index = Integer.parseInt(classOf.group(1));
            String id = classOf.group(2);
            if (index < labels.size()) {
                labels.set(index, byId.getOrDefault(id, id));
            }
        }
    }

    private static String text(Map<String, byte[]> entries, String name) {
        return new String(entries.get(name), StandardCharsets.UTF_8);
    }
}
