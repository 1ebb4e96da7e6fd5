package org.featurescope.figure.checkpoint;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A stream that refuses to be written more than some bytes. */
final class BoundedOutput extends FilterOutputStream {
    private final long most;
    private long written;

    /** @param most the greatest number of bytes */
    BoundedOutput(OutputStream out, long most) {
        super(out);
        this.most = most;
    }

    @Override
    public void write(int value) throws IOException {
        count(1);
        out.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        count(length);
        out.write(bytes, offset, length);
    }

    private void count(int bytes) throws IOException {
        written += bytes;
        if (written > most) {
            throw new IOException("it has more than %d MB".formatted(most >> 20));
        }
    }
}
