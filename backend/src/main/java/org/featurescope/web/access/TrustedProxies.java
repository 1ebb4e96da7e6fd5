package org.featurescope.web.access;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.featurescope.validate.InvalidInputException;

/**
 * Tells the address of a client, also behind proxies. A proxy adds the address that it sees to the end of
 * {@code X-Forwarded-For}, and anybody can send the header; so the client is the last address in it that is not that of a
 * trusted proxy, and the header counts only if a trusted proxy sent the request.
 */
final class TrustedProxies {
    private static final Pattern NETWORK = Pattern.compile("([0-9a-fA-F:.]+)(?:/(\\d{1,3}))?");
    private static final int BITS = 8;

    /** The bytes of an IPv6 address that one household or company has alike. */
    private static final int SUBNET_BYTES = 8;

    private final List<Network> networks;

    private record Network(byte[] address, int bits) {
        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % BITS;
                if (((address[bit / BITS] ^ other[bit / BITS]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Creates the list of trusted proxies.
     *
     * @param given addresses, or networks such as {@code 10.0.0.0/8}
     * @throws InvalidInputException if one is neither
     */
    TrustedProxies(Collection<String> given) {
        this.networks = given.stream().map(TrustedProxies::network).toList();
    }

    private static Network network(String text) {
        Matcher parts = NETWORK.matcher(text);
        Optional<byte[]> address = parts.matches() ? address(parts.group(1)) : Optional.empty();
        int all = address.map(bytes -> bytes.length * BITS).orElse(0);
        int bits = parts.matches() && parts.group(2) != null ? Integer.parseInt(parts.group(2)) : all;
        if (address.isEmpty() || bits > all) {
            throw new InvalidInputException(
                    "trusted-proxy",
                    "trusted-proxy must be an IP address or a network such as 10.0.0.0/8, but is \"%s\""
                            .formatted(text));
        }
        return new Network(address.get(), bits);
    }

    /** Returns the bytes of a literal IP address; empty for another text. Names are not looked up. */
    private static Optional<byte[]> address(String text) {
        String literal = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (!literal.matches("[0-9a-fA-F:.]+") || !literal.matches(".*[.:].*")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(literal).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Returns whether there are none. */
    boolean isEmpty() {
        return networks.isEmpty();
    }

    private boolean trusts(String text) {
        Optional<byte[]> address = address(text);
        return address.isPresent() && networks.stream().anyMatch(network -> network.contains(address.get()));
    }

    /**
     * Returns whether a trusted proxy sent a request that reached it by {@code https}.
     *
     * @param forwardedProto the header {@code X-Forwarded-Proto}, to whose end a proxy adds what it sees
     */
    boolean isSecure(String sender, Optional<String> forwardedProto) {
        String proto = forwardedProto.orElse("");
        return trusts(sender)
                && proto.substring(proto.lastIndexOf(',') + 1).strip().equalsIgnoreCase("https");
    }

    /** Returns the address of the client that sent a request; of an IPv6 address only its network of 64 bits. */
    String client(Context ctx) {
        return client(ctx.req().getRemoteAddr(), Optional.ofNullable(ctx.header("X-Forwarded-For")));
    }

    String client(String sender, Optional<String> forwardedFor) {
        String client = sender;
        List<String> named = Arrays.stream(forwardedFor.orElse("").split(","))
                .map(String::strip)
                .toList();
        for (int i = named.size() - 1; i >= 0 && trusts(client); i--) {
            if (address(named.get(i)).isEmpty()) {
                break;
            }
            client = named.get(i);
        }
        return address(client).map(TrustedProxies::network).orElse(client);
    }

    private static String network(byte[] address) {
        try {
            byte[] kept = address.length > SUBNET_BYTES
                    ? Arrays.copyOf(Arrays.copyOf(address, SUBNET_BYTES), address.length)
                    : address;
            return InetAddress.getByAddress(kept).getHostAddress();
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
