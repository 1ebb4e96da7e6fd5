package org.featurescope.activation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.tensor.ChannelSummary;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/**
 * A camera's frame and what its viewer wants to know of it: the message that a client sends, little-endian.
 *
 * <pre>
 * uint8   1, the format
 * uint32  number of the frame, which the answer repeats
 * uint8   most rows and columns of a map, 1 to {@value ChannelSummary#MOST_SIDE}
 * uint8   how many layers are wanted
 * uint8[] their depths
 * uint8[] the frame as a file: JPEG, PNG, GIF, WebP or BMP
 * </pre>
 *
 * @param number as the client counts, an unsigned 32-bit integer
 * @param mostSide rows and columns of a map, at most
 * @param layers the layers wanted, in the order given, each once
 * @param file the bytes of the frame's file
 */
public record CameraFrame(int number, int mostSide, List<Layer> layers, byte[] file) {
    /** The most bytes of a message. */
    public static final int MOST_BYTES = 1 << 20;

    static final int FORMAT = 1;
    private static final int HEADER = 7;

    public CameraFrame {
        layers = List.copyOf(layers);
    }

    /**
     * Reads a message for a network.
     *
     * @throws InvalidInputException for the field {@code frame}, {@code map} or {@code layers}
     */
    public static CameraFrame read(Network network, ByteBuffer message) {
        ByteBuffer bytes = message.slice().order(ByteOrder.LITTLE_ENDIAN);
        Validate.isTrue(
                "frame",
                bytes.remaining() >= HEADER && bytes.remaining() <= MOST_BYTES,
                "a frame's message has %d to %d bytes, but this has %d"
                        .formatted(HEADER, MOST_BYTES, bytes.remaining()));
        int format = bytes.get() & 0xff;
        Validate.isTrue("frame", format == FORMAT, "frames are of format %d, not %d".formatted(FORMAT, format));
        int number = bytes.getInt();
        int mostSide = Validate.inRange("map", bytes.get() & 0xff, 1, ChannelSummary.MOST_SIDE);
        int count = bytes.get() & 0xff;
        Validate.isTrue("frame", bytes.remaining() >= count, "the frame's message ends within the list of layers");
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int depth = Validate.inRange(
                    "layers", bytes.get() & 0xff, 0, network.layers().size() - 1);
            Layer layer = network.layers().get(depth);
            Validate.isTrue("layers", !layers.contains(layer), "layer %s is wanted twice".formatted(layer.name()));
            layers.add(layer);
        }
        byte[] file = new byte[bytes.remaining()];
        bytes.get(file);
        return new CameraFrame(number, mostSide, layers, file);
    }
}
