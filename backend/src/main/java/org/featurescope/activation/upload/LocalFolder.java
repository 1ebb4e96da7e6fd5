package org.featurescope.activation.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.featurescope.activation.photographs.PhotographSet;

/** Copies the photographs of a folder of this machine. */
final class LocalFolder {
    private LocalFolder() {}

    /**
     * Copies the photographs and the credits; symbolic links are not followed.
     *
     * @return the names of files that are left out because they are larger than a photograph may be
     */
    static List<String> copy(Path from, UploadFolder into) throws IOException {
        List<String> tooLarge = new ArrayList<>();
        try (Stream<Path> files = Files.walk(from)) {
            for (Iterator<Path> each = files.iterator(); each.hasNext(); ) {
                Path file = each.next();
                String name = from.relativize(file).toString().replace('\\', '/');
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !UploadedName.isAccepted(name)) {
                    continue;
                }
                if (Files.size(file) > PhotographSet.MOST_BYTES) {
                    tooLarge.add(name);
                } else {
                    try (InputStream in = Files.newInputStream(file)) {
                        into.copy(name, in);
                    }
                }
            }
        }
        return tooLarge;
    }
}
