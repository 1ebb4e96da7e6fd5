package org.featurescope.web.article;

import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.style;

import j2html.tags.DomContent;

/** Parts of pages that lie in files. */
final class PageParts {
    private static final String[] STYLES = {"static/css/palette.css", "static/css/featurescope.css"};

    private PageParts() {}

    /** Returns the styles of the server's pages. */
    static DomContent styles() {
        StringBuilder styles = new StringBuilder();
        for (String sheet : STYLES) {
            styles.append(WebResources.text(sheet));
        }
        return style(rawHtml(inside("style", styles.toString())));
    }

    /**
     * Returns a text of the product for use in a script or style element, escaped so that it cannot end the element.
     */
    static String inside(String element, String text) {
        return text.replace("</" + element, "<\\/" + element);
    }
}
