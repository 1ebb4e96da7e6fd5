package org.featurescope.figure.citation;

import java.util.List;
import java.util.Optional;

/**
 * A published work that a kind of figure builds on.
 *
 * @param key its key in citations, such as {@code olah2017}
 * @param type its BibTeX type: {@code article}, {@code inproceedings}, {@code techreport} or {@code misc}
 * @param authors the authors in order, each as "Family, Given"
 * @param title the title of the work
 * @param container the journal, the proceedings or the institution that published it
 * @param year the year of publication
 * @param doi the digital object identifier; empty if it has none
 * @param url the address at which it can be read
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

    /** Returns the citation for running text, such as "Olah et al., 2017". */
    public String inText() {
        String first = family(0);
        String names = switch (authors.size()) {
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
