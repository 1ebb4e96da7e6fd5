package org.featurescope.web.http;

import io.javalin.http.Context;

/** Sets the security headers of every answer. No answer may be framed by other sites, unless its handler allows it. */
public final class SecurityHeaders {
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline';"
                    + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ";

    private SecurityHeaders() {}

    /** Sets the headers of an answer. */
    public static void set(Context ctx) {
        ctx.header("Content-Security-Policy", POLICY + "'none'");
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "strict-origin-when-cross-origin");
    }

    /** Lets pages of all sites show an answer in a frame. */
    public static void allowFraming(Context ctx) {
        ctx.header("Content-Security-Policy", POLICY + "*");
    }
}
