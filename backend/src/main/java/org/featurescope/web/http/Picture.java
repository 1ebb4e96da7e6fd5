package org.featurescope.web.http;

import io.javalin.http.Context;

/** Answers requests with pictures. */
public final class Picture {
    private Picture() {}

    /**
     * Answers with a PNG picture. If the client has it already, the answer is status 304 without the bytes.
     *
     * @param sha256 a hash that identifies the bytes, used as the entity tag
     */
    public static void answer(Context ctx, byte[] png, String sha256) {
        String tag = "\"" + sha256 + "\"";
        ctx.header("ETag", tag).header("Cache-Control", "public, max-age=3600");
        String known = ctx.header("If-None-Match");
        if (known != null && (known.contains(tag) || known.strip().equals("*"))) {
            ctx.status(304);
            return;
        }
        ctx.contentType("image/png").result(png);
    }

    /**
     * Answers with a picture that the client may cache for ever, because its address never shows another.
     *
     * @param name of the file, which ends in {@code .jpg} or {@code .png}
     */
    public static void answerImmutable(Context ctx, String name, byte[] file) {
        ctx.header("Cache-Control", "public, max-age=31536000, immutable");
        ctx.contentType(name.endsWith(".jpg") ? "image/jpeg" : "image/png").result(file);
    }
}
