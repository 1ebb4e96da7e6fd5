package org.featurescope.activation.photographs;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who made a photograph, and under which terms it may be shown. Unknown values are empty.
 *
 * @param title what the photograph shows
 * @param author the author
 * @param licence the licence, as an SPDX name or in a few words
 * @param source where the photograph comes from: an address, or a few words
 */
public record Credit(String title, String author, String licence, String source) {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\\p{Cntrl}<>]+", Pattern.CASE_INSENSITIVE);

    /**
     * Returns the title of a photograph that has none of its own, from the name of its file: {@code mammals/polar-bear.jpg}
     * is titled {@code polar bear}.
     */
    static String titleOf(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        int end = file.lastIndexOf('.');
        return (end > 0 ? file.substring(0, end) : file)
                .replaceAll("[-_]+", " ")
                .strip();
    }

    /** Returns the source if it is an address of the web, so that pages may link to it. */
    public Optional<String> link() {
        return ADDRESS.matcher(source).matches() ? Optional.of(source) : Optional.empty();
    }

    /** Returns author and licence as a text, such as {@code aussiegall, CC BY 2.0}; the source if neither is known. */
    public String text() {
        String known =
                Stream.of(author, licence).filter(value -> !value.isEmpty()).collect(Collectors.joining(", "));
        return known.isEmpty() ? source : known;
    }

    /** Returns whether author, licence and source are all unknown. */
    boolean isEmpty() {
        return List.of(author, licence, source).stream().allMatch(String::isEmpty);
    }
}
