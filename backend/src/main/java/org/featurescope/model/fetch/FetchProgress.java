package org.featurescope.model.fetch;

import java.util.OptionalLong;

/** Receives the progress of a download. An exception of it ends the download, which can be continued later. */
@FunctionalInterface
public interface FetchProgress {
    /** Does nothing. */
    FetchProgress NONE = (bytes, of) -> {};

    /**
     * Called now and then.
     *
     * @param bytes number of bytes that are there
     * @param of number of bytes of the whole file, if the server says so
     */
    void downloaded(long bytes, OptionalLong of);
}
