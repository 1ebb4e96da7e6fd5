package org.featurescope.activation.photographs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.featurescope.model.Sha256;

/**
 * The digests of a set of photographs, lower-case hexadecimal.
 *
 * @param sha256 the SHA-256 of all names and contents
 * @param contents the SHA-256 of each photograph's bytes, in the order of the names; empty where they cannot be read
 */
record SetDigest(String sha256, List<String> contents) {
    SetDigest {
        contents = List.copyOf(contents);
    }

    /** Reads the whole set. */
    static SetDigest of(PhotographSet set) {
        Sha256 all = new Sha256();
        List<String> contents = new ArrayList<>();
        for (String name : set.names()) {
            String content = content(set, name);
            all.with((name + "\n").getBytes(StandardCharsets.UTF_8));
            all.with((content + "\n").getBytes(StandardCharsets.UTF_8));
            contents.add(content);
        }
        return new SetDigest(all.hex(), contents);
    }

    private static String content(PhotographSet set, String name) {
        try {
            return Sha256.of(set.bytes(name));
        } catch (IOException e) {
            return "";
        }
    }
}
