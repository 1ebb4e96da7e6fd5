package org.featurescope.model.admission;

/** Prepares texts of a graph's file, which may contain anything, for messages of one line. */
final class Shown {
    private static final int MOST = 80;

    private Shown() {}

    /** Returns a text in quotation marks, shortened, without line breaks and control characters. */
    static String text(String text) {
        return "\"" + bare(text) + "\"";
    }

    /** Returns a text as {@link #text} does, without quotation marks. */
    static String bare(String text) {
        String start = text.codePointCount(0, text.length()) > MOST
                ? text.substring(0, text.offsetByCodePoints(0, MOST)) + "…"
                : text;
        return start.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cf}]", "?");
    }
}
