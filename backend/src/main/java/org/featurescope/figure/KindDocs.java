package org.featurescope.figure;

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
import org.jspecify.annotations.Nullable;

/**
 * What is written about a kind of figure, or about something else that the documentation explains: a fragment of HTML in the
 * resource {@code docs/<name>.html}. Formulas are TeX between {@code $} (in a line) and {@code $$} (on their own), citations are
 * {@code [@key]} with a key of {@code docs/sources.json}.
 *
 * @param html the fragment, trusted: it is a part of the product
 * @param sources what it cites, in the order in which it first does
 */
public record KindDocs(String html, List<Source> sources) {
    private static final Pattern CITATION = Pattern.compile("\\[@([a-z0-9-]+)]");
    private static final String FOLDER = "docs/";

    public KindDocs {
        sources = List.copyOf(sources);
    }

    /** What is written under a name, if anything is. */
    public static Optional<KindDocs> named(String name) {
        return read(name + ".html").map(html -> {
            Map<String, Source> all = Holder.SOURCES;
            Map<String, Source> cited = new LinkedHashMap<>();
            Matcher citation = CITATION.matcher(html);
            while (citation.find()) {
                @Nullable Source source = all.get(citation.group(1));
                if (source == null) {
                    throw new IllegalStateException(
                            "%s cites %s, which is not among the sources".formatted(name, citation.group()));
                }
                cited.putIfAbsent(source.key(), source);
            }
            return new KindDocs(html, List.copyOf(cited.values()));
        });
    }

    /** The fragment with what {@code citation} makes of each citation in its place. */
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

    private static Optional<String> read(String file) {
        try (@Nullable InputStream in = KindDocs.class.getResourceAsStream(FOLDER + file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sources, read when they are first needed. */
    private static final class Holder {
        static final Map<String, Source> SOURCES = sources();

        private static Map<String, Source> sources() {
            Map<String, Source> sources = new LinkedHashMap<>();
            try {
                JsonNode list = new JsonMapper().readTree(read("sources.json").orElseThrow());
                list.properties()
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
}
