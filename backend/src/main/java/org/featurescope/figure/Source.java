package org.featurescope.figure;

import java.util.List;
import java.util.Optional;

/**
 * A work that a kind of figure builds on.
 *
 * @param key its name in citations, {@code olah2017}
 * @param type its BibTeX type, {@code article}, {@code inproceedings}, {@code techreport} or {@code misc}
 * @param authors "Family, Given", in order
 * @param title of the work
 * @param container the journal or the conference
 * @param year of publication
 * @param doi if it has one
 * @param url where it is to be read
 */
public record Source(
        String key,
        String type,
        List<String> authors,
        String title,
        String container,
        int year,
        Optional<String> doi,
        String url) {
    public Source {
        authors = List.copyOf(authors);
    }

    /** How it is named in running text: "Olah et al., 2017". */
    public String inText() {
        String first = family(0);
        String names =
                switch (authors.size()) {
                    case 1 -> first;
                    case 2 -> first + " and " + family(1);
                    default -> first + " et al.";
                };
        return "%s, %d".formatted(names, year);
    }

    private String family(int author) {
        return authors.get(author).split(",", 2)[0];
    }
}
