package org.featurescope.web.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers requests that fail before they reach a route with a {@link Problem}. */
public final class ProblemHandler extends ErrorHandler {
    private static final int TOO_MANY = 429;
    private static final int BUSY = 503;
    private static final String SECONDS_TO_WAIT = "5";

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        String detail = message == null ? "The request cannot be answered." : message;
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.TYPE);
        if (status == TOO_MANY || status == BUSY) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, SECONDS_TO_WAIT);
        }
        response.write(true, ByteBuffer.wrap(Json.bytes(Problem.of(status, detail))), callback);
    }
}
