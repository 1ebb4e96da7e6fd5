package org.featurescope.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of bytes, lower-case hexadecimal. */
public final class Sha256 {
    private final MessageDigest digest;

    /** Of no bytes yet. */
    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Of these bytes. */
    public static String of(byte[] bytes) {
        return new Sha256().with(bytes).hex();
    }

    /** Takes more bytes in. */
    public Sha256 with(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    /** Of all bytes taken in, which are then forgotten. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
