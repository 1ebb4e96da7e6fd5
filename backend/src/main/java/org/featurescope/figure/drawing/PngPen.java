package org.featurescope.figure.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A pen that draws into an image of pixels. On a machine without fonts it leaves out all text; captions and exports in
 * other formats still contain it.
 */
final class PngPen implements Pen {
    private static final float[] DASHES = {4, 3};

    private final Graphics2D graphics;
    private final ExportedFigure figure;

    /** Creates a pen that draws on graphics whose origin and scale are those of the scene. */
    PngPen(Graphics2D graphics, ExportedFigure figure) {
        this.graphics = graphics;
        this.figure = figure;
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    @Override
    public void picture(int index, double x, double y, double width, double height) {
        var picture = PngExport.decoded(figure.pictures().get(index).png());
        var transform = new AffineTransform();
        transform.translate(x, y);
        transform.scale(width / picture.getWidth(), height / picture.getHeight());
        graphics.drawImage(picture, transform, null);
    }

    @Override
    public void box(double x, double y, double width, double height, String fill) {
        graphics.setColor(Color.decode(fill));
        graphics.fill(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void frame(double x, double y, double width, double height, String stroke, double thickness) {
        graphics.setColor(Color.decode(stroke));
        graphics.setStroke(new BasicStroke((float) thickness));
        graphics.draw(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void line(double fromX, double fromY, double toX, double toY, String stroke) {
        graphics.setColor(Color.decode(stroke));
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(new Line2D.Double(fromX, fromY, toX, toY));
    }

    @Override
    public void path(List<double[]> points, String stroke, double thickness, boolean isDashed) {
        graphics.setColor(Color.decode(stroke));
        graphics.setStroke(new BasicStroke(
                (float) thickness,
                isDashed ? BasicStroke.CAP_BUTT : BasicStroke.CAP_ROUND,
                BasicStroke.JOIN_ROUND,
                1,
                isDashed ? DASHES : null,
                0));
        graphics.draw(along(points));
    }

    private static Path2D along(List<double[]> points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points.get(0)[0], points.get(0)[1]);
        points.stream().skip(1).forEach(point -> path.lineTo(point[0], point[1]));
        return path;
    }

    @Override
    public void area(List<double[]> corners, String fill, double opacity) {
        Path2D path = along(corners);
        path.closePath();
        Color colour = Color.decode(fill);
        graphics.setColor(
                new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(opacity * 255)));
        graphics.fill(path);
    }

    @Override
    public void dot(double x, double y, double radius, String fill, String stroke) {
        Ellipse2D circle = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        graphics.setColor(Color.decode(fill));
        graphics.fill(circle);
        graphics.setColor(Color.decode(stroke));
        graphics.setStroke(new BasicStroke(1.5f));
        graphics.draw(circle);
    }

    @Override
    public void points(List<double[]> points, double diameter, String colour) {
        graphics.setColor(Color.decode(colour));
        for (double[] point : points) {
            graphics.fill(new Ellipse2D.Double(point[0] - diameter / 2, point[1] - diameter / 2, diameter, diameter));
        }
    }

    @Override
    public void text(String text, double x, double y, double size, Anchor anchor, String fill) {
        if (!Fonts.AVAILABLE) {
            return;
        }
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) size);
        double width =
                font.getStringBounds(text, graphics.getFontRenderContext()).getWidth();
        double start = switch (anchor) {
            case START -> x;
            case MIDDLE -> x - width / 2;
            case END -> x - width;
        };
        graphics.setFont(font);
        graphics.setColor(Color.decode(fill));
        graphics.drawString(text, (float) start, (float) y);
    }

    @Override
    public void turnedText(String text, double x, double y, double size, Anchor anchor, String fill, double degrees) {
        AffineTransform before = graphics.getTransform();
        graphics.rotate(Math.toRadians(degrees), x, y);
        text(text, x, y, size, anchor, fill);
        graphics.setTransform(before);
    }
}
