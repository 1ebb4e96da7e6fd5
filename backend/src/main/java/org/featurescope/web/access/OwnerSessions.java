package org.featurescope.web.access;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.featurescope.validate.Validate;
import org.featurescope.web.http.RateLimit;

/**
 * Signs the owner in with a token. Her browser receives a random value in a cookie that no script reads and that requests
 * of other sites do not carry; programs send the token itself as {@code Authorization: Bearer}. The value is forgotten
 * when the server ends.
 */
public final class OwnerSessions {
    private static final String COOKIE = "featurescope-owner";
    private static final String BEARER = "Bearer ";
    private static final int BYTES = 24;
    private static final int LEAST_CHARACTERS = 12;
    private static final int MOST_TRIES_IN_A_MINUTE = 10;

    private final String token;
    private final String session = random();
    private final RateLimit tries = new RateLimit(MOST_TRIES_IN_A_MINUTE, System::nanoTime);

    /**
     * Creates the sessions.
     *
     * @param given the token; empty for a random one
     * @throws org.featurescope.validate.InvalidInputException if the token is too short to be hard to guess
     */
    OwnerSessions(Optional<String> given) {
        given.ifPresent(text -> Validate.isTrue(
                "owner-token",
                text.length() >= LEAST_CHARACTERS,
                "owner-token must have at least %d characters".formatted(LEAST_CHARACTERS)));
        this.token = given.orElseGet(OwnerSessions::random);
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Returns the token. */
    String token() {
        return token;
    }

    /** Returns whether a request is the owner's. */
    boolean isOwner(Context ctx) {
        String cookie = Optional.ofNullable(ctx.cookie(COOKIE)).orElse("");
        String authorization = Optional.ofNullable(ctx.header("Authorization")).orElse("");
        return areEqual(cookie, session)
                || (authorization.startsWith(BEARER) && areEqual(authorization.substring(BEARER.length()), token));
    }

    /** Compares in a time that does not tell how much is equal. */
    private static boolean areEqual(String given, String secret) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Signs a browser in.
     *
     * @return whether the token was right
     * @throws org.featurescope.web.http.HttpProblem with status 503 after too many tries
     */
    public boolean signIn(Context ctx, String given) {
        tries.acquire("tries to sign in");
        boolean isRight = areEqual(given.strip(), token);
        if (isRight) {
            ctx.cookie(cookie(ctx, session));
        }
        return isRight;
    }

    /** Signs a browser out. */
    public void signOut(Context ctx) {
        Cookie expired = cookie(ctx, "");
        expired.setMaxAge(0);
        ctx.cookie(expired);
    }

    private static Cookie cookie(Context ctx, String value) {
        Cookie cookie = new Cookie(COOKIE, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
        cookie.setSecure(ctx.scheme().equals("https"));
        return cookie;
    }
}
