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
 * Files of a folder on the class path, served as they lie. A file whose name carries a hash of what is in it never changes
 * at its address; any other is asked for again each time, and sent only if it has changed.
 */
public final class ClassPathFiles {
    /** No segment begins with a dot, and the last has a type. */
    private static final Pattern SAFE_PATH =
            Pattern.compile("(?:[A-Za-z0-9_@-][A-Za-z0-9_.@-]*/)*[A-Za-z0-9_@-][A-Za-z0-9_.@-]*\\.[a-z0-9]+");

    /** Where the build puts files whose names carry a hash of what is in them. */
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
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("webp", "image/webp"),
            Map.entry("woff", "font/woff"),
            Map.entry("woff2", "font/woff2"));

    private final String folder;
    private final Map<String, String> tags = new ConcurrentHashMap<>();

    /**
     * The files of a folder.
     *
     * @param folder its resource name, absolute, without a slash at the end
     */
    public ClassPathFiles(String folder) {
        this.folder = folder;
    }

    /** Answers with the file that the path names. */
    public void get(Context ctx) {
        answer(ctx, ctx.pathParam("path"));
    }

    /** Answers with one file always. */
    public Handler file(String path) {
        return ctx -> answer(ctx, path);
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

    /** The bytes of a file, if it is there and of a type that is served. */
    private Optional<byte[]> served(String path) {
        if (!SAFE_PATH.matcher(path).matches() || !TYPES.containsKey(extension(path))) {
            return Optional.empty();
        }
        return read(folder + "/" + path);
    }

    /** The bytes of a resource of that absolute name, if there is one. */
    public static Optional<byte[]> read(String resource) {
        try (@Nullable InputStream in = ClassPathFiles.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the product's %s cannot be read".formatted(resource), e);
        }
    }

    private static String extension(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** A weak tag: what is sent may be compressed. */
    private static String tag(byte[] bytes) {
        return "W/\"" + Sha256.of(bytes).substring(0, 32) + "\"";
    }
}
