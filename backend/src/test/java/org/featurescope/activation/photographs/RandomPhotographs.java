package org.featurescope.activation.photographs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.RgbImage;

/** Writes a folder of pictures of several sizes, some of them equal and some that cannot be read. */
final class RandomPhotographs {
    static final int COUNT = 27;

    private RandomPhotographs() {}

    static Path in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(3);
        for (int i = 0; i < COUNT; i++) {
            int height = 40 + random.nextInt(80);
            int width = 40 + random.nextInt(80);
            byte[] pixels = new byte[3 * height * width];
            for (int at = 0; at < pixels.length; at++) {
                pixels[at] = (byte) (128 + 60 * Math.sin(at / (3.0 + i)) + random.nextInt(60));
            }
            byte[] file = PngEncoder.encode(new RgbImage(height, width, pixels));
            Files.write(folder.resolve("%02d.png".formatted(i)), file);
        }
        // whole batches and single ones that cannot be read, and two equal photographs
        for (int i : new int[] {0, 13, 16, 17, 18, 19, 20, 21, 22, 23}) {
            Files.writeString(folder.resolve("%02d.png".formatted(i)), "no picture");
        }
        Files.copy(folder.resolve("02.png"), folder.resolve("02-again.png"));
        return folder;
    }
}
