package org.featurescope.figure.drawing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.featurescope.activation.photographs.Credit;

/** Finished figures for tests of exports. */
public final class ExportedFigures {
    /** Height and width of the blue pictures. */
    public static final int SIDE = 64;

    private ExportedFigures() {}

    /** Returns a figure of pictures in rows, each with the same label. */
    public static ExportedFigure of(String label, List<byte[]> pngs) {
        List<ExportedFigure.ExportedPicture> pictures = new ArrayList<>();
        for (byte[] png : pngs) {
            BufferedImage image = decoded(png);
            pictures.add(new ExportedFigure.ExportedPicture(
                    png, image.getWidth(), image.getHeight(), label, Optional.empty(), Optional.empty()));
        }
        return figure(pictures, Optional.empty());
    }

    /** Returns a figure of blue pictures, {@code picture 0} and so on, that is drawn with more than rows. */
    public static ExportedFigure drawn(int pictures, Optional<ExportedFigure.Drawing> drawing) {
        return figure(credited(pictures, List.of()).pictures(), drawing);
    }

    /** Returns a figure of blue pictures in rows, of which the first have credits. */
    public static ExportedFigure credited(int pictures, List<Credit> credits) {
        List<ExportedFigure.ExportedPicture> blue = new ArrayList<>();
        for (int i = 0; i < pictures; i++) {
            Optional<Credit> credit = i < credits.size() ? Optional.of(credits.get(i)) : Optional.empty();
            blue.add(new ExportedFigure.ExportedPicture(blue(), SIDE, SIDE, "picture " + i, Optional.empty(), credit));
        }
        return figure(blue, Optional.empty());
    }

    private static ExportedFigure figure(
            List<ExportedFigure.ExportedPicture> pictures, Optional<ExportedFigure.Drawing> drawing) {
        return new ExportedFigure(
                "A title",
                "What one sees.",
                "https://example.org/figures/0",
                Layout.grid(pictures.size()),
                pictures,
                drawing);
    }

    private static byte[] blue() {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIDE * SIDE; i++) {
            image.setRGB(i % SIDE, i / SIDE, 0x336699);
        }
        return encoded(image);
    }

    /** Returns the PNG file of an image. */
    public static byte[] encoded(BufferedImage image) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    /** Returns the image of a PNG file. */
    public static BufferedImage decoded(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
