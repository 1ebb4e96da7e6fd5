package org.featurescope.web.article;

import java.nio.charset.StandardCharsets;
import org.featurescope.web.http.ClassPathFiles;

/** Reads files that the build puts beside the server's classes. */
final class WebResources {
    private WebResources() {}

    /**
     * Returns the bytes of a file.
     *
     * @param path its path, for example {@code assets/embed.js}
     * @throws IllegalStateException if the build lacks it
     */
    static byte[] bytes(String path) {
        return ClassPathFiles.read("/org/featurescope/web/" + path)
                .orElseThrow(() -> new IllegalStateException("the build lacks " + path));
    }

    /** Returns a file's text; see {@link #bytes}. */
    static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }
}
