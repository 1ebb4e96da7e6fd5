package org.featurescope.web.page.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The terms of the field that the pages use, each told in one or two sentences, and the links to them. */
public final class Glossary {
    /** The path of the page that lists all terms. */
    public static final String PATH = "/docs/glossary";

    private static final List<Term> TERMS = read();
    private static final Map<String, Term> BY_FORM = byForm();

    /** What is no running text: links, code, headings, what opens something, formulas, tags and entities. */
    private static final String NO_TEXT =
            "(?s)<(a|code|pre|h[1-6]|summary)\\b.*?</\\1>|<[^>]*>|\\$\\$.*?\\$\\$|\\$.*?\\$|&#?\\w+;";

    private static final Pattern WORDS = Pattern.compile(NO_TEXT + "|((?<![\\w-])(?:" + forms() + ")(?![\\w-]))");

    /** The group of {@link #WORDS} that is a term; the first is the name of a tag. */
    private static final int FORM = 2;

    private Glossary() {}

    /**
     * A term.
     *
     * @param term its name
     * @param forms the other forms in which texts have it
     * @param text what it is
     */
    public record Term(String term, List<String> forms, String text) {
        public Term {
            forms = List.copyOf(forms);
        }

        /** Returns the id of its entry on the page. */
        public String id() {
            return term.toLowerCase(Locale.ROOT).replace(' ', '-');
        }
    }

    /** Returns all terms, sorted by their names. */
    public static List<Term> terms() {
        return TERMS;
    }

    /**
     * Links the terms of one page, each where it stands first. Not thread-safe.
     */
    public static final class Links {
        private final Set<String> linked = new HashSet<>();

        /** Creates the links of a page that has none yet. */
        public Links() {}

        /** Creates the links of the entry of a term, which does not link to itself. */
        public Links(Term entry) {
            linked.add(entry.term());
        }

        /**
         * Returns a fragment of HTML with links to the glossary.
         *
         * @param html the fragment; terms in links, code, headings and formulas stay as they are
         */
        public String in(String html) {
            return WORDS.matcher(html).replaceAll(found -> Matcher.quoteReplacement(replaced(found)));
        }

        private String replaced(MatchResult found) {
            @Nullable String form = found.group(FORM);
            if (form == null) {
                return found.group();
            }
            Term term = Objects.requireNonNull(BY_FORM.get(form.toLowerCase(Locale.ROOT)));
            return linked.add(term.term())
                    ? "<a class=\"term\" href=\"%s#%s\">%s</a>".formatted(PATH, term.id(), form)
                    : form;
        }
    }

    private static String forms() {
        return BY_FORM.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(form -> "(?i:" + Pattern.quote(form) + ")")
                .collect(Collectors.joining("|"));
    }

    private static Map<String, Term> byForm() {
        Map<String, Term> terms = new HashMap<>();
        for (Term term : TERMS) {
            terms.put(term.term().toLowerCase(Locale.ROOT), term);
            term.forms().forEach(form -> terms.put(form.toLowerCase(Locale.ROOT), term));
        }
        return Map.copyOf(terms);
    }

    private static List<Term> read() {
        try (InputStream in = Objects.requireNonNull(Glossary.class.getResourceAsStream("glossary.json"))) {
            List<Term> terms = new ArrayList<>();
            for (JsonNode json : new JsonMapper().readTree(in)) {
                List<String> forms = new ArrayList<>();
                json.path("forms").forEach(form -> forms.add(form.asText()));
                terms.add(new Term(
                        json.path("term").asText(), forms, json.path("text").asText()));
            }
            terms.sort(Comparator.comparing(term -> term.term().toLowerCase(Locale.ROOT)));
            return List.copyOf(terms);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
