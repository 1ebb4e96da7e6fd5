package org.featurescope.figure.drawing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.JpegEncoder;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.image.Sprites;

/**
 * Draws a figure as a small JPEG picture, by which readers recognize its kind. A figure whose kind has a drawing is shown
 * whole on white. Of any other up to six pictures fill the thumbnail, from the first to the last at equal distances.
 */
public final class ThumbnailDrawing {
    /** The width of a thumbnail in pixels. */
    public static final int WIDTH = 240;
    /** The height of a thumbnail in pixels. */
    public static final int HEIGHT = 160;

    private static final float QUALITY = 0.8f;
    private static final int MARGIN = 4;
    private static final int TWO_COLUMNS = 2;
    private static final int TWO_ROWS = 6;

    private ThumbnailDrawing() {}

    /** Returns the bytes of the thumbnail's JPEG file. */
    public static byte[] of(ExportedFigure figure) {
        return figure.drawing().isPresent()
                ? JpegEncoder.encode(whole(PngExport.withoutCredits(figure)), QUALITY)
                : JpegEncoder.encode(pictures(figure), QUALITY);
    }

    private static RgbImage pictures(ExportedFigure figure) {
        int count = figure.pictures().size();
        int rows = count < TWO_ROWS ? 1 : 2;
        int columns = rows == 2 ? 3 : count < TWO_COLUMNS ? 1 : 2;
        int cells = columns * rows;
        List<RgbImage> shown = IntStream.range(0, cells)
                .mapToObj(cell -> figure.pictures().get(cells == 1 ? 0 : cell * (count - 1) / (cells - 1)))
                .map(picture -> ImageDecoder.decode(picture.png()).over(RgbImage.OPAQUE))
                .map(picture -> Resampler.resizeAndCrop(picture, HEIGHT / rows, WIDTH / columns))
                .toList();
        return Sprites.sheet(shown, columns);
    }

    /** Returns what is drawn, without the white around it, as large as it fits. */
    private static BufferedImage whole(BufferedImage drawing) {
        Rectangle drawn = drawn(drawing);
        BufferedImage part = drawing.getSubimage(drawn.x, drawn.y, drawn.width, drawn.height);
        double scale = Math.min((WIDTH - 2.0 * MARGIN) / drawn.width, (HEIGHT - 2.0 * MARGIN) / drawn.height);
        int width = Math.max(1, (int) Math.round(scale * drawn.width));
        int height = Math.max(1, (int) Math.round(scale * drawn.height));
        BufferedImage thumbnail = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = thumbnail.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, WIDTH, HEIGHT);
            Image scaled = part.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING);
            graphics.drawImage(scaled, (WIDTH - width) / 2, (HEIGHT - height) / 2, null);
        } finally {
            graphics.dispose();
        }
        return thumbnail;
    }

    /** Returns the smallest rectangle with everything that is not white; the whole picture if it is white everywhere. */
    private static Rectangle drawn(BufferedImage drawing) {
        Rectangle drawn = new Rectangle(-1, -1);
        for (int y = 0; y < drawing.getHeight(); y++) {
            for (int x = 0; x < drawing.getWidth(); x++) {
                if ((drawing.getRGB(x, y) | 0xff000000) != Color.WHITE.getRGB()) {
                    drawn.add(new Rectangle(x, y, 1, 1));
                }
            }
        }
        return drawn.isEmpty() ? new Rectangle(drawing.getWidth(), drawing.getHeight()) : drawn;
    }
}
