package org.featurescope.web.api;

import io.javalin.http.Context;
import org.featurescope.network.Digits;
import org.featurescope.validate.NotFoundException;

/** The API of the handwritten digits, which figures of networks that read digits ask for. */
public final class DigitsApi {
    /** Answers with all digits as bytes, see {@link Digits#file}. The address names their digest, so they never change. */
    public void get(Context ctx) {
        String asked = ctx.pathParam("digest");
        Digits digits = Digits.ofProduct()
                .filter(known -> known.digest().equals(asked))
                .orElseThrow(() -> new NotFoundException("digest", "this server has no digits with this digest"));
        // weak because the answer may be compressed
        String tag = "W/\"" + digits.digest() + "\"";
        ctx.header("ETag", tag)
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("Vary", "Accept-Encoding");
        String known = ctx.header("If-None-Match");
        if (known != null && known.contains(tag)) {
            ctx.status(304);
            return;
        }
        ctx.contentType("application/octet-stream");
        String accepted = ctx.header("Accept-Encoding");
        if (accepted != null && accepted.contains("gzip")) {
            ctx.header("Content-Encoding", "gzip").result(digits.file());
        } else {
            ctx.result(digits.content());
        }
    }
}
