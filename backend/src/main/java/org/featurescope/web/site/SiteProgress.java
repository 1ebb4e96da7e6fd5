package org.featurescope.web.site;

/** Receives how far the preparation of a site is. */
@FunctionalInterface
public interface SiteProgress {
    /** Receives the number of words for whose search the units are found, and the number of all words. */
    void reached(int words, int all);
}
