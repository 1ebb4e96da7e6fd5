package org.featurescope.activation.photographs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The photographs from Wikimedia Commons that come with the product. They are among the static files of the server.
 * Their credits name all of them, and so they also say which there are.
 */
final class CommonsPhotographs extends PhotographSet {
    private static final String FOLDER = "/org/featurescope/web/static/photographs/commons/";

    private final Credits credits;

    private CommonsPhotographs(Credits credits) {
        super(credits.byName().keySet().stream().sorted().toList());
        this.credits = credits;
    }

    static CommonsPhotographs open() {
        try (InputStream file = resource(Credits.FILE)) {
            return new CommonsPhotographs(Credits.read(file, ""));
        } catch (IOException e) {
            throw new UncheckedIOException("the credits of the product's photographs cannot be read", e);
        }
    }

    private static InputStream resource(String name) throws IOException {
        @Nullable InputStream file = CommonsPhotographs.class.getResourceAsStream(FOLDER + name);
        if (file == null) {
            throw new IOException("the product has no photograph " + name);
        }
        return file;
    }

    @Override
    public byte[] bytes(String name) throws IOException {
        if (!credits.byName().containsKey(name)) {
            throw new IOException("the product has no photograph " + name);
        }
        try (InputStream file = resource(name)) {
            return file.readAllBytes();
        }
    }

    @Override
    Credits readCredits(String shared) {
        return credits;
    }

    @Override
    String stamp() {
        return PhotographShelf.COMMONS;
    }

    @Override
    public void close() {
        // nothing is open
    }

    @Override
    public String toString() {
        return PhotographShelf.COMMONS;
    }
}
