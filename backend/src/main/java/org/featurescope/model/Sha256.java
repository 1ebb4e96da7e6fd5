package org.featurescope.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes SHA-256 digests, in lower-case hexadecimal. */
public final class Sha256 {
    private final MessageDigest digest;

    /** Starts a digest of no bytes. */
    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Returns the digest of some bytes. */
    public static String of(byte[] bytes) {
        return new Sha256().with(bytes).hex();
    }

    /** Adds bytes. */
    public Sha256 with(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    /** Returns the digest of all added bytes, and starts again with none. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
