package org.featurescope.figure.citation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.featurescope.figure.FigureKind;
import org.jspecify.annotations.Nullable;

/**
 * A page of the documentation: a fragment of HTML, read from the resource {@code <name>.html} in a kind's package.
 *
 * <p>Formulas are TeX: {@code $...$} within a line, {@code $$...$$} on a line of their own. A citation is
 * {@code [@key]}, with a key from {@code docs/sources.json}, which all kinds share, or from {@code sources.json} in the
 * kind's package.
 *
 * @param html the fragment; it is not escaped, because it is part of the product
 * @param sources the works that it cites, in the order of their first citation
 */
public record KindDocs(String html, List<Source> sources) {
    private static final Pattern CITATION = Pattern.compile("\\[@([a-z0-9-]+)]");
    private static final String SOURCES = "sources.json";
    private static final String SHARED = "docs/";

    public KindDocs {
        sources = List.copyOf(sources);
    }

    /**
     * Reads the page of a kind.
     *
     * @throws IllegalStateException if the kind's package has no page, or the page cites an unknown work
     */
    public static KindDocs of(FigureKind<?> kind) {
        Class<?> beside = kind.getClass();
        Map<String, Source> sources = new LinkedHashMap<>(sources(KindDocs.class, SHARED + SOURCES));
        sources.putAll(sources(beside, SOURCES));
        return read(beside, kind.name() + ".html", sources);
    }

    /** Reads the page about the optimization, which all kinds share. */
    public static KindDocs ofEngine() {
        return read(KindDocs.class, SHARED + "engine.html", sources(KindDocs.class, SHARED + SOURCES));
    }

    private static KindDocs read(Class<?> beside, String file, Map<String, Source> all) {
        String html = text(beside, file)
                .orElseThrow(() -> new IllegalStateException(
                        "the documentation %s is missing in %s".formatted(file, beside.getPackageName())));
        Map<String, Source> cited = new LinkedHashMap<>();
        Matcher citation = CITATION.matcher(html);
        while (citation.find()) {
            @Nullable Source source = all.get(citation.group(1));
            if (source == null) {
                throw new IllegalStateException(
                        "%s cites %s, which is not among the sources".formatted(file, citation.group()));
            }
            cited.putIfAbsent(source.key(), source);
        }
        return new KindDocs(html, List.copyOf(cited.values()));
    }

    /**
     * Returns the fragment with its citations replaced.
     *
     * @param citation returns the HTML of a citation of a work
     */
    public String html(Function<Source, String> citation) {
        return CITATION.matcher(html)
                .replaceAll(found -> Matcher.quoteReplacement(citation.apply(source(found.group(1)))));
    }

    private Source source(String key) {
        return sources.stream()
                .filter(source -> source.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<String> text(Class<?> beside, String file) {
        try (@Nullable InputStream in = beside.getResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Source> sources(Class<?> beside, String file) {
        Optional<String> json = text(beside, file);
        if (json.isEmpty()) {
            return Map.of();
        }
        Map<String, Source> sources = new LinkedHashMap<>();
        try {
            new JsonMapper()
                    .readTree(json.get())
                    .properties()
                    .forEach(entry -> sources.put(entry.getKey(), source(entry.getKey(), entry.getValue())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    private static Source source(String key, JsonNode json) {
        List<String> authors = new ArrayList<>();
        json.path("authors").forEach(author -> authors.add(author.asText()));
        return new Source(
                key,
                json.path("type").asText(),
                authors,
                json.path("title").asText(),
                json.path("container").asText(),
                json.path("year").asInt(),
                Optional.ofNullable(json.get("doi")).map(JsonNode::asText),
                json.path("url").asText());
    }
}
