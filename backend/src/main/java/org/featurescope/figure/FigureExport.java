package org.featurescope.figure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.StoredFigure.StoredImage;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.ExportedFigure.ExportedPicture;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.RgbImage;

/** Prepares finished figures for export to files. */
public final class FigureExport {
    private FigureExport() {}

    /**
     * Prepares a stored figure for export.
     *
     * @param link the figure's permanent link, absolute
     * @param files the PNG file of each of its pictures, in their order
     */
    public static ExportedFigure of(Kinds kinds, StoredFigure figure, String link, List<byte[]> files) {
        List<ExportedPicture> pictures = new ArrayList<>();
        for (StoredImage image : figure.images()) {
            pictures.add(new ExportedPicture(
                    files.get(pictures.size()),
                    image.file().width(),
                    image.file().height(),
                    kinds.pictureLabel(figure.spec(), image.label(), image.unit()),
                    image.warning(),
                    image.credit()));
        }
        FigureSpec spec = figure.spec();
        return new ExportedFigure(
                kinds.title(spec),
                kinds.caption(spec, figure.data()),
                link,
                kinds.layout(spec, pictures.size()),
                pictures,
                kinds.drawing(spec, figure.data()));
    }

    /** Prepares a figure that is not stored for export. It has no link. */
    public static ExportedFigure of(Kinds kinds, FigureSpec spec, FigureResult result) {
        List<ExportedPicture> pictures = new ArrayList<>();
        for (FigureResult.Picture picture : result.pictures()) {
            RgbImage image = picture.image();
            pictures.add(new ExportedPicture(
                    PngEncoder.encode(image),
                    image.width(),
                    image.height(),
                    kinds.pictureLabel(spec, picture.label(), picture.unit()),
                    picture.warning(),
                    picture.credit()));
        }
        Optional<JsonNode> data = result.data().map(ResultData::toJson);
        return new ExportedFigure(
                kinds.title(spec),
                kinds.caption(spec, data),
                "",
                kinds.layout(spec, pictures.size()),
                pictures,
                kinds.drawing(spec, data));
    }
}
