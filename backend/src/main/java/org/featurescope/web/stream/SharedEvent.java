package org.featurescope.web.stream;

import java.util.function.Supplier;

/**
 * An event that many viewers receive, and that is encoded once for all.
 *
 * @param key tells events apart: what has an equal key has the same bytes
 * @param encoded returns the bytes, see {@link EventBytes}
 */
public record SharedEvent(Object key, Supplier<byte[]> encoded) {}
