package org.featurescope.web.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a WebSocket was opened by a page of this server. Browsers let any page open a socket to any server, a local one
 * too, and only say in {@code Origin} whose page it was (RFC 6455, section 10.2).
 */
public final class SameOrigin {
    private SameOrigin() {}

    /**
     * Whether {@code origin} is the server at {@code host}; also if there is no origin, as programs other than browsers
     * send none.
     *
     * @param origin the header {@code Origin}
     * @param host the header {@code Host}
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
