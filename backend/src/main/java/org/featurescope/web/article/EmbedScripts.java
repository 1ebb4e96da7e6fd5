package org.featurescope.web.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The scripts that show figures without a server. */
final class EmbedScripts {
    /** One script with all parts but three.js. */
    static final String FILE = "assets/embed-file.js";
    /** One script with all parts. */
    static final String FILE_3D = "assets/embed-file-3d.js";

    /** The folder of an article in which the scripts lie that {@code embed.js} loads. */
    static final String FOLDER = "embed/";

    private static final String LIST = "assets/embed-parts.json";
    private static final String LOADER = "assets/embed-article.js";

    private EmbedScripts() {}

    /**
     * Returns the scripts of an article, by their paths in its folder: {@code embed.js}, which pages load, the module with its
     * parts for web hosts, and one script for pages that are opened from a disk.
     *
     * @param is3d whether one of its figures may be drawn in three dimensions, for which a large part is needed
     */
    static Map<String, byte[]> of(boolean is3d) {
        Map<String, byte[]> scripts = new LinkedHashMap<>();
        JsonNode parts = parts();
        parts.path("flat").forEach(part -> add(scripts, part.asText()));
        if (is3d) {
            parts.path("threeDimensional").forEach(part -> add(scripts, part.asText()));
        }
        scripts.put(FOLDER + "embed-file.js", WebResources.bytes(is3d ? FILE_3D : FILE));
        scripts.put("embed.js", WebResources.bytes(LOADER));
        return scripts;
    }

    private static void add(Map<String, byte[]> scripts, String part) {
        scripts.put(FOLDER + part, WebResources.bytes("assets/" + part));
    }

    private static JsonNode parts() {
        try {
            return new JsonMapper().readTree(WebResources.bytes(LIST));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
