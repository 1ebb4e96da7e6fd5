package org.featurescope.web.http;

import io.javalin.http.Context;

/** Returns the address of this server. */
public final class BaseUrl {
    private BaseUrl() {}

    /**
     * Returns the address by which a request reached the server, without a slash at the end. Links that begin with it
     * work for the client that sent the request.
     */
    public static String of(Context ctx) {
        return ctx.scheme() + "://" + ctx.host();
    }
}
