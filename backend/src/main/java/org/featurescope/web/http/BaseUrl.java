package org.featurescope.web.http;

import io.javalin.http.Context;

/** Tells the address of this server. */
public final class BaseUrl {
    private BaseUrl() {}

    /** Returns the address that a request came by, without a slash at its end, so that links work from outside too. */
    public static String of(Context ctx) {
        return ctx.scheme() + "://" + ctx.host();
    }
}
