package org.featurescope.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The regular files in a tar archive, in order. POSIX.1-1988 (ustar) and what is the same in GNU's format: a header of 512
 * bytes with the name at 0, the length in octal at 124 and the type at 156, and then the content, padded to whole blocks.
 * Entries of other types (folders, links, long names) are passed over.
 */
final class TarFile implements AutoCloseable {
    private static final int BLOCK = 512;
    private static final int NAME_LENGTH = 100;
    private static final int LENGTH_AT = 124;
    private static final int LENGTH_DIGITS = 12;
    private static final int TYPE_AT = 156;

    private final InputStream in;

    /**
     * A file in the archive.
     *
     * @param name as the header has it, at most 100 characters
     * @param content its bytes
     */
    record Entry(String name, byte[] content) {}

    TarFile(Path file) throws IOException {
        this.in = new BufferedInputStream(Files.newInputStream(file));
    }

    /**
     * The next regular file, or nothing at the archive's end.
     *
     * @throws IOException if the archive is damaged or ends too early
     */
    Optional<Entry> next() throws IOException {
        while (true) {
            byte[] header = in.readNBytes(BLOCK);
            if (header.length == 0 || header[0] == 0) {
                return Optional.empty();
            }
            if (header.length < BLOCK) {
                throw new EOFException("the archive ends within a header");
            }
            long length = length(header);
            char type = (char) header[TYPE_AT];
            if (type == '0' || type == 0) {
                return Optional.of(new Entry(text(header, 0, NAME_LENGTH), content(length)));
            }
            in.skipNBytes(padded(length));
        }
    }

    private static long length(byte[] header) throws IOException {
        try {
            return Long.parseLong(text(header, LENGTH_AT, LENGTH_DIGITS), 8);
        } catch (NumberFormatException e) {
            throw new IOException("it is no tar archive, or a damaged one", e);
        }
    }

    /** The text of a field, which ends with a zero byte or a blank or where the field does. */
    private static String text(byte[] header, int at, int length) {
        String field = new String(header, at, length, StandardCharsets.UTF_8);
        int end = field.indexOf('\0');
        return (end < 0 ? field : field.substring(0, end)).strip();
    }

    private byte[] content(long length) throws IOException {
        if (length > Integer.MAX_VALUE - BLOCK) {
            throw new IOException("a file of %d bytes in the archive is too large".formatted(length));
        }
        byte[] content = in.readNBytes((int) length);
        if (content.length < length) {
            throw new EOFException("the archive ends within a file");
        }
        in.skipNBytes(padded(length) - length);
        return content;
    }

    private static long padded(long length) {
        return (length + BLOCK - 1) / BLOCK * BLOCK;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
