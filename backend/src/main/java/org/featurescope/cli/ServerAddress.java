package org.featurescope.cli;

import java.util.regex.Pattern;
import org.featurescope.validate.InvalidInputException;

/** The address of a server to which files link. */
final class ServerAddress {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s/?#\"<>@]+(?:/[^\\s?#\"<>]*)?");

    private ServerAddress() {}

    /**
     * Returns an address without slashes at the end.
     *
     * @param field the option that it was given by
     * @throws InvalidInputException if it is not the address of a server
     */
    static String of(String field, String given) {
        String address = given.replaceAll("/+$", "");
        if (!ADDRESS.matcher(address).matches()) {
            throw new InvalidInputException(
                    field, "\"%s\" is not the address of a server, like https://example.org".formatted(given));
        }
        return address;
    }
}
