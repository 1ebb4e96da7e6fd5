package org.featurescope.web.http;

import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether a request comes from a page of this server. Browsers let any page open a WebSocket to any server, even
 * to a local one; only the header {@code Origin} says to which site the page belongs (RFC 6455, section 10.2).
 */
public final class SameOrigin {
    private SameOrigin() {}

    /**
     * Checks that a page of another site did not send a request.
     *
     * @throws HttpProblem with status 403
     */
    static void require(Context ctx) {
        @Nullable String origin = ctx.header("Origin");
        if (!is(origin, ctx.header("Host"))) {
            throw HttpProblem.foreign(
                    "A page of %s sent this request; only pages of this server, and programs other than browsers, may."
                            .formatted(HostGuard.shown(origin)));
        }
    }

    /**
     * Returns whether {@code origin} is the server at {@code host}, or is missing. Programs other than browsers send no
     * origin.
     *
     * @param origin the value of the header {@code Origin}
     * @param host the value of the header {@code Host}
     */
    public static boolean is(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return true;
        }
        try {
            URI page = new URI(origin);
            return page.getAuthority() != null
                    && Objects.requireNonNullElse(host, "")
                            .toLowerCase(Locale.ROOT)
                            .equals(page.getAuthority().toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
