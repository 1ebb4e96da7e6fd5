package org.featurescope.web.http;

import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Gives requests that reached a trusted proxy by {@code https} this scheme, so that links to the server begin with it and
 * cookies are sent only by it.
 */
public final class ForwardedScheme extends Handler.Wrapper {
    private final Predicate<Request> isSecure;

    /**
     * Creates the handler. The handler of the requests is set afterwards.
     *
     * @param isSecure returns whether a trusted proxy says that a request came by {@code https}
     */
    public ForwardedScheme(Predicate<Request> isSecure) {
        this.isSecure = isSecure;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(isSecure.test(request) ? new SecureRequest(request) : request, response, callback);
    }

    private static final class SecureRequest extends Request.Wrapper {
        SecureRequest(Request request) {
            super(request);
        }

        @Override
        public HttpURI getHttpURI() {
            return HttpURI.build(super.getHttpURI()).scheme(HttpScheme.HTTPS).asImmutable();
        }

        @Override
        public boolean isSecure() {
            return true;
        }
    }
}
