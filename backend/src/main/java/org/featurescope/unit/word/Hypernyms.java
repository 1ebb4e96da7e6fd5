package org.featurescope.unit.word;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The hypernyms of the ImageNet classes in WordNet 3.0, such as "dog" and "animal" for "golden retriever". Near
 * hypernyms come before far ones.
 */
public final class Hypernyms {
    private static final Map<String, List<String>> BY_LABEL = read();

    private Hypernyms() {}

    /** Returns the hypernyms of a class; none for a label that no class of ImageNet has. */
    public static List<String> of(String label) {
        return BY_LABEL.getOrDefault(label, List.of());
    }

    private static Map<String, List<String>> read() {
        Map<String, LinkedHashSet<String>> words = new HashMap<>();
        try (InputStream in =
                Objects.requireNonNull(Hypernyms.class.getResourceAsStream("hypernyms.tsv"), "hypernyms.tsv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                String[] fields = line.split("\t", -1);
                // two classes have the label "crane", and two have "maillot"
                words.computeIfAbsent(fields[0], label -> new LinkedHashSet<>())
                        .addAll(Arrays.asList(fields).subList(1, fields.length));
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the product's hypernyms.tsv cannot be read", e);
        }
        Map<String, List<String>> byLabel = new HashMap<>();
        words.forEach((label, of) -> byLabel.put(label, List.copyOf(of)));
        return byLabel;
    }
}
