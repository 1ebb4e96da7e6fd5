package org.featurescope.web.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Formulas in what is written: TeX between dollar signs becomes an element that a script of the page sets with KaTeX. Where there
 * is no script, the TeX stands there to be read.
 */
final class Formulas {
    private static final Pattern FORMULA = Pattern.compile("\\$\\$(.+?)\\$\\$|\\$(.+?)\\$", Pattern.DOTALL);

    private Formulas() {}

    /** The fragment with its formulas marked. */
    static String marked(String html) {
        return FORMULA.matcher(html)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) != null
                                ? "<span class=\"tex display\">" + found.group(1) + "</span>"
                                : "<span class=\"tex\">" + found.group(2) + "</span>"));
    }
}
