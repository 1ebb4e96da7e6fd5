package org.featurescope.figure.drawing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.StoredFigure.ImageFile;
import org.featurescope.figure.StoredFigure.StoredImage;
import org.featurescope.image.PngEncoder;
import org.featurescope.model.Sha256;

/**
 * A figure on its way into a file.
 *
 * @param figure what it shows and what came of it
 * @param kind the name of its kind
 * @param link its permanent address, absolute
 * @param pictures the PNG file of each of its images, in their order
 */
public record ExportedFigure(StoredFigure figure, String kind, String link, List<byte[]> pictures) {
    public ExportedFigure {
        pictures = List.copyOf(pictures);
        if (pictures.size() != figure.images().size()) {
            throw new IllegalArgumentException("%d files for %d images"
                    .formatted(pictures.size(), figure.images().size()));
        }
    }

    /** A figure that was just made and is stored nowhere; it has no link. */
    public static ExportedFigure of(Kinds kinds, FigureSpec spec, FigureResult result) {
        List<byte[]> files = new ArrayList<>();
        List<StoredImage> images = new ArrayList<>();
        for (FigureResult.Picture picture : result.pictures()) {
            byte[] png = PngEncoder.encode(picture.image());
            ImageFile file = new ImageFile(
                    files.size() + ".png",
                    Sha256.of(png),
                    picture.image().width(),
                    picture.image().height());
            images.add(new StoredImage(file, picture.label(), picture.unit(), picture.objective(), picture.warning()));
            files.add(png);
        }
        StoredFigure stored = new StoredFigure(
                kinds.id(spec),
                spec,
                Instant.EPOCH,
                result.milliseconds(),
                images,
                images.get(0).file(),
                result.curve(),
                result.data().map(data -> data));
        return new ExportedFigure(stored, kinds.of(spec).name(), "", files);
    }

    String title() {
        return figure.spec().title();
    }

    String caption() {
        return figure.spec().caption();
    }

    public List<StoredImage> images() {
        return figure.images();
    }

    Layout layout() {
        return figure.spec().layout(pictures.size());
    }

    /** Width of the widest picture, pixels. */
    public int cellWidth() {
        return images().stream().mapToInt(image -> image.file().width()).max().orElse(1);
    }

    /** Height of the tallest picture, pixels. */
    int cellHeight() {
        return images().stream().mapToInt(image -> image.file().height()).max().orElse(1);
    }
}
