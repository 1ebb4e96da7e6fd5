package org.featurescope.web.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.featurescope.validate.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Collects the bytes of one part of a multipart form while the form is parsed piece by piece.
 *
 * <p>The bytes are collected in one array. If the length of the form is known and the part is its last, as in a
 * browser's form with one file, the array has exactly the right length and is not copied.
 */
final class PartReader implements FormListener {
    private static final int MOST_PARTS = 8;
    private static final int LEAST_CAPACITY = 8 << 10;

    private final String name;
    private final long formLength;
    private final int endLength;
    private byte[] bytes = {};
    private int length;
    private int parts;
    private boolean inPart;
    private String disposition = "";
    private ByteBuffer piece = ByteBuffer.allocate(0);
    /** The number of bytes of the form before {@link #piece}. */
    private long before;

    private @Nullable Throwable failure;

    /**
     * Creates a reader.
     *
     * @param name the name of the part
     * @param boundary the boundary between the parts
     * @param formLength the number of bytes of the whole form; -1 if it is not known
     */
    PartReader(String name, String boundary, long formLength) {
        this.name = name;
        this.formLength = formLength;
        this.endLength = boundary.length() + "\r\n----\r\n".length();
    }

    @Override
    public int mostParts() {
        return MOST_PARTS;
    }

    @Override
    public void next(ByteBuffer next) {
        before += piece.limit();
        piece = next;
    }

    /**
     * Returns the bytes of the part, after the whole form was parsed.
     *
     * @throws InvalidInputException if the form is malformed, or has no such part or several
     */
    byte[] part() {
        if (failure != null) {
            throw new InvalidInputException("body", "the multipart form is broken or cut short", failure);
        }
        if (parts != 1) {
            throw new InvalidInputException(name, "the form must have one part %s, but has %d".formatted(name, parts));
        }
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    @Override
    public void onPartBegin() {
        inPart = false;
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
        Map<String, String> parameters = new HashMap<>();
        HttpField.getValueParameters(disposition, parameters);
        inPart = name.equals(parameters.get("name"));
        parts += inPart ? 1 : 0;
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
        if (!inPart || parts > 1) {
            return;
        }
        ByteBuffer content = chunk.getByteBuffer();
        int more = content.remaining();
        if (bytes.length == 0) {
            bytes = new byte[Math.max(more, expectedLength(content))];
        } else if (more > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.addExact(length, Math.max(length, more)));
        }
        content.get(bytes, length, more);
        length += more;
    }

    /**
     * Returns the expected length of the part that begins with {@code content}, assuming that it is the form's last.
     */
    private int expectedLength(ByteBuffer content) {
        if (formLength < 0 || content.array() != piece.array()) {
            return LEAST_CAPACITY;
        }
        long start = before + content.arrayOffset() + content.position() - piece.arrayOffset();
        return (int) Math.max(0, formLength - start - endLength);
    }

    @Override
    public void onFailure(Throwable cause) {
        failure = cause;
    }
}
