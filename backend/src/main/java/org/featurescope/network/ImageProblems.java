package org.featurescope.network;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.image.RgbImage;
import org.featurescope.network.TrainingData.Examples;

/** Makes problems of which the answer is the colour of a picture at a place. Every fourth pixel is held out. */
public final class ImageProblems {
    /** Height and width of the pictures that networks are trained on. */
    public static final int SIDE = 48;

    private static final int HELD_OUT = 4;
    /** For each input: a wave is then as long as 15 pixels, or longer. */
    private static final double FREQUENCY = 10;
    /** So small that the picture between two changes slowly. */
    private static final float SECOND = 0.1f;

    private static final float WHITE = 255;

    private ImageProblems() {}

    /** Returns the colour at a place {@code (x, y)}; both go from -1 to 1, y upwards. */
    public static Problem of(RgbImage picture) {
        return problem(List.of("x", "y"), List.of(picture));
    }

    /** Returns the colour at a place of one picture or another; the third input is -0.1 for one and 0.1 for the other. */
    public static Problem between(RgbImage one, RgbImage other) {
        return problem(List.of("x", "y", "picture"), List.of(one, other));
    }

    private static Problem problem(List<String> names, List<RgbImage> pictures) {
        List<List<float[]>> inputs = List.of(new ArrayList<>(), new ArrayList<>());
        List<List<float[]>> targets = List.of(new ArrayList<>(), new ArrayList<>());
        for (int picture = 0; picture < pictures.size(); picture++) {
            RgbImage image = pictures.get(picture);
            for (int y = 0; y < image.height(); y++) {
                for (int x = 0; x < image.width(); x++) {
                    int part = (x + 2 * y) % HELD_OUT == 0 ? 1 : 0;
                    inputs.get(part).add(input(names.size(), image, y, x, picture));
                    targets.get(part).add(new float[] {
                        image.at(y, x, 0) / WHITE, image.at(y, x, 1) / WHITE, image.at(y, x, 2) / WHITE
                    });
                }
            }
        }
        return new Problem(
                names,
                List.of("red", "green", "blue"),
                Output.SIGMOID,
                new TrainingData(
                        names.size(),
                        3,
                        Examples.of(inputs.get(0), targets.get(0)),
                        Examples.of(inputs.get(1), targets.get(1))),
                FREQUENCY * names.size());
    }

    private static float[] input(int length, RgbImage image, int y, int x, int picture) {
        float[] input = new float[length];
        input[0] = (2 * x + 1f) / image.width() - 1;
        input[1] = 1 - (2 * y + 1f) / image.height();
        if (length > 2) {
            input[2] = picture == 0 ? -SECOND : SECOND;
        }
        return input;
    }
}
