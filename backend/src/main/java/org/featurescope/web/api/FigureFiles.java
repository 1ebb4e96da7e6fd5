package org.featurescope.web.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.AboutNetwork;
import org.featurescope.figure.FigureExport;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.StoredFigure.ImageFile;
import org.featurescope.figure.StoredFigure.StoredImage;
import org.featurescope.figure.citation.BibTeX;
import org.featurescope.figure.citation.KindDocs;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.PngExport;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.validate.NotFoundException;

/** Writes the files of finished figures. */
public final class FigureFiles {
    private final Kinds kinds;
    private final Catalogue catalogue;
    private final Images images;

    /** Reads the pictures of stored figures. */
    @FunctionalInterface
    public interface Images {
        /** Returns the PNG file of one of a figure's pictures; empty if the file is missing or damaged. */
        Optional<byte[]> read(FigureId id, ImageFile file);
    }

    /**
     * Creates it.
     *
     * @param images reads the pictures that the files show
     */
    public FigureFiles(Kinds kinds, Catalogue catalogue, Images images) {
        this.kinds = kinds;
        this.catalogue = catalogue;
        this.images = images;
    }

    /**
     * Returns the PNG file of one of a figure's pictures.
     *
     * @throws NotFoundException if it is damaged
     */
    public byte[] picture(StoredFigure figure, ImageFile file) {
        return images.read(figure.id(), file)
                .orElseThrow(() -> new NotFoundException(
                        "id", "files of the figure are damaged; ask for it again to have it made anew"));
    }

    /**
     * Returns a figure with everything that is drawn.
     *
     * @param link the figure's permanent link, absolute; empty if its server is not known
     */
    public ExportedFigure exported(StoredFigure figure, String link) {
        List<byte[]> pictures = new ArrayList<>();
        for (StoredImage image : figure.images()) {
            pictures.add(picture(figure, image.file()));
        }
        return FigureExport.of(kinds, figure, link, pictures);
    }

    /** Returns whether a figure is drawn with more than its pictures: a drawing of its kind, or credits. */
    boolean isDrawn(StoredFigure figure) {
        return kinds.drawing(figure.spec(), figure.data()).isPresent()
                || figure.images().stream().anyMatch(image -> image.credit().isPresent());
    }

    /**
     * Returns the whole figure as a PNG file.
     *
     * @param exported the figure, as {@link #exported} returned it
     */
    public byte[] whole(StoredFigure figure, ExportedFigure exported) {
        return isDrawn(figure) ? PngExport.of(exported, 1, false) : picture(figure, figure.whole());
    }

    /**
     * Returns BibTeX entries for a figure and the works that it builds on.
     *
     * @param link the figure's permanent link, absolute; empty if its server is not known
     * @param server the address of its server, without a slash at the end; empty if it is not known
     */
    public byte[] bibTeX(StoredFigure figure, String link, String server) {
        Optional<Network> network = figure.spec() instanceof AboutNetwork about
                ? catalogue.networks().stream().filter(about.network()::isOf).findFirst()
                : Optional.empty();
        String readable = server + "/figure?" + kinds.toQuery(figure.spec());
        return BibTeX.of(
                        kinds,
                        figure,
                        link,
                        network,
                        readable,
                        KindDocs.of(kinds.of(figure.spec())).sources())
                .getBytes(StandardCharsets.UTF_8);
    }
}
