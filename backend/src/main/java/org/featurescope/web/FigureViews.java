package org.featurescope.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.Figure;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.Figures;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.StoredFigure.StoredImage;
import org.featurescope.web.page.FigureLookup;
import org.featurescope.web.page.FigureView;
import org.featurescope.web.page.FigureView.ImageView;

/** The figures as their pages need them. */
public final class FigureViews implements FigureLookup {
    private final Figures figures;

    /** Views of these figures. */
    public FigureViews(Figures figures) {
        this.figures = figures;
    }

    @Override
    public Optional<FigureView> find(String id) {
        return figures.find(FigureId.parse(id)).map(this::view);
    }

    private FigureView view(Figure figure) {
        Kinds kinds = figures.kinds();
        return new FigureView(
                figure.id().hex(),
                kinds.of(figure.spec()).name(),
                figure.spec().title(),
                figure.spec().caption(),
                kinds.canonicalJson(figure.spec()),
                figure.status().word(),
                figure.result().map(FigureViews::images).orElse(List.of()));
    }

    private static List<ImageView> images(StoredFigure figure) {
        List<ImageView> images = new ArrayList<>();
        for (StoredImage image : figure.images()) {
            String url = "/figures/%s/%d.png".formatted(figure.id(), images.size());
            images.add(new ImageView(url, image.file().width(), image.file().height(), image.label()));
        }
        return images;
    }
}
