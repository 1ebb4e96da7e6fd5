package org.featurescope.batch;

/**
 * A spec of a batch as it was given.
 *
 * @param name where it stands, such as {@code line 12}
 * @param text a JSON object or the query of a readable link, in UTF-8
 */
record SpecEntry(String name, byte[] text) {}
