package org.featurescope.image;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file in memory that ends for good: some zeros after its last byte a read throws.
 *
 * <p>The WebP decoder looks ahead of what it decodes, and takes an {@link java.io.EOFException} for the end of its
 * looking ahead only: it then goes on with the bits it has, again and again. In eighty bytes of a damaged file that is
 * ten seconds of work. The zeros are for the looking ahead; who reads on behind them reads what is not there.
 */
final class EndingImageInputStream extends ImageInputStreamImpl {
    private static final int ZEROS = 64;

    private final byte[] file;

    EndingImageInputStream(byte[] file) {
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

    @Override
    public long length() {
        return file.length;
    }

    private void checkEnd(int length) throws IOException {
        if (streamPos + length > file.length + ZEROS) {
            throw new IOException("its data goes on behind the end of the file");
        }
    }
}
