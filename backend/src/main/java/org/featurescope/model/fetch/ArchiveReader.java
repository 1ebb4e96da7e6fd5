package org.featurescope.model.fetch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Reads some files of a zip or tar.gz archive into memory. Nothing is written under a name of the archive. An archive with
 * a link, or a name that leads out of its folder, is refused as a whole, as is one that unpacks to very much more than it
 * has.
 */
final class ArchiveReader {
    private static final int MOST_ENTRIES = 1000;
    private static final long MOST_BYTES = 1L << 30;
    /** Weights hardly compress; text compresses to a tenth. */
    private static final long MOST_RATIO = 50;

    /** The types of entries of a tar archive that are files. */
    private static final Set<Byte> PLAIN =
            Set.of(TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG);

    private static final int SMALL = 1 << 20;
    private static final int PIECE = 1 << 16;
    private static final Pattern OUTSIDE =
            Pattern.compile("/.*|.*\\\\.*|[A-Za-z]:.*|(.*/)?\\.\\.(/.*)?", Pattern.DOTALL);

    private final Path archive;
    private final Set<String> wanted;
    private final long most;
    private final Map<String, byte[]> found = new HashMap<>();
    private int entries;
    private long unpacked;

    private ArchiveReader(Path archive, Set<String> wanted) throws IOException {
        this.archive = archive;
        this.wanted = wanted;
        this.most = Math.min(MOST_BYTES, SMALL + MOST_RATIO * Files.size(archive));
    }

    /**
     * Returns the contents of the wanted entries by their names.
     *
     * @param name the archive's name for people, which ends with {@code .zip}, {@code .tgz} or {@code .tar.gz}
     * @throws FetchException if the archive is refused, damaged or lacks an entry
     */
    static Map<String, byte[]> read(Path archive, String name, Set<String> wanted) throws IOException {
        ArchiveReader reader = new ArchiveReader(archive, wanted);
        try {
            if (name.endsWith(".zip")) {
                reader.readZip();
            } else {
                reader.readTar();
            }
        } catch (IOException e) {
            throw new FetchException("%s is damaged: %s".formatted(name, e.getMessage()), e);
        } catch (RefusedArchive e) {
            throw new FetchException("%s is refused: %s".formatted(name, e.getMessage()), e);
        }
        for (String entry : wanted) {
            if (!reader.found.containsKey(entry)) {
                throw new FetchException("%s has no file %s".formatted(name, entry));
            }
        }
        return reader.found;
    }

    private static final class RefusedArchive extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedArchive(String message) {
            super(message);
        }
    }

    private void readZip() throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                check(entry, entry.isUnixSymlink());
                if (wanted.contains(entry.getName())) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        found.put(entry.getName(), bytes(in));
                    }
                }
            }
        }
    }

    /** Reads a tar archive from its beginning to its end, since it has no list of its entries. */
    private void readTar() throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(GzipCompressorInputStream.builder()
                .setInputStream(new BufferedInputStream(Files.newInputStream(archive)))
                .get())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                check(entry, !entry.isDirectory() && !PLAIN.contains(entry.getLinkFlag()));
                String name = entry.getName().replaceFirst("^\\./", "");
                byte[] bytes = bytes(tar);
                if (wanted.contains(name)) {
                    found.put(name, bytes);
                }
            }
        }
    }

    private void check(ArchiveEntry entry, boolean isLink) {
        if (++entries > MOST_ENTRIES) {
            throw new RefusedArchive("it has more than %d entries".formatted(MOST_ENTRIES));
        }
        if (OUTSIDE.matcher(entry.getName()).matches()) {
            throw new RefusedArchive("the entry \"%s\" leads out of its folder".formatted(entry.getName()));
        }
        if (isLink) {
            throw new RefusedArchive("the entry \"%s\" is a link or a device".formatted(entry.getName()));
        }
    }

    private byte[] bytes(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            unpacked += read;
            if (unpacked > most) {
                throw new RefusedArchive("it unpacks to more than %d bytes".formatted(most));
            }
            out.write(piece, 0, read);
        }
        return out.toByteArray();
    }
}
