package org.featurescope.model.formats.savedmodel;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a sorted table of LevelDB without compression, which is the form of a checkpoint's index.
 *
 * <p>Implementation note: a table ends with a footer of 48 bytes: where the block of other data and that of the index are, as
 * pairs of variable-length numbers, and a magic number. The index lists the blocks. An entry of a block shares a number of
 * bytes of its key with the entry before. See {@code doc/table_format.md} of LevelDB.
 */
final class SortedTable {
    private static final int FOOTER = 48;
    private static final long MAGIC = 0xdb4775248b80fb57L;
    private static final int MOST_ENTRIES = 200_000;

    private final ByteBuffer bytes;
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private SortedTable(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Returns the values of a table by key.
     *
     * @throws IllegalArgumentException if it is none, is cut off or is compressed
     */
    static Map<String, byte[]> read(byte[] bytes) {
        if (bytes.length < FOOTER
                || ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(bytes.length - 8) != MAGIC) {
            throw new IllegalArgumentException("it does not end as a table does");
        }
        SortedTable table = new SortedTable(bytes);
        ByteBuffer footer = table.part(bytes.length - FOOTER, FOOTER);
        number(footer);
        number(footer);
        Map<String, byte[]> blocks = new LinkedHashMap<>();
        table.readBlock(number(footer), number(footer), blocks);
        for (byte[] handle : blocks.values()) {
            ByteBuffer place = ByteBuffer.wrap(handle);
            table.readBlock(number(place), number(place), table.entries);
        }
        return table.entries;
    }

    private void readBlock(long offset, long size, Map<String, byte[]> into) {
        ByteBuffer block = part(offset, size + 1);
        if (block.get((int) size) != 0) {
            throw new IllegalArgumentException("it is compressed");
        }
        int restarts = size < 4 ? -1 : block.getInt((int) size - 4);
        long end = size - 4 - 4L * restarts;
        if (restarts < 0 || end < 0) {
            throw new IllegalArgumentException("a block has no end");
        }
        byte[] key = {};
        while (block.position() < end) {
            int shared = Math.toIntExact(number(block));
            int rest = Math.toIntExact(number(block));
            int length = Math.toIntExact(number(block));
            if (shared > key.length || rest > block.remaining() || length > block.remaining() - rest) {
                throw new IllegalArgumentException("an entry is longer than its block");
            }
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.write(key, 0, shared);
            byte[] own = new byte[rest];
            block.get(own);
            whole.writeBytes(own);
            key = whole.toByteArray();
            byte[] value = new byte[length];
            block.get(value);
            // keys of an index are no texts, but none of its uses needs them
            into.put(into == entries ? new String(key, StandardCharsets.UTF_8) : Arrays.toString(key), value);
            if (into.size() > MOST_ENTRIES) {
                throw new IllegalArgumentException("it has too many entries");
            }
        }
    }

    private ByteBuffer part(long offset, long size) {
        if (offset < 0 || size < 0 || offset > bytes.capacity() || size > bytes.capacity() - offset) {
            throw new IllegalArgumentException("a block is outside of the file");
        }
        return bytes.slice((int) offset, (int) size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads a number of seven bits a byte, the lowest first. */
    private static long number(ByteBuffer from) {
        long value = 0;
        for (int shift = 0; shift < 63 && from.hasRemaining(); shift += 7) {
            byte next = from.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number has no end");
    }
}
