package org.featurescope.web.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.featurescope.validate.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Passes the files of a multipart form on while they arrive. A file that is cut short is closed like a complete one. */
public final class FileParts implements FormListener, AutoCloseable {
    private static final int MOST_PARTS = 5000;

    private final Files files;
    private int parts;
    private String disposition = "";
    private @Nullable OutputStream out;
    private @Nullable Exception failure;

    /** Takes files. */
    @FunctionalInterface
    public interface Files {
        /**
         * Begins a file, which is closed at its end.
         *
         * @param name the name that the client gives it, which may have folders
         */
        OutputStream open(String name) throws IOException;
    }

    private FileParts(Files files) {
        this.files = files;
    }

    /**
     * Reads all files of a request.
     *
     * @param most the greatest number of bytes of the whole form
     * @throws HttpProblem if the body is no form, or larger
     * @throws InvalidInputException if the form is malformed or has a part that is no file
     */
    public static void read(Context ctx, int most, Files files) throws IOException {
        if (!RequestBody.mediaType(ctx).equals(Multipart.TYPE)) {
            throw HttpProblem.unsupportedType("%s takes %s.".formatted(ctx.path(), Multipart.TYPE));
        }
        String tooLarge = "A request may have at most %d MB; send the files in several.".formatted(most / 1_000_000);
        Multipart.files(ctx, new FileParts(files), most, tooLarge);
    }

    @Override
    public int mostParts() {
        return MOST_PARTS;
    }

    @Override
    public void onPartBegin() {
        disposition = "";
    }

    @Override
    public void onPartHeader(String header, String value) {
        if (header.toLowerCase(Locale.ROOT).equals("content-disposition")) {
            disposition = value;
        }
    }

    @Override
    public void onPartHeaders() {
        if (failure != null) {
            return;
        }
        Map<String, String> parameters = new HashMap<>();
        HttpField.getValueParameters(disposition, parameters);
        String name = parameters.getOrDefault("filename", "");
        parts++;
        try {
            if (name.isEmpty()) {
                throw new InvalidInputException("file", "every part of the form must be a file with a name");
            }
            out = files.open(name);
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
        OutputStream to = out;
        if (failure != null || to == null) {
            return;
        }
        ByteBuffer content = chunk.getByteBuffer();
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        try {
            to.write(bytes);
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
    }

    @Override
    public void onPartEnd() {
        try {
            close();
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public void onFailure(Throwable cause) {
        if (failure == null) {
            failure = new InvalidInputException("body", "the multipart form is broken or cut short", cause);
        }
    }

    @Override
    public void parsed() throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
    }

    /** Throws {@link InvalidInputException} if the form had no file. */
    void check() {
        if (parts == 0) {
            throw new InvalidInputException("file", "the form has no file");
        }
    }

    @Override
    public void close() throws IOException {
        OutputStream open = out;
        out = null;
        if (open != null) {
            open.close();
        }
    }
}
