package org.featurescope.web.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marks the formulas in a text. TeX between dollar signs becomes an element, whose content a script of the page
 * typesets with KaTeX. Without scripts, the reader sees the TeX.
 */
public final class Formulas {
    private static final Pattern FORMULA = Pattern.compile("\\$\\$(.+?)\\$\\$|\\$(.+?)\\$", Pattern.DOTALL);

    private Formulas() {}

    /** Returns a fragment of HTML with its formulas in elements of the class {@code tex}. */
    public static String marked(String html) {
        return FORMULA.matcher(html)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) != null
                                ? "<span class=\"tex display\">" + found.group(1) + "</span>"
                                : "<span class=\"tex\">" + found.group(2) + "</span>"));
    }
}
