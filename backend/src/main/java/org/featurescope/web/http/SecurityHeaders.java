package org.featurescope.web.http;

import io.javalin.http.Context;

/** Sets the security headers of every answer. Only embedded figures may be shown in frames of other sites. */
public final class SecurityHeaders {
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline';"
                    + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ";

    private SecurityHeaders() {}

    /** Sets the headers of an answer. */
    public static void set(Context ctx) {
        boolean mayBeFramed = ctx.path().startsWith("/embed/");
        ctx.header("Content-Security-Policy", POLICY + (mayBeFramed ? "*" : "'none'"));
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "strict-origin-when-cross-origin");
    }
}
