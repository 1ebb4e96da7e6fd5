package org.featurescope.figure.export;

import java.util.List;
import org.featurescope.figure.Layout;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.StoredFigure.StoredImage;

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
            throw new IllegalArgumentException(
                    "%d files for %d images".formatted(pictures.size(), figure.images().size()));
        }
    }

    String title() {
        return figure.spec().title();
    }

    String caption() {
        return figure.spec().caption();
    }

    List<StoredImage> images() {
        return figure.images();
    }

    Layout layout() {
        return figure.spec().layout(pictures.size());
    }

    /** Width of the widest picture, pixels. */
    int cellWidth() {
        return images().stream().mapToInt(image -> image.file().width()).max().orElse(1);
    }

    /** Height of the tallest picture, pixels. */
    int cellHeight() {
        return images().stream().mapToInt(image -> image.file().height()).max().orElse(1);
    }
}
