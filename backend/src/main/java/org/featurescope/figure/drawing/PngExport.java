package org.featurescope.figure.drawing;

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
 * Exports a figure as one PNG file. A figure whose kind has a drawing, or whose photographs have credits, is drawn as
 * its {@link Scene}; any other as its pictures row by row without gaps.
 *
 * <p>Pictures are enlarged by bicubic interpolation, for uses that require many pixels. This adds no detail.
 */
public final class PngExport {
    /** The largest factor by which pictures are enlarged. */
    public static final int MOST_SCALE = 2;

    private static final int MARGIN = 8;

    private PngExport() {}

    /**
     * Returns the bytes of the PNG file.
     *
     * @param scale the factor by which the figure is enlarged, from 1 to {@link #MOST_SCALE}
     * @param transparent whether empty cells and the transparent parts of pictures are transparent in the file; else
     *     they are white
     */
    public static byte[] of(ExportedFigure figure, int scale, boolean transparent) {
        return encoded(
                figure.isDrawn()
                        ? scene(figure.scene(), figure, scale, transparent)
                        : sheet(figure, scale, transparent));
    }

    /** Returns a picture of a figure's scene without its credits, for a picture too small for words. */
    static BufferedImage withoutCredits(ExportedFigure figure) {
        return scene(figure.ownScene(), figure, 1, false);
    }

    private static BufferedImage scene(Scene scene, ExportedFigure figure, int scale, boolean transparent) {
        BufferedImage image = empty(
                (int) Math.ceil((scene.width() + 2 * MARGIN) * scale),
                (int) Math.ceil((scene.height() + 2 * MARGIN) * scale),
                transparent);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale(scale, scale);
            graphics.translate(MARGIN, MARGIN);
            scene.draw(new PngPen(graphics, figure));
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private static BufferedImage sheet(ExportedFigure figure, int scale, boolean transparent) {
        int width = figure.cellWidth() * scale;
        int height = figure.cellHeight() * scale;
        BufferedImage sheet = empty(
                width * figure.layout().columns(), height * figure.layout().rows(), transparent);
        Graphics2D graphics = sheet.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            for (int i = 0; i < figure.pictures().size(); i++) {
                BufferedImage picture = decoded(figure.pictures().get(i).png());
                int x = figure.layout().column(i) * width;
                int y = figure.layout().row(i) * height;
                graphics.drawImage(picture, x, y, picture.getWidth() * scale, picture.getHeight() * scale, null);
            }
        } finally {
            graphics.dispose();
        }
        return sheet;
    }

    /** Returns an image that is transparent or white everywhere. */
    private static BufferedImage empty(int width, int height, boolean transparent) {
        int type = transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage image = new BufferedImage(width, height, type);
        if (!transparent) {
            Graphics2D graphics = image.createGraphics();
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
            graphics.dispose();
        }
        return image;
    }

    static BufferedImage decoded(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException("a stored picture is not a PNG file", e);
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
