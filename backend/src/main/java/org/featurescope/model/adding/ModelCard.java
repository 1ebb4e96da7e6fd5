package org.featurescope.model.adding;

import java.util.List;
import org.featurescope.model.InputSpec;
import org.featurescope.model.ModelDescriptor;
import org.featurescope.model.formats.ValueRange;

/** Writes the model card of a network that was added: what was found in its file, in Markdown. */
final class ModelCard {
    private ModelCard() {}

    /**
     * Returns the card.
     *
     * @param file the name of the file or folder that it was read from
     * @param sha256 the digest of that file
     */
    static String of(ModelDescriptor descriptor, FoundNetwork found, String file, String sha256) {
        InputSpec input = descriptor.input();
        StringBuilder card = new StringBuilder("# %s%n%n".formatted(plain(descriptor.title())));
        card.append("%s%n%n".formatted(plain(descriptor.description())));
        card.append("Added from `%s`, a file of the format %s.%n%n".formatted(code(file), found.format()));
        card.append("| | |%n|---|---|%n".formatted());
        row(card, "SHA-256 of the file", "`" + sha256 + "`");
        row(card, "licence", plain(descriptor.licence()));
        row(card, "source", plain(descriptor.source()));
        row(card, "input", "%d x %d pixels at `%s`".formatted(input.height(), input.width(), code(input.node())));
        row(card, "photographs", InputSpec.cropInWords(input.crop()));
        row(card, "values", "" + ValueRange.of(input.scale(), input.offset()));
        row(
                card,
                "classes",
                found.labels().isEmpty() ? "none" : "" + found.labels().size());
        row(
                card,
                "layers",
                String.join(
                        ", ",
                        descriptor.layers().stream()
                                .map(ModelDescriptor.LayerEntry::name)
                                .toList()));
        notes(card, found.notes());
        return card.toString();
    }

    private static void row(StringBuilder card, String name, String value) {
        card.append("| %s | %s |%n".formatted(name, value.replace("|", "\\|")));
    }

    private static void notes(StringBuilder card, List<String> notes) {
        if (!notes.isEmpty()) {
            card.append("%n".formatted());
            notes.forEach(note -> card.append("- %s%n".formatted(plain(note))));
        }
    }

    /** Returns text in one line that Markdown shows as it is. */
    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>#])", "\\\\$1");
    }

    private static String code(String text) {
        return text.replace('`', '\'').replaceAll("\\s+", " ");
    }
}
