package org.featurescope.web.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.featurescope.validate.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the bytes of one part of a multipart form while the form is parsed piece by piece.
 *
 * <p>The bytes go into one array. Where the length of the form is known and the part is its last one, as in the forms
 * of browsers with one file, the array has just the right length and is not copied again.
 */
final class PartReader implements MultiPart.Parser.Listener {
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
    /** Bytes of the form before {@link #piece}. */
    private long before;

    private @Nullable Throwable failure;

    /**
     * @param name of the part
     * @param boundary between the parts
     * @param formLength bytes of the whole form; -1 if they are not known
     */
    PartReader(String name, String boundary, long formLength) {
        this.name = name;
        this.formLength = formLength;
        this.endLength = boundary.length() + "\r\n----\r\n".length();
    }

    /** Sets the piece of the form that is parsed next. */
    void next(ByteBuffer next) {
        before += piece.limit();
        piece = next;
    }

    /**
     * Returns the bytes of the part when the whole form has been parsed.
     *
     * @throws InvalidInputException if the form is broken, or has no such part or several
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

    /** Returns the length of a part that begins with {@code content} if it is the form's last one. */
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
