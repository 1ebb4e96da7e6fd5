package org.featurescope.web;

import io.javalin.http.Context;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.featurescope.figure.AboutNetwork;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.StoredFigure.StoredImage;
import org.featurescope.figure.link.QueryString;
import org.featurescope.figure.run.Figure;
import org.featurescope.figure.run.Figures;
import org.featurescope.figure.store.FigureList;
import org.featurescope.figure.store.FigureQuery;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.portrait.PortraitIndex;
import org.featurescope.portrait.Portraits;
import org.featurescope.unit.UnitTitles;
import org.featurescope.validate.NotFoundException;
import org.featurescope.web.api.FigureListings;
import org.featurescope.web.page.view.FigureLookup;
import org.featurescope.web.page.view.FigureView;
import org.featurescope.web.page.view.FigureView.ImageView;
import org.featurescope.web.page.view.GalleryView;
import org.featurescope.web.page.view.PortraitTiles;
import org.featurescope.web.page.view.UnitCards;

/** Converts figures to the views that pages show. */
final class FigureViews implements FigureLookup {
    private final Figures figures;
    private final Catalogue catalogue;
    private final Portraits portraits;
    private final Predicate<Context> mayDelete;

    /**
     * Creates the views.
     *
     * @param portraits the portraits of the networks' units
     * @param mayDelete returns whether the sender of a request may delete figures
     */
    FigureViews(Figures figures, Catalogue catalogue, Portraits portraits, Predicate<Context> mayDelete) {
        this.figures = figures;
        this.catalogue = catalogue;
        this.portraits = portraits;
        this.mayDelete = mayDelete;
    }

    @Override
    public Optional<FigureView> find(String id) {
        try {
            return figures.find(FigureId.parse(id)).map(this::view);
        } catch (NotFoundException e) {
            // a text that is not an id names no figure
            return Optional.empty();
        }
    }

    /** Returns the page of the gallery that a request asks for. */
    GalleryView gallery(Context ctx) {
        FigureQuery query = FigureListings.query(ctx);
        int page = FigureListings.page(ctx);
        FigureList list = figures.list(query, FigureListings.PAGE, (page - 1) * FigureListings.PAGE);
        Map<String, Optional<PortraitIndex>> indexes = new HashMap<>();
        return new GalleryView(
                String.join(" ", query.words()),
                query.kind().orElse(""),
                query.model().orElse(""),
                query.layer().orElse(""),
                new GalleryView.Choices(list.kinds(), list.models(), list.layers()),
                list.figures().stream().map(figure -> card(figure, indexes)).toList(),
                list.total(),
                page,
                FigureListings.pages(list.total()),
                mayDelete.test(ctx));
    }

    private GalleryView.Card card(StoredFigure figure, Map<String, Optional<PortraitIndex>> indexes) {
        return new GalleryView.Card(
                figure.id().hex(),
                figures.kinds().title(figure.spec()),
                exactNames(figure.spec()),
                figures.kinds().caption(figure.spec(), Optional.empty()),
                figures.kinds().of(figure.spec()).title(),
                figure.images().size(),
                figure.createdAt().atZone(ZoneOffset.UTC).toLocalDate().toString(),
                portraits(figure.spec(), indexes));
    }

    /**
     * Returns the portraits of the units that a figure's title names.
     *
     * @param indexes those of networks that were read already, by id; more are added
     */
    private List<GalleryView.Portrait> portraits(FigureSpec spec, Map<String, Optional<PortraitIndex>> indexes) {
        return network(spec).stream()
                .flatMap(network -> UnitTitles.units(network, spec.title()).stream()
                        .flatMap(unit ->
                                portrait(
                                        network,
                                        unit,
                                        indexes.computeIfAbsent(network.id(), id -> portraits.of(network)))
                                        .stream()))
                .toList();
    }

    private static Optional<GalleryView.Portrait> portrait(Network network, Unit unit, Optional<PortraitIndex> index) {
        return PortraitTiles.of(network, network.layer(unit.layer()), index)
                .map(tiles -> new GalleryView.Portrait(
                        tiles.borrowed().map(words -> unit + ". " + words).orElse(unit.toString()),
                        UnitCards.path(network, unit),
                        tiles.sheetStyle() + ";" + tiles.style(unit.channel())));
    }

    /** Returns the view of a figure that was never requested. */
    FigureView unmade(FigureSpec spec) {
        return view(figures.kinds().id(spec), spec, FigureView.UNMADE, Optional.empty());
    }

    private FigureView view(Figure figure) {
        return view(figure.id(), figure.spec(), figure.status().word(), figure.result());
    }

    private FigureView view(FigureId id, FigureSpec spec, String status, Optional<StoredFigure> result) {
        Kinds kinds = figures.kinds();
        return new FigureView(
                id.hex(),
                kinds.of(spec).name(),
                kinds.title(spec),
                exactNames(spec),
                kinds.caption(spec, result.flatMap(StoredFigure::data)),
                kinds.toJson(spec).toString(),
                QueryString.parse(kinds.toQuery(spec)),
                status,
                result.map(this::images).orElse(List.of()));
    }

    private Optional<Network> network(FigureSpec spec) {
        return spec instanceof AboutNetwork about ? catalogue.find(about.model()) : Optional.empty();
    }

    /** Returns the names, such as {@code mixed4c:12}, of the units that a figure's title describes in words, separated by commas. */
    private String exactNames(FigureSpec spec) {
        return network(spec).stream()
                .flatMap(network -> UnitTitles.units(network, spec.title()).stream())
                .map(Unit::toString)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private List<ImageView> images(StoredFigure figure) {
        List<ImageView> images = new ArrayList<>();
        for (StoredImage image : figure.images()) {
            String url = "/figures/%s/%d.png".formatted(figure.id(), images.size());
            images.add(new ImageView(
                    url,
                    image.file().width(),
                    image.file().height(),
                    figures.kinds().pictureLabel(figure.spec(), image.label(), image.unit())));
        }
        return images;
    }
}
