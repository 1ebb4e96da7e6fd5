package org.featurescope.web.page.view;

import java.util.Optional;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.portrait.PortraitIndex;
import org.featurescope.portrait.PortraitSheet;

/**
 * Where the portraits of a layer's units are on their sheet.
 *
 * @param url the address of the sheet, which never shows another one
 * @param columns the number of portraits in a row of the sheet
 * @param silent how many of them are plain grey, since their units never rose above 0
 * @param words how they were made, as sentences
 * @param borrowed whose pictures they are, such as "The picture of its logit", if they are not the units' own
 */
public record PortraitTiles(String url, int columns, int silent, String words, Optional<String> borrowed) {
    /** Returns the tiles of a layer, if it has portraits. */
    public static Optional<PortraitTiles> of(Network network, Layer layer, Optional<PortraitIndex> portraits) {
        return portraits.flatMap(index -> index.sheet(network, layer)
                .map(sheet -> new PortraitTiles(
                        url(network, sheet),
                        index.recipe().columns(),
                        sheet.silent(),
                        index.words(network, layer),
                        PortraitIndex.borrowed(network, layer))));
    }

    /** Returns the address of a sheet. */
    public static String url(Network network, PortraitSheet sheet) {
        return "/models/%s/portraits/%s.jpg?sha256=%s".formatted(network.id(), sheet.layer(), sheet.sha256());
    }

    /** Returns the style of an element that shows the portrait of a unit. */
    public String style(int unit) {
        return "--column:%d;--row:%d".formatted(unit % columns, unit / columns);
    }

    /** Returns the style of an element whose descendants show portraits of the sheet. */
    public String sheetStyle() {
        return "--sheet:url(%s);--columns:%d".formatted(url, columns);
    }
}
