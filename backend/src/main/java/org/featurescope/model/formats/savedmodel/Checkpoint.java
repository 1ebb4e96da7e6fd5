package org.featurescope.model.formats.savedmodel;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.featurescope.validate.InvalidInputException;
import org.tensorflow.proto.BundleEntryProto;
import org.tensorflow.proto.BundleHeaderProto;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/** The values of variables in the folder {@code variables} of a SavedModel. */
final class Checkpoint {
    private static final long MOST_INDEX = 64 << 20;
    private static final long MOST_BYTES = 1L << 30;
    private static final String HEADER = "";

    private final Path folder;
    private final int shards;
    private final Map<String, BundleEntryProto> entries;

    private Checkpoint(Path folder, int shards, Map<String, BundleEntryProto> entries) {
        this.folder = folder;
        this.shards = shards;
        this.entries = entries;
    }

    /** Reads the index. A model without variables has none. */
    static Checkpoint open(Path folder) throws IOException {
        Path index = folder.resolve("variables.index");
        if (!Files.exists(index)) {
            return new Checkpoint(folder, 0, Map.of());
        }
        if (Files.size(index) > MOST_INDEX) {
            throw new InvalidInputException("path", index + " is too large for an index");
        }
        try {
            Map<String, byte[]> table = SortedTable.read(Files.readAllBytes(index));
            Map<String, BundleEntryProto> entries = new HashMap<>();
            int shards = 1;
            for (Map.Entry<String, byte[]> entry : table.entrySet()) {
                if (entry.getKey().equals(HEADER)) {
                    BundleHeaderProto header = BundleHeaderProto.parseFrom(entry.getValue());
                    shards = header.getNumShards();
                    checkOrder(index, header);
                } else {
                    entries.put(entry.getKey(), BundleEntryProto.parseFrom(entry.getValue()));
                }
            }
            return new Checkpoint(folder, shards, entries);
        } catch (IllegalArgumentException | ArithmeticException | InvalidProtocolBufferException e) {
            throw new InvalidInputException("path", "%s is damaged: %s".formatted(index, e.getMessage()), e);
        }
    }

    private static void checkOrder(Path index, BundleHeaderProto header) {
        if (header.getEndianness() != BundleHeaderProto.Endianness.LITTLE) {
            throw new InvalidInputException("path", index + " has numbers with their highest byte first");
        }
    }

    /** Returns the value of a key as a tensor of a graph, if there is one. */
    Optional<TensorProto> value(String key) throws IOException {
        BundleEntryProto entry = entries.get(key);
        if (entry == null || entry.getSlicesCount() > 0) {
            return Optional.empty();
        }
        long count = entry.getShape().getDimList().stream()
                .mapToLong(TensorShapeProto.Dim::getSize)
                .reduce(1, Math::multiplyExact);
        int size = bytes(entry.getDtype());
        if (size == 0) {
            return Optional.empty();
        }
        if (entry.getSize() != Math.multiplyExact(count, size) || entry.getSize() > MOST_BYTES || entry.getSize() < 0) {
            throw new InvalidInputException(
                    "path", "the variable %s has %d bytes, which is not its shape".formatted(key, entry.getSize()));
        }
        return Optional.of(TensorProto.newBuilder()
                .setDtype(entry.getDtype())
                .setTensorShape(entry.getShape())
                .setTensorContent(content(key, entry))
                .build());
    }

    private static int bytes(DataType type) {
        return switch (type) {
            case DT_FLOAT, DT_INT32 -> 4;
            case DT_INT64, DT_DOUBLE -> 8;
            case DT_HALF, DT_BFLOAT16 -> 2;
            case DT_BOOL, DT_UINT8, DT_INT8 -> 1;
            default -> 0;
        };
    }

    private ByteString content(String key, BundleEntryProto entry) throws IOException {
        Path file = folder.resolve("variables.data-%05d-of-%05d".formatted(entry.getShardId(), shards));
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException("path", "there is no file " + file);
        }
        try (SeekableByteChannel data = Files.newByteChannel(file)) {
            if (entry.getOffset() < 0 || entry.getOffset() > data.size() - entry.getSize()) {
                throw new InvalidInputException(
                        "path", "%s is cut off: it ends within the variable %s".formatted(file, key));
            }
            ByteBuffer content = ByteBuffer.allocate((int) entry.getSize());
            data.position(entry.getOffset());
            while (content.hasRemaining() && data.read(content) >= 0) {
                // reads on until all is there
            }
            return ByteString.copyFrom(content.rewind());
        }
    }
}
