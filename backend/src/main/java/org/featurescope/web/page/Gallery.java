package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.img;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.li;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.text;
import static j2html.TagCreator.time;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.featurescope.figure.Kinds;
import org.featurescope.web.page.view.GalleryView;
import org.featurescope.web.page.view.GalleryView.Card;
import org.featurescope.web.page.view.KindThumbnail;

/** The gallery: the list of finished figures. It works without scripts; only deleting needs one. */
final class Gallery {
    static final String PATH = "/gallery";

    private Gallery() {}

    static String html(GalleryView view, Kinds kinds) {
        return Shell.widePage(
                Head.of("Gallery", "The figures that have been made here."),
                PATH,
                h1("Gallery"),
                p("Every figure that was made here, the newest first. Open one for its link, its data and how to embed"
                                + " it.")
                        .withClass("lead"),
                filters(view),
                view.cards().isEmpty() ? empty(view, kinds) : results(view));
    }

    private static DomContent filters(GalleryView view) {
        return form(
                        label(
                                span("Search"),
                                input().withType("search")
                                        .withName("q")
                                        .withValue(view.search())
                                        .withPlaceholder("mixed4c, 12, seed …")),
                        choice("kind", "Kind", view.choices().kinds(), view.kind()),
                        choice("model", "Model", view.choices().models(), view.model()),
                        choice("layer", "Layer", view.choices().layers(), view.layer()),
                        button("Show").withType("submit"))
                .withClass("filters")
                .withMethod("get")
                .withAction(PATH)
                .attr("role", "search")
                .attr("aria-label", "Figures");
    }

    private static DomContent choice(String name, String title, List<String> values, String chosen) {
        List<String> all = new ArrayList<>(values);
        if (!chosen.isEmpty() && !all.contains(chosen)) {
            all.add(chosen);
        }
        return label(
                span(title),
                select(
                                option("all").withValue(""),
                                each(
                                        all,
                                        value -> option(value).withValue(value).withCondSelected(value.equals(chosen))))
                        .withName(name));
    }

    private static DomContent results(GalleryView view) {
        String count = view.total() == 1 ? "1 figure" : view.total() + " figures";
        return each(
                p(view.isWhole() ? count : count + " found").withClass("quiet").attr("role", "status"),
                ul(each(view.cards(), card -> card(card, view.mayDelete()))).withClass("gallery"),
                p(a("Download these figures as an article")
                                .withHref(article(view))
                                .attr("download"))
                        .withClass("quiet"),
                pager(view));
    }

    /** Returns the address of an archive of the figures on a page. */
    private static String article(GalleryView view) {
        return "/figures.zip?ids=" + view.cards().stream().map(Card::id).collect(Collectors.joining(","));
    }

    private static DomContent card(Card card, boolean mayDelete) {
        String path = "/figures/" + card.id();
        String exact = card.exactNames().isEmpty() ? "" : card.exactNames() + " · ";
        String pictures = card.pictures() <= 1 ? "" : " · " + card.pictures() + " pictures";
        return li(
                a(img().withSrc(path + ".png")
                                .withAlt(card.caption())
                                .attr("loading", "lazy")
                                .attr("decoding", "async"))
                        .withHref(path)
                        .attr("tabindex", "-1"),
                h2(a(TitleWords.of(card.title())).withHref(path)),
                p(
                                each(card.portraits(), Gallery::portrait),
                                text(exact + card.kind() + pictures + " · "),
                                time(card.created()).attr("datetime", card.created()),
                                text(" "))
                        .withClass("quiet"),
                mayDelete ? tag("delete-figure").attr("figure", card.id()).attr("name", card.title()) : text(""));
    }

    /** Returns the portrait of a unit, as a link to its page. */
    private static DomContent portrait(GalleryView.Portrait portrait) {
        return a(span().withClasses("portrait", "small").withStyle(portrait.style()))
                .withHref(portrait.path())
                .attr("aria-label", portrait.unit());
    }

    private static DomContent pager(GalleryView view) {
        if (view.pages() == 1) {
            return text("");
        }
        return nav(
                        view.page() == 1
                                ? span("The newest")
                                : a("← Newer")
                                        .withHref(link(view, view.page() - 1))
                                        .withRel("prev"),
                        span("Page %d of %d".formatted(view.page(), view.pages())),
                        view.page() >= view.pages()
                                ? span("The oldest")
                                : a("Older →")
                                        .withHref(link(view, view.page() + 1))
                                        .withRel("next"))
                .withClass("pager")
                .attr("aria-label", "Pages");
    }

    private static String link(GalleryView view, int page) {
        StringBuilder link = new StringBuilder(PATH).append("?page=").append(page);
        String[][] fields = {
            {"q", view.search()}, {"kind", view.kind()}, {"model", view.model()}, {"layer", view.layer()}
        };
        for (String[] field : fields) {
            if (!field[1].isEmpty()) {
                link.append('&')
                        .append(field[0])
                        .append('=')
                        .append(URLEncoder.encode(field[1], StandardCharsets.UTF_8));
            }
        }
        return link.toString();
    }

    private static DomContent empty(GalleryView view, Kinds kinds) {
        if (view.isWhole()) {
            return each(
                    tag("div")
                            .with(
                                    h2("Nothing has been made here yet"),
                                    p(
                                            text(
                                                    "A figure is kept when it is finished. Make the first, of one of the kinds"
                                                            + " below, or open "),
                                            a("a network").withHref("/models"),
                                            text(" and watch one form.")))
                            .withClass("empty"),
                    ul(each(
                                    kinds.all(),
                                    kind -> li(
                                            KindThumbnail.of(kind),
                                            a(kind.title()).withHref(FigureMakerPage.PATH + "?kind=" + kind.name()),
                                            p(kind.description()))))
                            .withClass("ways"));
        }
        return tag("div")
                .with(
                        h2(view.total() > 0 ? "There is no such page" : "No figure is like that"),
                        p(text("Look for fewer words, or "), a("see all").withHref(PATH), text(".")))
                .withClass("empty")
                .attr("role", "status");
    }
}
