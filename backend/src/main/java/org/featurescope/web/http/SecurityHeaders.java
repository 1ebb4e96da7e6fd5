package org.featurescope.web.http;

import io.javalin.http.Context;

/** What every answer tells the browser to keep to. Only an embedded figure may stand in another site's frame. */
public final class SecurityHeaders {
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline';"
                    + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ";

    private SecurityHeaders() {}

    public static void set(Context ctx) {
        boolean mayBeFramed = ctx.path().startsWith("/embed/");
        ctx.header("Content-Security-Policy", POLICY + (mayBeFramed ? "*" : "'none'"));
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "strict-origin-when-cross-origin");
    }
}
