package org.featurescope.web.site;

import java.util.Optional;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.portrait.PortraitIndex;
import org.featurescope.portrait.PortraitSheet;

/**
 * Where the portraits of a layer's units are on its sheet in a site.
 *
 * @param sheet the sheet
 * @param side height and width of a portrait, pixels
 * @param columns the number of portraits in a row of the sheet
 * @param words how they were made, as sentences
 */
record SiteTiles(PortraitSheet sheet, int side, int columns, String words) {
    /** Returns the tiles of a layer, if it has portraits. */
    static Optional<SiteTiles> of(Network network, Layer layer, Optional<PortraitIndex> portraits) {
        return portraits.flatMap(index -> index.sheet(network, layer)
                .map(sheet -> new SiteTiles(
                        sheet, index.recipe().side(), index.recipe().columns(), index.words(network, layer))));
    }

    /** Returns the path of the sheet within the site. */
    String file() {
        return "sheets/" + sheet.file();
    }

    /** Returns the style of an element that shows the portrait of a unit, when the sheet is its background. */
    String position(int unit) {
        return "background-position:%dpx %dpx".formatted(-(unit % columns) * side, -(unit / columns) * side);
    }

    /** Returns the style of an element that shows the portrait of a unit on a page. */
    String style(SitePage page, int unit) {
        return "background-image:url(%s);%s".formatted(page.to(file()), position(unit));
    }

    /** Returns the style of an element that shows the portrait of a unit as high as a line of text. */
    String smallStyle(SitePage page, int unit) {
        return "background-image:url(%s);--columns:%d;--column:%d;--row:%d"
                .formatted(page.to(file()), columns, unit % columns, unit / columns);
    }

    /** Returns the style of an element that shows the portrait of a unit at twice its size. */
    String largeStyle(SitePage page, int unit) {
        return "background-image:url(%s);background-size:%dpx auto;background-position:%dpx %dpx"
                .formatted(
                        page.to(file()),
                        2 * columns * side,
                        -2 * (unit % columns) * side,
                        -2 * (unit / columns) * side);
    }
}
