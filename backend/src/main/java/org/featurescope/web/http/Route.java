package org.featurescope.web.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/**
 * An entry of the table of routes.
 *
 * @param verb the HTTP method
 * @param path the path in Javalin's notation: {@code {name}} is one segment or a part of one, {@code <name>} the rest
 * @param handler answers the requests
 * @param fromAnywhere whether pages of other sites may read the answer, such as pages that embed a figure
 */
public record Route(HandlerType verb, String path, Handler handler, boolean fromAnywhere) {
    /** Returns a route of GET requests. */
    public static Route get(String path, Handler handler) {
        return new Route(HandlerType.GET, path, handler, false);
    }

    /** Returns a route of POST requests. */
    public static Route post(String path, Handler handler) {
        return new Route(HandlerType.POST, path, handler, false);
    }

    /** Returns a route of PUT requests. */
    public static Route put(String path, Handler handler) {
        return new Route(HandlerType.PUT, path, handler, false);
    }

    /** Returns a route of DELETE requests. */
    public static Route delete(String path, Handler handler) {
        return new Route(HandlerType.DELETE, path, handler, false);
    }

    /**
     * Returns this route with answers that pages of every site may read. Its handler must use no cookies and change
     * nothing, so that another site can gain nothing by reading the answer.
     */
    public Route readableFromAnywhere() {
        return new Route(verb, path, handler, true);
    }

    /**
     * Answers a request, with the headers of this route.
     *
     * @throws HttpProblem with status 403 if a page of another site sent the request and may not read the answer
     */
    public void handle(Context ctx) throws Exception {
        if (!fromAnywhere) {
            SameOrigin.require(ctx);
        } else {
            ctx.header("Access-Control-Allow-Origin", "*");
            ctx.header("Access-Control-Expose-Headers", "Retry-After");
            ctx.header("Cross-Origin-Resource-Policy", "cross-origin");
        }
        handler.handle(ctx);
    }
}
