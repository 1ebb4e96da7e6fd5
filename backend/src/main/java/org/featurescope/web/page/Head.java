package org.featurescope.web.page;

import static j2html.TagCreator.each;
import static j2html.TagCreator.link;
import static j2html.TagCreator.meta;

import j2html.TagCreator;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.drawing.CardDrawing;

/**
 * The title and the metadata of a page, in its HTML head.
 *
 * @param title the page's title
 * @param description one sentence, for search engines and link previews
 * @param image the absolute address of the picture beside links to the page, a {@link CardDrawing}; empty if it shows the
 *     product
 * @param links the addresses of a figure's page; empty for other pages
 */
public record Head(String title, String description, Optional<String> image, Optional<FigureLinks> links) {
    /** The card of pages that have none of their own. */
    private static final String PRODUCT = Pages.SERVER + "/static/pictures/card.jpg";

    /** Returns the head of a page that does not show a single figure. */
    public static Head of(String title, String description) {
        return new Head(title, description, Optional.empty(), Optional.empty());
    }

    /** Returns this head with the picture beside links, which lies on this server. */
    Head withImage(String path) {
        return new Head(title, description, Optional.of(Pages.SERVER + path), links);
    }

    /**
     * The addresses of a figure's page, absolute.
     *
     * @param url the page's permanent link
     * @param oembed the address of its oEmbed description, from which editors learn how to embed it
     */
    public record FigureLinks(String url, String oembed) {}

    /** Returns the elements of the HTML head. */
    DomContent content() {
        List<DomContent> tags = new ArrayList<>(List.of(
                TagCreator.title(title.equals(Shell.NAME) ? title : title + " · " + Shell.NAME),
                meta().withName("description").withContent(description),
                property("og:site_name", Shell.NAME),
                property("og:type", "article"),
                property("og:title", title),
                property("og:description", description),
                meta().withName("twitter:title").withContent(title),
                meta().withName("twitter:description").withContent(description),
                meta().withName("twitter:card").withContent("summary_large_image")));
        String card = image.orElse(PRODUCT);
        links.ifPresent(own -> {
            tags.add(link().withRel("canonical").withHref(own.url()));
            tags.add(link().withRel("alternate")
                    .withType("application/json+oembed")
                    .withHref(own.oembed())
                    .withTitle(title));
            tags.add(property("og:url", own.url()));
        });
        tags.add(property("og:image", card));
        tags.add(property("og:image:type", "image/jpeg"));
        tags.add(property("og:image:width", String.valueOf(CardDrawing.WIDTH)));
        tags.add(property("og:image:height", String.valueOf(CardDrawing.HEIGHT)));
        tags.add(property("og:image:alt", description));
        tags.add(meta().withName("twitter:image").withContent(card));
        tags.add(meta().withName("twitter:image:alt").withContent(description));
        return each(tags.stream());
    }

    private static DomContent property(String name, String value) {
        return meta().attr("property", name).withContent(value);
    }
}
