package org.featurescope.web.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.http.MultiPartFormData.Parts;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.featurescope.validate.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** A multipart form, kept in memory: nothing of an upload ever lies in a file. */
final class Multipart {
    static final String TYPE = "multipart/form-data";

    private static final int MOST_PARTS = 8;

    private Multipart() {}

    /**
     * The bytes of the one part of that name.
     *
     * @param most bytes of the whole form
     * @throws InvalidInputException if the form is broken or has no such part, or several
     */
    static byte[] part(Context ctx, String name, int most, String tooLarge) throws IOException {
        byte[] body = RequestBody.bytes(ctx, most, tooLarge);
        @Nullable String type = ctx.contentType();
        @Nullable String boundary = type == null ? null : MultiPart.extractBoundary(type);
        if (boundary == null) {
            throw new InvalidInputException("Content-Type", "a multipart form must name its boundary");
        }
        MultiPartFormData.Parser parser = new MultiPartFormData.Parser(boundary);
        parser.setMaxParts(MOST_PARTS);
        parser.setMaxLength(most);
        parser.setMaxFileSize(most);
        parser.setMaxMemoryFileSize(most);
        parser.setUseFilesForPartsWithoutFileName(false);
        try (Parts parts =
                parser.parse(new ByteBufferContentSource(ByteBuffer.wrap(body))).join()) {
            List<MultiPart.Part> named = parts.getAll(name);
            if (named == null || named.size() != 1) {
                throw new InvalidInputException(
                        name,
                        "the form must have one part %s, but has %d".formatted(name, named == null ? 0 : named.size()));
            }
            try (InputStream in = Content.Source.asInputStream(named.get(0).getContentSource())) {
                return in.readAllBytes();
            }
        } catch (CompletionException e) {
            throw new InvalidInputException("body", "the multipart form is broken or cut short", e);
        }
    }
}
