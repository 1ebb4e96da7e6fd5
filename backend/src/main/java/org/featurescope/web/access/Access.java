package org.featurescope.web.access;

import java.util.List;
import java.util.Optional;
import org.featurescope.validate.Validate;

/**
 * The options that say who may reach a server, and what they may do.
 *
 * @param allowedHosts host names by which clients may address the server, besides those of its own machine
 * @param trustedProxies addresses of proxies, or networks such as {@code 10.0.0.0/8}, whose header
 *     {@code X-Forwarded-For} names the client
 * @param ownerToken the token by which the owner signs in; empty for a random one
 * @param isPublic whether the server is for everybody, so that others than its owner may request smaller figures only
 * @param allowUploads whether everybody who reaches the server may change its sets of photographs; otherwise only its
 *     owner
 */
public record Access(
        List<String> allowedHosts,
        List<String> trustedProxies,
        Optional<String> ownerToken,
        boolean isPublic,
        boolean allowUploads) {
    public Access {
        allowedHosts = List.copyOf(allowedHosts);
        trustedProxies = List.copyOf(trustedProxies);
        Validate.isTrue(
                "public",
                !(isPublic && allowUploads),
                "public and allow-uploads contradict each other; give one of them");
    }

    /** Returns these options with another answer to whether everybody may change sets of photographs. */
    public Access withUploads(boolean allowed) {
        return new Access(allowedHosts, trustedProxies, ownerToken, isPublic, allowed);
    }

    /** Returns the options of a server that only its own machine reaches. */
    public static Access ofOwnMachine() {
        return new Access(List.of(), List.of(), Optional.empty(), false, false);
    }
}
