package org.featurescope.web;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/**
 * A line of the route table.
 *
 * @param verb the HTTP method
 * @param path as Javalin writes paths: {@code {name}} is one segment or a part of one, {@code <name>} the rest
 * @param handler what answers
 */
record Route(HandlerType verb, String path, Handler handler) {
    static Route get(String path, Handler handler) {
        return new Route(HandlerType.GET, path, handler);
    }

    static Route post(String path, Handler handler) {
        return new Route(HandlerType.POST, path, handler);
    }

    static Route delete(String path, Handler handler) {
        return new Route(HandlerType.DELETE, path, handler);
    }
}
