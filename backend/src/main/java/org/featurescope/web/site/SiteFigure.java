package org.featurescope.web.site;

import java.util.List;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.StoredFigure.StoredImage;

/**
 * A figure of a site's article.
 *
 * @param id the figure's id
 * @param title the figure's title
 * @param units what its pictures show, as its spec writes it
 */
public record SiteFigure(String id, String title, List<String> units) {
    public SiteFigure {
        units = List.copyOf(units);
    }

    /** Creates a site's description of a stored figure. */
    public static SiteFigure of(Kinds kinds, StoredFigure figure) {
        return new SiteFigure(
                figure.id().hex(),
                kinds.title(figure.spec()),
                figure.images().stream().map(StoredImage::unit).distinct().toList());
    }

    /** Returns whether one of its pictures shows a unit. */
    boolean shows(String unit) {
        return units.contains(unit);
    }

    /** Returns the address of the figure from the root of the site. */
    String href() {
        return "%s/index.html#figure-%s".formatted(SiteFolder.FIGURES, id);
    }

    /** Returns the address of its picture from the root of the site. */
    String picture() {
        return "%s/figures/%s/figure.png".formatted(SiteFolder.FIGURES, id);
    }
}
