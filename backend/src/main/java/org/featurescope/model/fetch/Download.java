package org.featurescope.model.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.featurescope.files.DiskFullException;
import org.jspecify.annotations.Nullable;

/**
 * Downloads one file. What has arrived stays in a file {@code .part} when the connection breaks, and the next attempt asks
 * for the rest only (RFC 9110, sections 13.1.5 and 14.2: {@code If-Range} and {@code Range}), also in a later process.
 *
 * <p>Implementation note: {@link HttpURLConnection} is used because it bounds how long a read may stand still. Redirects
 * are followed here, since each must be checked before it is asked.
 */
final class Download {
    /** The most bytes of a file whose size is not known. */
    private static final long MOST_BYTES = 1L << 30;

    private static final int ATTEMPTS = 5;
    private static final int MOST_REDIRECTS = 5;
    private static final int PIECE = 1 << 16;
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    private final URI address;
    private final DownloadSettings settings;
    private final AllowedAddresses allowed;
    private final FetchProgress progress;
    private final Path part;
    private final Path validator;
    private final long most;

    /**
     * Prepares a download.
     *
     * @param target the file to write; beside it are, as long as it is not whole, the files with the endings {@code .part}
     *     and {@code .validator}
     * @param bytes the number of bytes that the file must have, if it is known
     */
    Download(URI address, Path target, Optional<Long> bytes, DownloadSettings settings, FetchProgress progress) {
        this.address = address;
        this.settings = settings;
        this.allowed = new AllowedAddresses(settings);
        this.progress = progress;
        this.part = target.resolveSibling(target.getFileName() + ".part");
        this.validator = target.resolveSibling(target.getFileName() + ".validator");
        this.most = bytes.orElse(MOST_BYTES);
    }

    /**
     * Downloads the file and returns its path, which the caller moves or deletes. A connection that breaks is tried again; where
     * none can be made at first, the address is given up at once.
     *
     * @throws FetchException if it cannot be had
     * @throws IOException if it cannot be written
     */
    Path run() throws IOException, InterruptedException {
        IOException last = new IOException("no attempt was made");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (attempt > 0) {
                Thread.sleep(settings.pause().toMillis() << (attempt - 1));
            }
            try {
                fetch();
                Files.deleteIfExists(validator);
                return part;
            } catch (UnknownHostException e) {
                throw unreachable("its host has no address here", e);
            } catch (IOException e) {
                if (DiskFullException.isCauseOf(e) || e instanceof java.nio.file.FileSystemException) {
                    throw e;
                }
                last = e;
                if (attempt == 0 && e instanceof ConnectException) {
                    break;
                }
            }
        }
        throw unreachable(
                last instanceof SocketTimeoutException
                        ? "the connection stood still for %d seconds"
                                .formatted(settings.patience().toSeconds())
                        : String.valueOf(last.getMessage()),
                last);
    }

    private FetchException unreachable(String why, IOException cause) {
        return new FetchException(
                "%s cannot be downloaded: %s.%s"
                        .formatted(
                                address,
                                why,
                                Files.exists(validator) ? " What has arrived is kept and continued next time." : ""),
                cause);
    }

    private void fetch() throws IOException {
        long have = Files.exists(part) && Files.exists(validator) ? Files.size(part) : 0;
        HttpURLConnection connection = open(have);
        try {
            switch (connection.getResponseCode()) {
                case HttpURLConnection.HTTP_OK -> receive(connection, 0);
                case HttpURLConnection.HTTP_PARTIAL -> receive(connection, have);
                default -> {
                    // also 416: what is here is not the beginning of what is there
                    Files.deleteIfExists(part);
                    refuse(connection.getResponseCode());
                }
            }
        } finally {
            connection.disconnect();
        }
    }

    private void refuse(int status) throws IOException {
        String message = "the server answers with status %d".formatted(status);
        boolean mayPass = status >= 500 || status == 416 || status == 429;
        if (!mayPass) {
            throw new FetchException("%s cannot be downloaded: %s".formatted(address, message));
        }
        throw new IOException(message);
    }

    private HttpURLConnection open(long have) throws IOException {
        URI at = address;
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            allowed.check(at);
            HttpURLConnection connection = (HttpURLConnection) at.toURL().openConnection(settings.connection());
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout((int) settings.patience().toMillis());
            connection.setReadTimeout((int) settings.patience().toMillis());
            connection.setRequestProperty("Accept-Encoding", "identity");
            connection.setRequestProperty("User-Agent", "Featurescope");
            if (have > 0) {
                connection.setRequestProperty("Range", "bytes=%d-".formatted(have));
                connection.setRequestProperty("If-Range", Files.readString(validator));
            }
            int status = connection.getResponseCode();
            @Nullable String location = connection.getHeaderField("Location");
            if (status < 300 || status >= 400 || location == null) {
                return connection;
            }
            connection.disconnect();
            at = redirected(at, location);
        }
        throw new FetchException("%s cannot be downloaded: it redirects too often".formatted(address));
    }

    private URI redirected(URI from, String location) {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new FetchException("%s cannot be downloaded: it redirects to no address".formatted(address), e);
        }
    }

    /** Writes an answer behind what is there, up to {@code from}. */
    private void receive(HttpURLConnection connection, long from) throws IOException {
        OptionalLong whole = wholeLength(connection, from);
        if (whole.isPresent() && whole.getAsLong() > most) {
            throw tooLarge();
        }
        keepValidator(connection);
        try (InputStream in = connection.getInputStream();
                OutputStream out = from == 0
                        ? Files.newOutputStream(part)
                        : Files.newOutputStream(part, StandardOpenOption.APPEND)) {
            copy(in, out, from, whole);
        }
        if (whole.isPresent() && Files.size(part) != whole.getAsLong()) {
            throw new IOException("%d of %d bytes arrived".formatted(Files.size(part), whole.getAsLong()));
        }
    }

    private void copy(InputStream in, OutputStream out, long from, OptionalLong whole) throws IOException {
        byte[] piece = new byte[PIECE];
        long there = from;
        progress.downloaded(there, whole);
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            there += read;
            if (there > most) {
                Files.deleteIfExists(part);
                throw tooLarge();
            }
            out.write(piece, 0, read);
            progress.downloaded(there, whole);
        }
    }

    private FetchException tooLarge() {
        return new FetchException("%s is not what it should be: it has more than %d bytes".formatted(address, most));
    }

    /**
     * Returns the length of the whole file.
     *
     * @throws IOException if the answer is another part than the one that was asked for
     */
    private OptionalLong wholeLength(HttpURLConnection connection, long from) throws IOException {
        if (connection.getContentEncoding() != null
                && !connection.getContentEncoding().equals("identity")) {
            throw new FetchException("%s cannot be downloaded: it is sent in the encoding %s"
                    .formatted(address, connection.getContentEncoding()));
        }
        long length = connection.getContentLengthLong();
        if (connection.getResponseCode() != HttpURLConnection.HTTP_PARTIAL) {
            return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
        }
        Matcher range = CONTENT_RANGE.matcher(
                Optional.ofNullable(connection.getHeaderField("Content-Range")).orElse(""));
        if (!range.matches() || Long.parseLong(range.group(1)) != from) {
            Files.deleteIfExists(part);
            throw new IOException("the server sends another part than the one that was asked for");
        }
        return range.group(3).equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(range.group(3)));
    }

    /** Keeps what identifies this version of the file. Weak entity tags do not serve for parts (RFC 9110, 13.1.5). */
    private void keepValidator(HttpURLConnection connection) throws IOException {
        @Nullable String tag = connection.getHeaderField("ETag");
        @Nullable
        String version = tag != null && !tag.startsWith("W/") ? tag : connection.getHeaderField("Last-Modified");
        if (version == null) {
            Files.deleteIfExists(validator);
        } else {
            Files.write(validator, version.getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
