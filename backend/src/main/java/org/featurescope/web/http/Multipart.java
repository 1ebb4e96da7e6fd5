package org.featurescope.web.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.featurescope.validate.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Reads multipart forms. No part of an upload is ever written to a file. */
final class Multipart {
    static final String TYPE = "multipart/form-data";

    private static final int MOST_PARTS = 8;
    private static final int BUFFER = 64 << 10;

    private Multipart() {}

    /**
     * Returns the bytes of the only part with a name.
     *
     * @param most the greatest number of bytes of the whole form
     * @param tooLarge the message for a form with more bytes
     * @throws HttpProblem with status 413 if the form has more bytes
     * @throws InvalidInputException if the form is malformed, or has no such part or several
     */
    static byte[] part(Context ctx, String name, int most, String tooLarge) throws IOException {
        RequestBody.checkDeclaredLength(ctx, most, tooLarge);
        @Nullable String type = ctx.contentType();
        @Nullable String boundary = type == null ? null : MultiPart.extractBoundary(type);
        if (boundary == null) {
            throw new InvalidInputException("Content-Type", "a multipart form must name its boundary");
        }
        PartReader reader = new PartReader(name, boundary, ctx.req().getContentLengthLong());
        read(ctx.req().getInputStream(), boundary, reader, most, tooLarge, BUFFER);
        return reader.part();
    }

    /** Parses a form in pieces of at most {@code size} bytes and passes its content to a reader. */
    static void read(InputStream form, String boundary, PartReader reader, int most, String tooLarge, int size)
            throws IOException {
        MultiPart.Parser parser = new MultiPart.Parser(boundary, reader);
        parser.setMaxParts(MOST_PARTS);
        byte[] buffer = new byte[size];
        int kept = 0;
        int total = 0;
        boolean ended = false;
        while (!ended) {
            int read = form.readNBytes(buffer, kept, size - kept);
            if (read > most - total) {
                throw HttpProblem.tooLarge(tooLarge);
            }
            total += read;
            int count = kept + read;
            ended = count < size;
            int end = ended ? count : pieceEnd(buffer, boundary.length());
            ByteBuffer piece = ByteBuffer.wrap(buffer, 0, end);
            reader.next(piece);
            parser.parse(Content.Chunk.from(piece, false));
            kept = count - end;
            System.arraycopy(buffer, end, buffer, 0, kept);
        }
        parser.parse(Content.Chunk.EOF);
    }

    /**
     * Returns the end of a piece. If a part's content begins like a boundary and the piece ends within this beginning,
     * Jetty's parser (12.1.12) adds a line feed to the content. So no piece ends shortly after the empty line before a
     * part's content.
     */
    private static int pieceEnd(byte[] buffer, int boundaryLength) {
        for (int end = buffer.length - boundaryLength - 8; end < buffer.length - 1; end++) {
            boolean emptyLine = buffer[end] == '\n' && (buffer[end + 1] == '\n' || buffer[end + 1] == '\r');
            if (emptyLine) {
                return end;
            }
        }
        return buffer.length;
    }
}
