package org.featurescope.figure.request;

/**
 * Who requests figures, as far as the queue tells people apart: by an anonymous token, or by the address where there is
 * none.
 *
 * @param token the token of the client's browser; empty if it has none
 * @param address the client's address, which people behind one router share
 * @param isOwner whether it is the server's owner, whose requests have no bound but the length of the queue
 */
public record Client(String token, String address, boolean isOwner) {
    /** The owner of the server, on its machine. */
    public static final Client OWNER = new Client("", "", true);

    /** Returns the name under which the client has its turns. */
    public String name() {
        return token.isEmpty() ? "address " + address : "token " + token;
    }
}
