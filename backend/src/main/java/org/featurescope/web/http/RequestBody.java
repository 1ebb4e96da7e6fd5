package org.featurescope.web.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request into memory, up to a limit. */
public final class RequestBody {
    /** The greatest number of bytes of a JSON body. */
    static final int MOST_JSON = 64 << 10;

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final long MOST_DRAINED = 256L << 20;
    private static final long SECONDS_TO_DRAIN = 5;

    private RequestBody() {}

    /**
     * Returns the bytes of a JSON body.
     *
     * @throws HttpProblem if the body is not JSON or is too large
     */
    public static byte[] json(Context ctx) throws IOException {
        if (!mediaType(ctx).equals(Json.TYPE)) {
            throw HttpProblem.unsupportedType("%s takes %s.".formatted(ctx.path(), Json.TYPE));
        }
        return bytes(ctx, MOST_JSON, "A JSON body may have at most 64 kB.");
    }

    /** Returns whether the body is a form, {@code name=value&name=value}. */
    public static boolean isForm(Context ctx) {
        return mediaType(ctx).equals(FORM);
    }

    /**
     * Returns the text of a form.
     *
     * @throws HttpProblem if the body is too large
     */
    public static String form(Context ctx) throws IOException {
        return new String(bytes(ctx, MOST_JSON, "A form may have at most 64 kB."), StandardCharsets.UTF_8);
    }

    /** Returns the media type of the body without its parameters, in lower case; empty if there is none. */
    public static String mediaType(Context ctx) {
        @Nullable String type = ctx.contentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the bytes of the body.
     *
     * @param tooLarge the message for a body of more than {@code most} bytes
     * @throws HttpProblem with status 413 and this message if the body has more bytes
     */
    static byte[] bytes(Context ctx, int most, String tooLarge) throws IOException {
        checkDeclaredLength(ctx, most, tooLarge);
        byte[] bytes = ctx.req().getInputStream().readNBytes(most + 1);
        if (bytes.length > most) {
            throw HttpProblem.tooLarge(tooLarge);
        }
        return bytes;
    }

    /** Throws {@link HttpProblem} with status 413 if the request declares a body of more than {@code most} bytes. */
    static void checkDeclaredLength(Context ctx, int most, String tooLarge) {
        if (ctx.req().getContentLengthLong() > most) {
            throw HttpProblem.tooLarge(tooLarge);
        }
    }

    /**
     * Reads and ignores the rest of the body, for at most {@value #SECONDS_TO_DRAIN} seconds. Does nothing if the
     * client waits for the status 100 before it sends its body.
     */
    public static void drain(Context ctx) throws IOException {
        if (ctx.header("Expect") != null) {
            return;
        }
        InputStream in = ctx.req().getInputStream();
        byte[] buffer = new byte[64 << 10];
        long left = MOST_DRAINED;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_DRAIN);
        while (left > 0 && System.nanoTime() - deadline < 0) {
            int read = in.read(buffer);
            if (read < 0) {
                return;
            }
            left -= read;
        }
    }
}
