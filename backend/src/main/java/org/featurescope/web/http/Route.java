package org.featurescope.web.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/**
 * A line of the route table.
 *
 * @param verb the HTTP method
 * @param path as Javalin writes paths: {@code {name}} is one segment or a part of one, {@code <name>} the rest
 * @param handler what answers
 * @param fromAnywhere whether pages of other sites may read the answer, as those do that embed a figure
 */
public record Route(HandlerType verb, String path, Handler handler, boolean fromAnywhere) {
    public static Route get(String path, Handler handler) {
        return new Route(HandlerType.GET, path, handler, false);
    }

    public static Route post(String path, Handler handler) {
        return new Route(HandlerType.POST, path, handler, false);
    }

    public static Route delete(String path, Handler handler) {
        return new Route(HandlerType.DELETE, path, handler, false);
    }

    /**
     * This route, with an answer that pages of every site may read. It must need no cookie and change nothing: without
     * either there is nothing that another site could steal.
     */
    public Route readableFromAnywhere() {
        return new Route(verb, path, handler, true);
    }

    /** Answers a request. */
    public void handle(Context ctx) throws Exception {
        if (fromAnywhere) {
            ctx.header("Access-Control-Allow-Origin", "*");
            ctx.header("Access-Control-Expose-Headers", "Retry-After");
            ctx.header("Cross-Origin-Resource-Policy", "cross-origin");
        }
        handler.handle(ctx);
    }
}
