package org.featurescope.batch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The specs in a file, one on each line. Blank lines are skipped. */
public final class SpecFile implements Specs {
    /** The most bytes of a line. The rest of a longer line is not held in memory. */
    static final int MOST_BYTES = 1 << 20;

    private final Path file;

    /** Creates the specs in a file, which must not change until they are made. */
    public SpecFile(Path file) {
        this.file = file;
    }

    @Override
    public void forEach(Visitor visitor) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            boolean goesOn = true;
            for (long number = 1; goesOn && read(in, line); number++) {
                byte[] text = line.toByteArray();
                if (!new String(text, StandardCharsets.UTF_8).isBlank()) {
                    goesOn = visitor.visit(new SpecEntry("line " + number, text));
                }
            }
        }
    }

    /** Reads a line and keeps at most one byte more than allowed. Returns false at the end of the file. */
    private static boolean read(InputStream in, ByteArrayOutputStream line) throws IOException {
        line.reset();
        int next = in.read();
        boolean isThere = next >= 0;
        while (next >= 0 && next != '\n') {
            if (line.size() <= MOST_BYTES) {
                line.write(next);
            }
            next = in.read();
        }
        return isThere;
    }
}
