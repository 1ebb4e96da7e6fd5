package org.featurescope.web.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.featurescope.validate.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Reads multipart forms, of which no part is held in memory or written to a file here. */
final class Multipart {
    static final String TYPE = "multipart/form-data";

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
        String boundary = boundary(ctx);
        PartReader reader = new PartReader(name, boundary, ctx.req().getContentLengthLong());
        read(ctx.req().getInputStream(), boundary, reader, most, tooLarge, BUFFER);
        return reader.part();
    }

    /**
     * Reads the files of a form and passes them on while they arrive.
     *
     * @param most the greatest number of bytes of the whole form
     * @param tooLarge the message for a form with more bytes
     * @throws HttpProblem with status 413 if the form has more bytes
     * @throws InvalidInputException if the form is malformed, or has a part that is no file
     */
    static void files(Context ctx, FileParts files, int most, String tooLarge) throws IOException {
        RequestBody.checkDeclaredLength(ctx, most, tooLarge);
        try (files) {
            read(ctx.req().getInputStream(), boundary(ctx), files, most, tooLarge, BUFFER);
            files.check();
        }
    }

    private static String boundary(Context ctx) {
        @Nullable String type = ctx.contentType();
        @Nullable String boundary = type == null ? null : MultiPart.extractBoundary(type);
        if (boundary == null) {
            throw new InvalidInputException("Content-Type", "a multipart form must name its boundary");
        }
        return boundary;
    }

    /** Parses a form in pieces of at most {@code size} bytes and passes its content to a listener. */
    static void read(InputStream form, String boundary, FormListener listener, int most, String tooLarge, int size)
            throws IOException {
        MultiPart.Parser parser = new MultiPart.Parser(boundary, listener);
        parser.setMaxParts(listener.mostParts());
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
            listener.next(piece);
            parser.parse(Content.Chunk.from(piece, false));
            listener.parsed();
            kept = count - end;
            System.arraycopy(buffer, end, buffer, 0, kept);
        }
        parser.parse(Content.Chunk.EOF);
        listener.parsed();
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
