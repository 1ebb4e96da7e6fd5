package org.featurescope.web.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.featurescope.model.Sha256;
import org.featurescope.validate.NotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Serves the files of a folder on the class path. Clients may cache a file for ever if its name contains a hash of its
 * content. For any other file they must ask each time, and it is sent only if it has changed.
 */
public final class ClassPathFiles {
    /** The form of paths that are served: no segment begins with a dot, and the last has an extension. */
    private static final Pattern SAFE_PATH =
            Pattern.compile("(?:[A-Za-z0-9_@-][A-Za-z0-9_.@-]*/)*[A-Za-z0-9_@-][A-Za-z0-9_.@-]*\\.[a-z0-9]+");

    /** The folder in which the build puts files whose names contain a hash of their content. */
    private static final String HASHED = "chunks/";

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("gif", "image/gif"),
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("md", "text/plain; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("png", "image/png"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("tsv", "text/tab-separated-values; charset=utf-8"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("webp", "image/webp"),
            Map.entry("woff", "font/woff"),
            Map.entry("woff2", "font/woff2"));

    private final String folder;
    private final Map<String, String> tags = new ConcurrentHashMap<>();

    /**
     * Creates a server of the files of a folder.
     *
     * @param folder the absolute resource name of the folder, without a slash at the end
     */
    public ClassPathFiles(String folder) {
        this.folder = folder;
    }

    /** Answers with the file that the path of the request names. */
    public void get(Context ctx) {
        answer(ctx, ctx.pathParam("path"));
    }

    /** Returns a handler that always answers with the same file. */
    public Handler file(String path) {
        return ctx -> answer(ctx, path);
    }

    /**
     * Returns a handler that answers with the file of a subfolder that the path of the request names.
     *
     * @param subfolder the path of the subfolder, with a slash at the end
     */
    public Handler under(String subfolder) {
        return ctx -> answer(ctx, subfolder + ctx.pathParam("path"));
    }

    private void answer(Context ctx, String path) {
        byte[] bytes = served(path)
                .orElseThrow(() -> new NotFoundException("path", "there is no file %s".formatted(ctx.path())));
        String tag = tags.computeIfAbsent(path, any -> tag(bytes));
        boolean neverChanges = path.startsWith(HASHED);
        ctx.header("ETag", tag)
                .header("Cache-Control", neverChanges ? "public, max-age=31536000, immutable" : "no-cache");
        String known = ctx.header("If-None-Match");
        if (known != null && known.contains(tag)) {
            ctx.status(304);
            return;
        }
        ctx.contentType(Objects.requireNonNull(TYPES.get(extension(path)))).result(bytes);
    }

    /** Returns the bytes of a file, if it exists and its type is served. */
    private Optional<byte[]> served(String path) {
        if (!SAFE_PATH.matcher(path).matches() || !TYPES.containsKey(extension(path))) {
            return Optional.empty();
        }
        return read(folder + "/" + path);
    }

    /** Returns the bytes of the resource with an absolute name, if it exists. */
    public static Optional<byte[]> read(String resource) {
        try (@Nullable InputStream in = ClassPathFiles.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the product's resource %s cannot be read".formatted(resource), e);
        }
    }

    private static String extension(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Returns the entity tag of a file. It is weak because the answer may be compressed. */
    private static String tag(byte[] bytes) {
        return "W/\"" + Sha256.of(bytes).substring(0, 32) + "\"";
    }
}
