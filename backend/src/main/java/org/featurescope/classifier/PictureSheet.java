package org.featurescope.classifier;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.featurescope.files.AtomicFile;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.validate.InvalidInputException;

/**
 * Labelled pictures, decoded, in one file. A record of the file is the class's index, the height and the width, as
 * 32-bit integers, and the colours {@code [height, width, 3]}, a byte each. Pictures are read when they are needed. The
 * operating system's file cache keeps as many of them as fit into memory.
 *
 * <p>Thread-safe.
 */
final class PictureSheet implements AutoCloseable {
    /** The label of a picture that belongs to no class. */
    static final int UNLABELLED = -1;

    private static final int HEADER = 3 * Integer.BYTES;

    private final FileChannel file;
    private final long[] starts;
    private final int[] labels;
    private final int[] heights;
    private final int[] widths;

    private PictureSheet(FileChannel file) throws IOException {
        this.file = file;
        List<long[]> records = new ArrayList<>();
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        long position = 0;
        while (position < file.size()) {
            readFully(header.clear(), position);
            long height = header.getInt(1 * Integer.BYTES);
            long width = header.getInt(2 * Integer.BYTES);
            records.add(new long[] {position + HEADER, header.getInt(0), height, width});
            position += HEADER + height * width * 3;
        }
        starts = records.stream().mapToLong(r -> r[0]).toArray();
        labels = records.stream().mapToInt(r -> (int) r[1]).toArray();
        heights = records.stream().mapToInt(r -> (int) r[2]).toArray();
        widths = records.stream().mapToInt(r -> (int) r[3]).toArray();
    }

    /** Opens a sheet. */
    static PictureSheet open(Path file) throws IOException {
        return new PictureSheet(FileChannel.open(file, StandardOpenOption.READ));
    }

    /**
     * Writes a sheet of all pictures in folders. A picture that cannot be decoded is skipped and reported.
     *
     * @param mostSide a picture with more pixels on both sides is resized and cropped to a square with this side
     * @param folders the folders whose subfolders have the names of the classes; other subfolders are ignored
     * @param unlabelled folders of pictures that belong to no class
     * @param skipped receives one line for each picture that is skipped
     * @throws InvalidInputException if no picture is found
     */
    static void write(
            Path file,
            int mostSide,
            List<Path> folders,
            Classes classes,
            List<Path> unlabelled,
            Consumer<String> skipped)
            throws IOException {
        int[] count = {0};
        AtomicFile.write(file, stream -> {
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, 1 << 20));
            for (Path folder : folders) {
                for (int label = 0; label < classes.count(); label++) {
                    Path ofClass = folder.resolve(classes.folders().get(label));
                    count[0] += writeRecords(out, label, ofClass, mostSide, skipped);
                }
            }
            for (Path folder : unlabelled) {
                count[0] += writeRecords(out, UNLABELLED, folder, mostSide, skipped);
            }
            out.flush();
        });
        if (count[0] == 0) {
            Files.delete(file);
            throw new InvalidInputException(
                    "pictures", "there are no pictures of the classes in %s".formatted(folders));
        }
    }

    private static int writeRecords(
            DataOutputStream out, int label, Path folder, int mostSide, Consumer<String> skipped) throws IOException {
        int count = 0;
        for (Path path : filesIn(folder)) {
            try {
                writeRecord(out, label, ImageDecoder.decode(Files.readAllBytes(path)), mostSide);
                count++;
            } catch (InvalidInputException e) {
                skipped.accept("%s: %s".formatted(path, e.getMessage()));
            }
        }
        return count;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void writeRecord(DataOutputStream out, int label, RgbImage decoded, int mostSide)
            throws IOException {
        boolean large = Math.min(decoded.height(), decoded.width()) > mostSide;
        RgbImage image = large ? Resampler.resizeAndCrop(decoded, mostSide, mostSide) : decoded;
        out.writeInt(label);
        out.writeInt(image.height());
        out.writeInt(image.width());
        out.write(image.pixels());
    }

    int count() {
        return starts.length;
    }

    /** Returns the index of a picture's class. */
    int label(int index) {
        return labels[index];
    }

    /** Reads a picture. */
    RgbImage picture(int index) {
        byte[] pixels = new byte[heights[index] * widths[index] * 3];
        try {
            readFully(ByteBuffer.wrap(pixels), starts[index]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RgbImage(heights[index], widths[index], pixels);
    }

    private void readFully(ByteBuffer into, long from) throws IOException {
        long position = from;
        while (into.hasRemaining()) {
            int read = file.read(into, position);
            if (read < 0) {
                throw new EOFException("the sheet of pictures ends within a picture");
            }
            position += read;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
