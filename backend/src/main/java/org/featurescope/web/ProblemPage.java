package org.featurescope.web;

/** Tells people of a problem. */
@FunctionalInterface
public interface ProblemPage {
    /** The page, as HTML. */
    String html(int status, String title, String detail);
}
