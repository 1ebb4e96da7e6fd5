package org.featurescope.figure.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;

final class GifExportTest {
    private static final int SIDE = 32;

    private static byte[] png(int seed) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                image.setRGB(x, y, new Color(8 * x, 8 * y, 60 * seed).getRGB());
            }
        }
        return ExportedFigures.encoded(image);
    }

    @Test
    void holdsEveryPictureInItsOrderInColoursThatHardlyDiffer() throws IOException {
        List<byte[]> pictures = List.of(png(0), png(1), png(2), png(3));
        List<BufferedImage> read = new ArrayList<>();
        List<String> delays = new ArrayList<>();
        read(GifExport.of(ExportedFigures.of("a", pictures)), read, delays);
        assertThat(read).hasSize(4);
        assertThat(delays).containsExactly("32", "32", "32", "120");
        for (int i = 0; i < 4; i++) {
            BufferedImage was = ImageIO.read(new ByteArrayInputStream(pictures.get(i)));
            assertThat(meanDifference(was, read.get(i))).as("picture " + i).isLessThan(8);
            assertThat(meanDifference(was, read.get((i + 1) % 4)))
                    .as("another than picture " + i)
                    .isGreaterThan(8);
        }
    }

    @Test
    void isRepeatedForEver() throws IOException {
        String bytes =
                new String(GifExport.of(ExportedFigures.of("a", List.of(png(0), png(1)))), StandardCharsets.ISO_8859_1);
        assertThat(bytes).startsWith("GIF89a").contains("NETSCAPE2.0\u0003\u0001\u0000\u0000");
    }

    private static void read(byte[] gif, List<BufferedImage> pictures, List<String> delays) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(gif))) {
            reader.setInput(in);
            for (int i = 0; i < reader.getNumImages(true); i++) {
                pictures.add(reader.read(i));
                IIOMetadataNode root =
                        (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                delays.add(((IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension")
                                .item(0))
                        .getAttribute("delayTime"));
            }
        } finally {
            reader.dispose();
        }
    }

    /** The mean distance of a colour, of 255. */
    private static double meanDifference(BufferedImage a, BufferedImage b) {
        double sum = 0;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                Color of = new Color(a.getRGB(x, y));
                Color other = new Color(b.getRGB(x, y));
                sum += Math.abs(of.getRed() - other.getRed())
                        + Math.abs(of.getGreen() - other.getGreen())
                        + Math.abs(of.getBlue() - other.getBlue());
            }
        }
        return sum / (3 * SIDE * SIDE);
    }
}
