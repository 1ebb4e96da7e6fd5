package org.featurescope.figure.export;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * All pictures of a figure in one PNG file, row by row without gaps, at their own size or enlarged.
 *
 * <p>An enlarged file is resampled (bicubic), for places that want many pixels; it shows nothing that the pictures do not.
 */
public final class PngExport {
    /** The most that pictures are enlarged. */
    public static final int MOST_SCALE = 2;

    private PngExport() {}

    /**
     * The file.
     *
     * @param scale how many pixels across one of the picture's becomes, from 1 to {@link #MOST_SCALE}
     * @param transparent whether what is not picture is transparent: places left over, and what the pictures themselves leave
     *     open; else it is white
     */
    public static byte[] of(ExportedFigure figure, int scale, boolean transparent) {
        int width = figure.cellWidth() * scale;
        int height = figure.cellHeight() * scale;
        int type = transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage sheet = new BufferedImage(width * figure.layout().columns(), height * figure.layout().rows(), type);
        Graphics2D graphics = sheet.createGraphics();
        try {
            if (!transparent) {
                graphics.setColor(Color.WHITE);
                graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
            }
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            for (int i = 0; i < figure.pictures().size(); i++) {
                BufferedImage picture = decoded(figure.pictures().get(i));
                int x = figure.layout().column(i) * width;
                int y = figure.layout().row(i) * height;
                graphics.drawImage(picture, x, y, picture.getWidth() * scale, picture.getHeight() * scale, null);
            }
        } finally {
            graphics.dispose();
        }
        return encoded(sheet);
    }

    private static BufferedImage decoded(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException("a stored picture is no PNG file", e);
        }
    }

    private static byte[] encoded(BufferedImage image) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
