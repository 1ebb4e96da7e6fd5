package org.featurescope.model.formats.onnx;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.featurescope.validate.InvalidInputException;

/**
 * Reads the weights that an ONNX file has in other files. An ONNX file may come from a stranger, so only files in its own
 * folder are read, and no symbolic links. It must name them without a path.
 */
final class ExternalWeights {
    /** The most bytes of all weights together. */
    private static final long MOST_BYTES = 1L << 30;

    private final Path folder;
    private long total;

    /**
     * Creates a reader.
     *
     * @param folder of the ONNX file
     */
    ExternalWeights(Path folder) {
        this.folder = folder;
    }

    /**
     * Returns a tensor with its bytes, whether they are in the ONNX file or in another one.
     *
     * @throws InvalidInputException if there is no such file, or not so many bytes in it, or if it may not be read
     */
    TensorProto whole(TensorProto tensor) {
        if (tensor.getDataLocation() != TensorProto.DataLocation.EXTERNAL) {
            return tensor;
        }
        Map<String, String> entries = new HashMap<>();
        for (StringStringEntryProto entry : tensor.getExternalDataList()) {
            entries.put(entry.getKey(), entry.getValue());
        }
        Path file = file(tensor.getName(), entries.getOrDefault("location", ""));
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long offset = number(tensor.getName(), entries, "offset", 0);
            long length = number(tensor.getName(), entries, "length", Math.max(0, channel.size() - offset));
            if (offset > channel.size() || length > channel.size() - offset) {
                throw problem(
                        tensor.getName(),
                        "end at byte %d + %d of %s, which has %d bytes"
                                .formatted(offset, length, file.getFileName(), channel.size()));
            }
            return tensor.toBuilder()
                    .clearExternalData()
                    .setDataLocation(TensorProto.DataLocation.DEFAULT)
                    .setRawData(bytes(tensor.getName(), channel.position(offset), length))
                    .build();
        } catch (IOException e) {
            throw new InvalidInputException("path", "%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private ByteString bytes(String tensor, SeekableByteChannel channel, long length) throws IOException {
        total = Math.addExact(total, length);
        if (total > MOST_BYTES) {
            throw problem(tensor, "have more than %d bytes with those before them".formatted(MOST_BYTES));
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length));
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // reads on until all bytes are there
        }
        return ByteString.copyFrom(bytes.flip());
    }

    private Path file(String tensor, String location) {
        Path named;
        try {
            named = Path.of(location);
        } catch (InvalidPathException e) {
            throw new InvalidInputException("path", "the weights %s are in no file".formatted(tensor), e);
        }
        boolean leavesFolder = named.isAbsolute()
                || StreamSupport.stream(named.spliterator(), false)
                        .anyMatch(part -> part.toString().equals(".."));
        Path name = named.normalize();
        if (leavesFolder || name.getNameCount() != 1 || name.toString().isEmpty()) {
            throw problem(
                    tensor,
                    "are said to be in \"%s\"; only files in the folder of the ONNX file are read".formatted(location));
        }
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw problem(tensor, "are in %s, which must lie beside the ONNX file and be no link".formatted(name));
        }
        return file;
    }

    private static long number(String tensor, Map<String, String> entries, String key, long missing) {
        String text = entries.get(key);
        if (text == null) {
            return missing;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
            throw problem(tensor, "have the %s %s".formatted(key, text));
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    "path", "the weights %s have the %s \"%s\"".formatted(tensor, key, text), e);
        }
    }

    private static InvalidInputException problem(String tensor, String why) {
        return new InvalidInputException("path", "the weights %s %s".formatted(tensor, why));
    }
}
