package org.featurescope.image;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Reads a file in memory and throws shortly after its end.
 *
 * <p>The WebP decoder prefetches bytes. When that meets an {@link java.io.EOFException}, it goes on with the bits that
 * it has, again and again; a damaged file of eighty bytes then costs ten seconds. So this stream ends with a few zeros,
 * which are enough for the prefetching, and reading past them throws an exception that the decoder does not catch.
 */
final class StrictImageInputStream extends ImageInputStreamImpl {
    private static final int ZEROS = 64;

    private final byte[] file;

    StrictImageInputStream(byte[] file) {
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        checkEnd(1);
        bitOffset = 0;
        int at = (int) streamPos++;
        return at < file.length ? file[at] & 0xff : 0;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        checkEnd(length);
        bitOffset = 0;
        int at = (int) streamPos;
        for (int i = 0; i < length; i++) {
            bytes[offset + i] = at + i < file.length ? file[at + i] : 0;
        }
        streamPos += length;
        return length;
    }

    /**
     * Returns -1, which means that the length is unknown.
     *
     * <p>Where it knows the length, the WebP decoder refuses every picture whose pixels take more than 2048 times the bytes of
     * its file. A large picture of one colour does. {@link ImageDecoder} has checked the declared size before.
     */
    @Override
    public long length() {
        return -1;
    }

    private void checkEnd(int length) throws IOException {
        if (streamPos + length > file.length + ZEROS) {
            throw new IOException("its data continues after the end of the file");
        }
    }
}
