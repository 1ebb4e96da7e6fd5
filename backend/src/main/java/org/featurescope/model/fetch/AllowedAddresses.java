package org.featurescope.model.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The addresses that a download, or a redirect of one, may lead to: those of the catalogue's hosts by {@code https}, and
 * those of the mirror. No other address is asked, and no address of a private network unless the mirror is on one.
 */
final class AllowedAddresses {
    private static final String HTTPS = "https";
    private static final int FIRST_OF_SHARED = 100;
    private static final int UNIQUE_LOCAL = 0xfc;

    private final Optional<URI> mirror;
    private final boolean hasProxy;

    AllowedAddresses(DownloadSettings settings) {
        this.mirror = settings.mirror();
        this.hasProxy = settings.proxy().isPresent();
    }

    private static Set<String> hosts() {
        return KnownNetworks.all().stream()
                .map(network -> network.address().getHost())
                .collect(Collectors.toSet());
    }

    /**
     * Checks an address before it is asked.
     *
     * @throws FetchException if it is not allowed
     * @throws UnknownHostException if its host has no address
     */
    void check(URI address) throws UnknownHostException {
        String host = Optional.ofNullable(address.getHost()).orElse("");
        boolean isMirror = mirror.filter(of -> host.equals(of.getHost()) && address.getPort() == of.getPort())
                .isPresent();
        boolean isOfCatalogue = hosts().contains(host) && address.getPort() == -1;
        if (!isMirror && !isOfCatalogue) {
            throw refused(address, "only the hosts of the catalogue and the mirror are asked");
        }
        boolean isPlain = "http".equals(address.getScheme());
        if (!HTTPS.equals(address.getScheme()) && !isPlain) {
            throw refused(address, "only https is used");
        }
        if (isPlain && !isMirror) {
            throw refused(address, "only https is used");
        }
        // a proxy resolves names itself
        boolean isPrivate = (!hasProxy || isPlain) && isPrivate(host);
        if (isPlain && !isPrivate) {
            throw refused(address, "http is used only for a mirror in a private network; use https");
        }
        if (isPrivate && !isMirror) {
            throw refused(address, "it is in a private network");
        }
    }

    private static FetchException refused(URI address, String why) {
        return new FetchException("%s is not asked: %s".formatted(address, why));
    }

    /** Returns whether one of the addresses of a host is that of this machine or of a private network. */
    private static boolean isPrivate(String host) throws UnknownHostException {
        for (InetAddress address : InetAddress.getAllByName(host)) {
            byte[] bytes = address.getAddress();
            // RFC 4193 and RFC 6598, which InetAddress does not know
            boolean isUniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == UNIQUE_LOCAL;
            boolean isShared = bytes.length == 4 && bytes[0] == FIRST_OF_SHARED && (bytes[1] & 0xc0) == 0x40;
            if (address.isLoopbackAddress()
                    || address.isAnyLocalAddress()
                    || address.isSiteLocalAddress()
                    || address.isLinkLocalAddress()
                    || address.isMulticastAddress()
                    || isUniqueLocal
                    || isShared) {
                return true;
            }
        }
        return false;
    }
}
