package org.featurescope.web.api;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.featurescope.activation.CameraFrame;
import org.featurescope.activation.FrameActivation;
import org.featurescope.activation.LayerActivation;
import org.featurescope.activation.TopClasses;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.tensor.ChannelSummary;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/**
 * Reads and writes the binary messages of a camera's WebSocket. All numbers are little-endian.
 *
 * <h2>A client's message: a frame</h2>
 *
 * <pre>
 * uint8    1, the format
 * uint32   number of the frame, which the answer repeats
 * uint8    greatest number of rows and columns of a map, 1 to {@value ChannelSummary#MOST_SIDE}
 * uint8    number of requested layers
 * uint8[]  their depths
 * uint8[]  the frame as a file: JPEG, PNG, GIF, WebP or BMP
 * </pre>
 *
 * <h2>The server's message: the activations of that frame</h2>
 *
 * <pre>
 * uint8    1, the format
 * uint32   number of the frame
 * float32  duration of the forward pass, milliseconds
 * uint8    number of classes, the most probable first; for each
 *   uint16   its index in class order
 *   float32  its probability
 *   uint8    bytes of its label, at most 255
 *   uint8[]  its label, UTF-8
 * uint8    number of layers, in the order of the request; for each
 *   uint8    its depth
 *   uint16   channels
 *   uint8    rows of a map
 *   uint8    columns of a map
 *   float32[channels]  mean; NaN for a channel that has an activation which is not a finite number
 *   float32[channels]  maximum
 *   float32[channels]  share of positions that are not zero
 *   uint8[channels, rows, columns]  maps, in the encoding of {@link LayerActivation.Maps}
 * </pre>
 */
final class CameraMessages {
    /** The greatest number of bytes of a client's message. */
    static final int MOST_BYTES = 1 << 20;

    private static final int FORMAT = 1;
    private static final int FRAME_HEADER = 7;
    private static final int ANSWER_HEADER = 11;
    private static final int CLASS_HEADER = 7;
    private static final int LAYER_HEADER = 5;
    private static final int MOST_LABEL = 255;

    private CameraMessages() {}

    /**
     * Reads a client's message for a network.
     *
     * @throws InvalidInputException if the message is invalid; the exception names the field {@code frame}, {@code map}
     *     or {@code layers}
     */
    static CameraFrame read(Network network, ByteBuffer message) {
        ByteBuffer bytes = message.slice().order(ByteOrder.LITTLE_ENDIAN);
        Validate.isTrue(
                "frame",
                bytes.remaining() >= FRAME_HEADER && bytes.remaining() <= MOST_BYTES,
                "a frame's message has %d to %d bytes, but this has %d"
                        .formatted(FRAME_HEADER, MOST_BYTES, bytes.remaining()));
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

    /** Returns the server's message, in a buffer that is ready to be read. */
    static ByteBuffer write(FrameActivation activation) {
        List<byte[]> labels = new ArrayList<>();
        int size = ANSWER_HEADER;
        for (TopClasses.ClassProbability entry : activation.classes()) {
            byte[] label = entry.label().getBytes(StandardCharsets.UTF_8);
            labels.add(Arrays.copyOf(label, Math.min(MOST_LABEL, label.length)));
            size += CLASS_HEADER + MOST_LABEL;
        }
        for (LayerActivation layer : activation.layers()) {
            size += LAYER_HEADER + 12 * layer.channels() + layer.map().data().length;
        }
        ByteBuffer message = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        message.put((byte) FORMAT).putInt(activation.number()).putFloat((float) activation.forwardMilliseconds());
        message.put((byte) activation.classes().size());
        for (int i = 0; i < labels.size(); i++) {
            TopClasses.ClassProbability entry = activation.classes().get(i);
            message.putShort((short) entry.index()).putFloat(entry.probability());
            message.put((byte) labels.get(i).length).put(labels.get(i));
        }
        message.put((byte) activation.layers().size());
        activation.layers().forEach(layer -> put(message, layer));
        return message.flip();
    }

    private static void put(ByteBuffer message, LayerActivation layer) {
        message.put((byte) layer.depth()).putShort((short) layer.channels());
        message.put((byte) layer.map().height()).put((byte) layer.map().width());
        float[] mean = layer.mean().clone();
        for (int channel : layer.notFinite()) {
            mean[channel] = Float.NaN;
        }
        for (float[] values : new float[][] {mean, layer.maximum(), layer.nonZero()}) {
            message.asFloatBuffer().put(values);
            message.position(message.position() + 4 * values.length);
        }
        message.put(layer.map().data());
    }
}
