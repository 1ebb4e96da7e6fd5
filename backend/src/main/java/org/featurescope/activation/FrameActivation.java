package org.featurescope.activation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a network answers to a camera's frame: the message that a client gets, little-endian.
 *
 * <pre>
 * uint8    1, the format
 * uint32   number of the frame
 * float32  milliseconds that the network took
 * uint8    number of classes, the most probable first; for each
 *   uint16   its place in class order
 *   float32  its probability
 *   uint8    bytes of its label, at most 255
 *   uint8[]  its label, UTF-8
 * uint8    number of layers, in the order in which they were wanted; for each
 *   uint8    its depth
 *   uint16   channels
 *   uint8    rows of a map
 *   uint8    columns of a map
 *   float32[channels]  mean
 *   float32[channels]  maximum
 *   float32[channels]  share that is not zero
 *   uint8[channels, rows, columns]  maps, as {@link LayerActivation.Maps} tells
 * </pre>
 *
 * @param number of the frame
 * @param forwardMilliseconds that the network took
 * @param classes the most probable first; none if the network has no classes
 * @param layers those that were wanted
 */
public record FrameActivation(
        int number,
        double forwardMilliseconds,
        List<TopClasses.ClassProbability> classes,
        List<LayerActivation> layers) {
    private static final int MOST_LABEL = 255;

    public FrameActivation {
        classes = List.copyOf(classes);
        layers = List.copyOf(layers);
    }

    /** The message, ready to be read. */
    public ByteBuffer message() {
        List<byte[]> labels = new ArrayList<>();
        int size = 11;
        for (TopClasses.ClassProbability entry : classes) {
            byte[] label = entry.label().getBytes(StandardCharsets.UTF_8);
            labels.add(Arrays.copyOf(label, Math.min(MOST_LABEL, label.length)));
            size += 7 + MOST_LABEL;
        }
        for (LayerActivation layer : layers) {
            size += 5 + 12 * layer.channels() + layer.map().data().length;
        }
        ByteBuffer message = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        message.put((byte) CameraFrame.FORMAT).putInt(number).putFloat((float) forwardMilliseconds);
        message.put((byte) classes.size());
        for (int i = 0; i < labels.size(); i++) {
            message.putShort((short) classes.get(i).index())
                    .putFloat(classes.get(i).probability());
            message.put((byte) labels.get(i).length).put(labels.get(i));
        }
        message.put((byte) layers.size());
        layers.forEach(layer -> put(message, layer));
        return message.flip();
    }

    private static void put(ByteBuffer message, LayerActivation layer) {
        message.put((byte) layer.depth()).putShort((short) layer.channels());
        message.put((byte) layer.map().height()).put((byte) layer.map().width());
        for (float[] values : new float[][] {layer.mean(), layer.maximum(), layer.nonZero()}) {
            message.asFloatBuffer().put(values);
            message.position(message.position() + 4 * values.length);
        }
        message.put(layer.map().data());
    }
}
