package org.featurescope.model.adding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.featurescope.model.Sha256;

/** Computes the digest of a file, or of a folder with the names of its files. */
final class FileDigest {
    private static final int PIECE = 1 << 16;

    private FileDigest() {}

    /** Returns the SHA-256 in lower-case hexadecimal. */
    static String of(Path path) throws IOException {
        Sha256 digest = new Sha256();
        if (Files.isRegularFile(path)) {
            add(digest, path);
            return digest.hex();
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(path)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String name = path.relativize(file).toString().replace('\\', '/');
            digest.with("%s %d\n".formatted(name, Files.size(file)).getBytes(StandardCharsets.UTF_8));
            add(digest, file);
        }
        return digest.hex();
    }

    private static void add(Sha256 digest, Path file) throws IOException {
        byte[] piece = new byte[PIECE];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                digest.with(Arrays.copyOf(piece, read));
            }
        }
    }
}
