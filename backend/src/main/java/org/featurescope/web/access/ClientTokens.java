package org.featurescope.web.access;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Anonymous tokens that tell the browsers of one address apart, in a cookie. A token is random and says nothing about its
 * reader. It carries a code that only this server can compute (HMAC, RFC 2104), so that nobody invents tokens. They are
 * valid as long as the server runs.
 */
final class ClientTokens {
    private static final String COOKIE = "featurescope-client";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key = new SecretKeySpec(bytes(2 * BYTES), ALGORITHM);

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Returns the token that a request carries, if it is one of this server. */
    Optional<String> of(Context ctx) {
        return Optional.ofNullable(ctx.cookie(COOKIE)).filter(this::isOurs);
    }

    private boolean isOurs(String token) {
        if (token.length() != 4 * BYTES) {
            return false;
        }
        String name = token.substring(0, 2 * BYTES);
        return MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), (name + code(name)).getBytes(StandardCharsets.UTF_8));
    }

    private String code(String name) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] code = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(code, 0, BYTES);
        } catch (GeneralSecurityException e) {
            // every Java platform has this algorithm
            throw new IllegalStateException(e);
        }
    }

    /** Gives the browser a token if it has none. Scripts and requests of other sites do not receive the cookie. */
    void give(Context ctx) {
        if (of(ctx).isEmpty()) {
            String name = HexFormat.of().formatHex(bytes(BYTES));
            Cookie cookie = new Cookie(COOKIE, name + code(name));
            cookie.setPath("/");
            cookie.setHttpOnly(true);
            cookie.setSameSite(SameSite.LAX);
            cookie.setSecure(ctx.scheme().equals("https"));
            ctx.cookie(cookie);
            ctx.header("Cache-Control", "no-cache, private");
        }
    }
}
