package org.featurescope.web.page;

import static j2html.TagCreator.each;
import static j2html.TagCreator.link;
import static j2html.TagCreator.meta;

import j2html.TagCreator;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the head of a page says of it.
 *
 * @param title the page's name
 * @param description one sentence, for search and for cards
 * @param card the address and picture that a card of the page shows, if it has its own
 */
record Head(String title, String description, Optional<Card> card) {
    static Head of(String title, String description) {
        return new Head(title, description, Optional.empty());
    }

    /**
     * What a link to the page looks like in a chat or an article (Open Graph, Twitter).
     *
     * @param url the page's permanent address, absolute
     * @param image the picture's address, absolute, if there is a picture
     * @param oembed the address of the page's oEmbed description, absolute, by which editors find how to embed it
     */
    record Card(String url, Optional<String> image, String oembed) {}

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
                meta().withName("twitter:card")
                        .withContent(card.flatMap(Card::image).isPresent() ? "summary_large_image" : "summary")));
        card.ifPresent(own -> {
            tags.add(link().withRel("canonical").withHref(own.url()));
            tags.add(link().withRel("alternate")
                    .withType("application/json+oembed")
                    .withHref(own.oembed())
                    .withTitle(title));
            tags.add(property("og:url", own.url()));
            own.image().ifPresent(image -> {
                tags.add(property("og:image", image));
                tags.add(property("og:image:type", "image/png"));
                tags.add(property("og:image:alt", description));
                tags.add(meta().withName("twitter:image").withContent(image));
                tags.add(meta().withName("twitter:image:alt").withContent(description));
            });
        });
        return each(tags.stream());
    }

    private static DomContent property(String name, String value) {
        return meta().attr("property", name).withContent(value);
    }
}
