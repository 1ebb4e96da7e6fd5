package org.featurescope.web.site;

import java.util.List;
import org.featurescope.figure.AboutNetwork;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.StoredFigure.StoredImage;
import org.featurescope.model.Networks;

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

    /** Creates a site's description of a stored figure. Its title has the title of its network in place of the id. */
    public static SiteFigure of(Kinds kinds, Networks networks, StoredFigure figure) {
        return new SiteFigure(
                figure.id().hex(),
                title(kinds, networks, figure.spec()),
                figure.images().stream().map(StoredImage::unit).distinct().toList());
    }

    private static String title(Kinds kinds, Networks networks, FigureSpec spec) {
        String title = kinds.title(spec);
        return spec instanceof AboutNetwork about && title.endsWith(" in " + about.model())
                ? networks.find(about.model())
                        .map(network -> title.substring(
                                        0, title.length() - about.model().length())
                                + network.descriptor().title())
                        .orElse(title)
                : title;
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
