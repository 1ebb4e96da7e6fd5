package org.featurescope.activation.upload;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Tells how long the list of an archive's files is, before the archive is opened: {@link java.util.zip.ZipFile} reads
 * the whole list into memory, and the list of a hostile archive may be as long as the archive.
 *
 * <p>The list's length stands in the record at the end of the archive, or for long archives in a record that a locator
 * before it points at (PKWARE, APPNOTE.TXT 6.3.10, sections 4.3.14 to 4.3.16). An archive can contain several things
 * that look like such a record, so the largest of the lengths is returned.
 */
final class ZipDirectory {
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_LENGTH = 20;
    private static final int LONG_END_LENGTH = 56;
    private static final int MOST_COMMENT = 0xFFFF;
    private static final long IN_LONG_RECORD = 0xFFFFFFFFL;

    private ZipDirectory() {}

    /** Returns the number of bytes of the list of files; 0 if there is no such list. */
    static long bytes(Path archive) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "r")) {
            int length = (int) Math.min(file.length(), MOST_COMMENT + END_LENGTH + LOCATOR_LENGTH);
            long start = file.length() - length;
            ByteBuffer tail = read(file, start, length);
            long most = 0;
            for (int at = 0; at + END_LENGTH <= length; at++) {
                if (tail.getInt(at) == END) {
                    long bytes = Integer.toUnsignedLong(tail.getInt(at + 12));
                    most = Math.max(most, bytes == IN_LONG_RECORD ? longLength(file, tail, at) : bytes);
                }
            }
            return most;
        }
    }

    private static long longLength(RandomAccessFile file, ByteBuffer tail, int end) throws IOException {
        int locator = end - LOCATOR_LENGTH;
        if (locator < 0 || tail.getInt(locator) != LOCATOR) {
            return IN_LONG_RECORD;
        }
        long record = tail.getLong(locator + 8);
        if (record < 0 || record > file.length() - LONG_END_LENGTH) {
            return IN_LONG_RECORD;
        }
        long bytes = read(file, record, LONG_END_LENGTH).getLong(40);
        return bytes < 0 ? Long.MAX_VALUE : bytes;
    }

    private static ByteBuffer read(RandomAccessFile file, long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(at);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
