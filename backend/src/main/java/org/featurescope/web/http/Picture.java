package org.featurescope.web.http;

import io.javalin.http.Context;

/** Answers with PNG pictures. */
public final class Picture {
    private Picture() {}

    /** A picture whose bytes hash to {@code sha256}; a client that has it already gets no bytes. */
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

    /** A picture at an address that never shows another. */
    public static void answerImmutable(Context ctx, byte[] png) {
        ctx.header("Cache-Control", "public, max-age=31536000, immutable");
        ctx.contentType("image/png").result(png);
    }
}
