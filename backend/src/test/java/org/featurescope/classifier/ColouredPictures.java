package org.featurescope.classifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.RgbImage;

/** Writes folders of small pictures that are noise with more red in one class and more blue in the other. */
final class ColouredPictures {
    private static final int SIDE = 32;

    private ColouredPictures() {}

    /** Writes {@code count} pictures for each of the classes {@code red} and {@code blue}. */
    static Path write(Path folder, int count, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        String[] names = {"blue", "red"};
        for (int label = 0; label < names.length; label++) {
            Path of = Files.createDirectories(folder.resolve(names[label]));
            for (int i = 0; i < count; i++) {
                Files.write(of.resolve(i + ".png"), PngEncoder.encode(picture(random, label == 1 ? 0 : 2)));
            }
        }
        return folder;
    }

    private static RgbImage picture(SplittableRandom random, int stronger) {
        byte[] pixels = new byte[SIDE * SIDE * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (random.nextInt(150) + (i % 3 == stronger ? 100 : 0));
        }
        return new RgbImage(SIDE, SIDE, pixels);
    }

    /** Returns settings for a training of a few seconds. */
    static TrainingSettings settings(int steps, boolean normalized, double adversarial) {
        return settings(steps, normalized, false, adversarial);
    }

    static TrainingSettings settings(int steps, boolean normalized, boolean lowPassed, double adversarial) {
        return settings(SIDE, steps, normalized, lowPassed, adversarial);
    }

    static TrainingSettings settings(
            int inputSize, int steps, boolean normalized, boolean lowPassed, double adversarial) {
        return settings(inputSize, steps, 0.3, 0, normalized, lowPassed, adversarial);
    }

    /** Returns settings for one step with mixed pictures. */
    static TrainingSettings mixedSettings(double mixed) {
        return settings(SIDE, 1, 0.3, mixed, true, false, 0);
    }

    /** Returns settings for one step in which a teacher has a share of the targets of labelled pictures. */
    static TrainingSettings taughtSettings(double teacherShare) {
        return settings(SIDE, 1, teacherShare, 0, true, false, 0);
    }

    private static TrainingSettings settings(
            int inputSize,
            int steps,
            double teacherShare,
            double mixed,
            boolean normalized,
            boolean lowPassed,
            double adversarial) {
        return new TrainingSettings(
                SIDE,
                SIDE,
                inputSize,
                8,
                steps,
                normalized ? 0.05 : 0.01,
                0.5,
                0.1,
                0.3,
                0.9,
                5e-5,
                0.1,
                teacherShare,
                mixed,
                0.1,
                normalized,
                lowPassed,
                adversarial,
                7);
    }
}
