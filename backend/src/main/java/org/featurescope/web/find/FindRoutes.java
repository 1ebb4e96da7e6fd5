package org.featurescope.web.find;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.featurescope.activation.Activations;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.model.Catalogue;
import org.featurescope.portrait.PortraitLooks;
import org.featurescope.portrait.Portraits;
import org.featurescope.unit.KnownResponses;
import org.featurescope.unit.UnitSearch;
import org.featurescope.validate.NotFoundException;
import org.featurescope.web.access.Permission;
import org.featurescope.web.http.ConcurrencyLimit;
import org.featurescope.web.http.Json;
import org.featurescope.web.http.PhotographBody;
import org.featurescope.web.http.PhotographBody.Photograph;
import org.featurescope.web.http.Route;

/** The routes of the page that finds units, and of the same search in the API. */
public final class FindRoutes {
    private static final String API = "/api/v1/find";
    private static final int MOST_PICTURES_AT_A_TIME = 4;
    private static final int RETRY_SECONDS = 2;

    private final Catalogue catalogue;
    private final FindSearch search;
    private final PictureSearch pictures;
    private final Permission sendPhotographs;
    private final FindPage page;
    private final ComparePage compare;
    private final SamplePhotographs samples = new SamplePhotographs();
    private final ConcurrencyLimit limit =
            new ConcurrencyLimit(MOST_PICTURES_AT_A_TIME, "searches with pictures", RETRY_SECONDS);

    /**
     * Creates the routes.
     *
     * @param sendPhotographs the permission to send photographs that are not samples
     */
    public FindRoutes(
            Catalogue catalogue,
            KnownResponses known,
            Portraits portraits,
            PortraitLooks looks,
            Activations activations,
            Permission sendPhotographs) {
        this.catalogue = catalogue;
        this.search = new FindSearch(catalogue, known, looks);
        this.pictures = new PictureSearch(catalogue, activations, known);
        this.sendPhotographs = sendPhotographs;
        this.compare = new ComparePage(catalogue, known, portraits);
        this.page = new FindPage(catalogue, known, portraits);
    }

    /** Returns the routes of the API. */
    public List<Route> ofApi() {
        return List.of(Route.get(API, this::find), Route.post(API, this::findPicture));
    }

    /** Returns the routes of the page. */
    public List<Route> ofPage() {
        return List.of(Route.get(FindPage.PATH, this::show), Route.post(FindPage.PATH, this::showPicture));
    }

    private void find(Context ctx) {
        FindQuery query = FindQuery.of(ctx, catalogue);
        Json.answer(
                ctx,
                FoundUnits.of(search.find(query).orElseThrow(() -> new NotFoundException("q", search.unknown(query)))));
    }

    private void findPicture(Context ctx) throws IOException {
        FindQuery query = FindQuery.of(ctx, catalogue);
        Json.answer(
                ctx,
                FoundUnits.of(
                        byPicture(ctx, query, List.of(query.pictureCriterion())).get(0)));
    }

    private void show(Context ctx) {
        Optional<String> compared = Optional.ofNullable(ctx.queryParam("compare"));
        if (compared.isPresent()) {
            ctx.html(compare.html(compare.units(compared.get())));
            return;
        }
        FindQuery query = FindQuery.of(ctx, catalogue);
        ctx.html(page.found(query, search.find(query), search.unknown(query)));
    }

    private void showPicture(Context ctx) throws IOException {
        FindQuery query = FindQuery.of(ctx, catalogue);
        List<PictureCriterion> criteria = PictureCriterion.usualFirst(query.layer());
        ctx.html(page.foundByPicture(query, criteria, byPicture(ctx, query, criteria)));
    }

    private List<UnitSearch.Answer> byPicture(Context ctx, FindQuery query, List<PictureCriterion> criteria)
            throws IOException {
        try (ConcurrencyLimit.Permit permit = limit.acquire()) {
            Photograph photograph = PhotographBody.read(ctx);
            if (photograph instanceof Photograph.Upload) {
                sendPhotographs.require(ctx);
            }
            byte[] file = photograph instanceof Photograph.Upload upload
                    ? upload.file()
                    : samples.bytes(((Photograph.Sample) photograph).id());
            return pictures.find(file, query, criteria);
        }
    }
}
