package org.featurescope.model.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.featurescope.image.RgbImage;
import org.featurescope.model.InputSpec;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/**
 * A range of values in which a network may expect its pictures: {@code scale[c] * x + offset[c]} for a colour {@code x}
 * in [0, 1] of the channel {@code c}.
 *
 * @param name its name for people
 * @param scale factors of the three channels, in the order of the network's input
 * @param offset added to them
 * @param order the order of the channels, {@code RGB} or {@code BGR}
 */
public record InputRange(String name, List<Double> scale, List<Double> offset, String order) {
    private static final String RGB = "RGB";
    private static final String BGR = "BGR";
    private static final int CHANNELS = 3;
    private static final double BYTE = 255;

    /** The ranges in which published networks expect their pictures. */
    static final List<InputRange> CANDIDATES = List.of(
            of("0 to 1", 1, 0),
            of("-1 to 1", 2, -1),
            of("0 to 255", BYTE, 0),
            of("255 x - 117", BYTE, -117),
            // torchvision's normalization
            new InputRange(
                    "ImageNet mean and standard deviation",
                    List.of(1 / 0.229, 1 / 0.224, 1 / 0.225),
                    List.of(-0.485 / 0.229, -0.456 / 0.224, -0.406 / 0.225),
                    RGB),
            // the Caffe model zoo's means
            new InputRange("Caffe means, BGR", List.of(BYTE, BYTE, BYTE), List.of(-104.0, -117.0, -123.0), BGR));

    public InputRange {
        scale = List.copyOf(scale);
        offset = List.copyOf(offset);
    }

    private static InputRange of(String name, double scale, double offset) {
        return new InputRange(name, List.of(scale, scale, scale), List.of(offset, offset, offset), RGB);
    }

    /** Returns the range that a descriptor states: the candidate that is equal to it, if there is one. */
    public static InputRange of(InputSpec input) {
        InputRange own = of(formula(input.scale(), input.offset()), input.scale(), input.offset());
        return CANDIDATES.stream().filter(own::isSame).findFirst().orElse(own);
    }

    /** Returns the candidates, and the range of the descriptor if it is none of them. */
    static List<InputRange> candidates(InputSpec input) {
        List<InputRange> all = new ArrayList<>(CANDIDATES);
        InputRange own = of(input);
        if (!all.contains(own)) {
            all.add(own);
        }
        return all;
    }

    private boolean isSame(InputRange other) {
        return scale.equals(other.scale) && offset.equals(other.offset) && order.equals(other.order);
    }

    /** Returns {@code scale} x + {@code offset} in words, for example {@code 255 x - 117}. */
    public static String formula(double scale, double offset) {
        String product = scale == 1 ? "x" : number(scale) + " x";
        return offset == 0 ? product : product + (offset < 0 ? " - " : " + ") + number(Math.abs(offset));
    }

    /** Returns a number as people write it, with at most four digits unless it is whole. */
    public static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }

    /** Returns what {@code model.json} must say for this range, or how it comes closest to it. */
    String advice() {
        if (order.equals(BGR)) {
            return "The network takes blue first, which model.json cannot say: exchange the channels of its first filters.";
        }
        boolean isScalar = scale.stream().distinct().count() == 1
                && offset.stream().distinct().count() == 1;
        return "In model.json, input.scale %s and input.offset %s %s."
                .formatted(number(mean(scale)), number(mean(offset)), isScalar ? "say so" : "come closest to it");
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** Returns the input tensor {@code [1, height, width, 3]} of a picture in this range, which the caller must close. */
    TFloat32 tensor(RgbImage picture) {
        byte[] levels = picture.pixels();
        float[] values = new float[levels.length];
        for (int i = 0; i < values.length; i++) {
            int channel = i % CHANNELS;
            int from = order.equals(BGR) ? i - channel + CHANNELS - 1 - channel : i;
            values[i] = (float) (scale.get(channel) * (levels[from] & 0xff) / BYTE + offset.get(channel));
        }
        return TFloat32.tensorOf(Shape.of(1, picture.height(), picture.width(), CHANNELS), DataBuffers.of(values));
    }
}
