package org.featurescope.figure.citation;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.StoredFigure;
import org.featurescope.model.Network;

/** Writes BibTeX entries for a figure, its network, and the works that its kind builds on. */
public final class BibTeX {
    private static final int DIGITS_OF_ID = 12;

    /**
     * The TeX escape of each character that is special in TeX, by its code point. BibTeX counts braces even after a backslash,
     * so they have names in which braces match.
     */
    private static final Map<Integer, String> ESCAPED = Map.ofEntries(
            Map.entry((int) '\\', "\\textbackslash{}"),
            Map.entry((int) '{', "\\textbraceleft{}"),
            Map.entry((int) '}', "\\textbraceright{}"),
            Map.entry((int) '%', "\\%"),
            Map.entry((int) '#', "\\#"),
            Map.entry((int) '&', "\\&"),
            Map.entry((int) '$', "\\$"),
            Map.entry((int) '_', "\\_"),
            Map.entry((int) '~', "\\textasciitilde{}"),
            Map.entry((int) '^', "\\textasciicircum{}"));

    private BibTeX() {}

    /**
     * Returns the entries as the text of a {@code .bib} file. The entry of the figure comes first.
     *
     * @param link the figure's permanent link, absolute; empty if its server is not known
     * @param network the figure's network; empty if the figure has none or the network is not available
     * @param readableLink the link that makes the figure again, absolute if its server is known
     * @param sources the works that the figure's kind builds on
     */
    public static String of(
            Kinds kinds,
            StoredFigure figure,
            String link,
            Optional<Network> network,
            String readableLink,
            List<Source> sources) {
        String id = figure.id().hex();
        StringBuilder text = new StringBuilder();
        entry(
                text,
                "misc",
                "featurescope-" + id.substring(0, DIGITS_OF_ID),
                List.of(
                        field(
                                "title",
                                escaped(kinds.named(figure.spec(), figure.spec().title()))),
                        field("howpublished", "Figure made with Featurescope"),
                        field(
                                "year",
                                String.valueOf(figure.createdAt()
                                        .atZone(ZoneOffset.UTC)
                                        .getYear())),
                        link.isEmpty() ? "" : field("url", link),
                        field(
                                "note",
                                escaped(kinds.named(figure.spec(), figure.spec().caption())) + " Made again by \\url{"
                                        + readableLink + "}"
                                        + (sources.isEmpty() ? "" : ". Builds on \\cite{" + keys(sources) + "}"))));
        network.ifPresent(own -> entry(
                text,
                "misc",
                "model-" + own.id(),
                List.of(
                        field("title", escaped(own.descriptor().title())),
                        field("howpublished", escaped(own.descriptor().source())),
                        field(
                                "note",
                                "SHA-256 of the graph: " + own.sha256() + ". Licence: "
                                        + escaped(own.descriptor().licence())))));
        sources.forEach(source -> entry(
                text,
                source.type(),
                source.key(),
                List.of(
                        field(
                                "author",
                                source.authors().stream().map(BibTeX::escaped).collect(Collectors.joining(" and "))),
                        field("title", "{" + escaped(source.title()) + "}"),
                        field(containerField(source.type()), escaped(source.container())),
                        field("year", String.valueOf(source.year())),
                        source.doi().map(doi -> field("doi", doi)).orElse(""),
                        field("url", source.url()))));
        return text.toString();
    }

    /** Returns the name of the BibTeX field that says where a work of a type was published. */
    private static String containerField(String type) {
        return switch (type) {
            case "article" -> "journal";
            case "inproceedings" -> "booktitle";
            case "techreport" -> "institution";
            default -> "howpublished";
        };
    }

    private static String keys(List<Source> sources) {
        return sources.stream().map(Source::key).collect(Collectors.joining(","));
    }

    private static String field(String name, String value) {
        return "  %s = {%s}".formatted(name, value);
    }

    private static void entry(StringBuilder text, String type, String key, List<String> fields) {
        text.append(text.isEmpty() ? "" : "\n")
                .append('@')
                .append(type)
                .append('{')
                .append(key)
                .append(",\n");
        text.append(fields.stream().filter(field -> !field.isEmpty()).collect(Collectors.joining(",\n")))
                .append("\n}\n");
    }

    /** Returns {@code text} with TeX's special characters escaped and control characters removed. */
    public static String escaped(String text) {
        StringBuilder written = new StringBuilder();
        text.codePoints().filter(letter -> letter >= 0x20).forEach(letter -> {
            String special = ESCAPED.get(letter);
            if (special == null) {
                written.appendCodePoint(letter);
            } else {
                written.append(special);
            }
        });
        return written.toString();
    }
}
