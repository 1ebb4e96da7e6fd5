package org.featurescope.web.http;

import io.javalin.websocket.WsConnectContext;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The codes with which the server closes WebSockets (RFC 6455, section 7.4), and the reasons that it gives. */
public final class SocketClosing {
    /** The client has asked for nothing for a while. */
    public static final int IDLE = 1001;
    /** What the client sent cannot be used. */
    public static final int UNUSABLE = 1003;
    /** The client is a page of another site. */
    public static final int FOREIGN = 1008;
    /** The server failed. */
    public static final int FAILED = 1011;
    /** The server has as much to do as it takes on. */
    public static final int BUSY = 1013;

    private static final Logger LOG = LoggerFactory.getLogger(SocketClosing.class);
    /** The greatest number of bytes of the reason in a closing frame (RFC 6455, section 5.5). */
    private static final int MOST_REASON = 123;

    private SocketClosing() {}

    /**
     * Closes a socket that a page of another site has opened.
     *
     * @param knowsHost returns whether a request may have this {@code Host} header
     * @return whether it was closed
     */
    public static boolean closedForeign(WsConnectContext socket, Predicate<@Nullable String> knowsHost) {
        @Nullable String origin = socket.header("Origin");
        @Nullable String host = socket.header("Host");
        if (knowsHost.test(host) && SameOrigin.is(origin, host)) {
            return false;
        }
        LOG.warn("a page of {} was refused a socket of {}", origin, host);
        socket.closeSession(FOREIGN, "only pages of this server may open this socket");
        return true;
    }

    /** Returns the message of an exception, shortened to the length that a closing frame can hold. */
    public static String reason(Exception e) {
        return reason(String.valueOf(e.getMessage()));
    }

    /** Returns a reason, shortened to the length that a closing frame can hold. */
    public static String reason(String sentences) {
        String reason = sentences;
        while (reason.getBytes(StandardCharsets.UTF_8).length > MOST_REASON) {
            reason = reason.substring(0, reason.length() - 1);
        }
        return reason;
    }
}
