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
 * @param card the link preview of a figure's page; empty for other pages, whose preview shows the product
 */
public record Head(String title, String description, Optional<Card> card) {
    /** The card of pages that show no finished figure. */
    private static final String PRODUCT = Pages.SERVER + "/static/pictures/card.jpg";

    /** Returns the head of a page that does not show a single figure. */
    public static Head of(String title, String description) {
        return new Head(title, description, Optional.empty());
    }

    /**
     * The preview of links to a page in chats and articles (Open Graph, Twitter), and its oEmbed address.
     *
     * @param url the page's permanent link, absolute
     * @param image the address of its card, absolute; empty if the figure is not finished
     * @param oembed the address of its oEmbed description, absolute, from which editors learn how to embed it
     */
    public record Card(String url, Optional<String> image, String oembed) {}

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
        String image = card.flatMap(Card::image).orElse(PRODUCT);
        card.ifPresent(own -> {
            tags.add(link().withRel("canonical").withHref(own.url()));
            tags.add(link().withRel("alternate")
                    .withType("application/json+oembed")
                    .withHref(own.oembed())
                    .withTitle(title));
            tags.add(property("og:url", own.url()));
        });
        tags.add(property("og:image", image));
        tags.add(property("og:image:type", "image/jpeg"));
        tags.add(property("og:image:width", String.valueOf(CardDrawing.WIDTH)));
        tags.add(property("og:image:height", String.valueOf(CardDrawing.HEIGHT)));
        tags.add(property("og:image:alt", description));
        tags.add(meta().withName("twitter:image").withContent(image));
        tags.add(meta().withName("twitter:image:alt").withContent(description));
        return each(tags.stream());
    }

    private static DomContent property(String name, String value) {
        return meta().attr("property", name).withContent(value);
    }
}
