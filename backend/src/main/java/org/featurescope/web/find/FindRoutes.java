package org.featurescope.web.find;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.featurescope.activation.Activations;
import org.featurescope.figure.link.QueryString;
import org.featurescope.model.Catalogue;
import org.featurescope.portrait.PortraitLooks;
import org.featurescope.portrait.Portraits;
import org.featurescope.unit.KnownResponses;
import org.featurescope.unit.UnitSearch.Answer;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;
import org.featurescope.web.access.Permission;
import org.featurescope.web.http.ConcurrencyLimit;
import org.featurescope.web.http.Json;
import org.featurescope.web.http.PhotographBody;
import org.featurescope.web.http.PhotographBody.Photograph;
import org.featurescope.web.http.Problem;
import org.featurescope.web.http.RequestBody;
import org.featurescope.web.http.Route;

/** The routes of the page that finds units, and of the same search in the API. */
public final class FindRoutes {
    private static final String API = "/api/v1/find";
    private static final String NO_PICTURE =
            "no picture was sent. Choose a file or a sample photograph. A program sends"
                    + " multipart/form-data with a part image, application/x-www-form-urlencoded like sample=chelsea, or"
                    + " application/json like {\"sample\": \"chelsea\"}";
    private static final int MOST_PICTURES_AT_A_TIME = 4;
    private static final int RETRY_SECONDS = 2;

    private final Catalogue catalogue;
    private final FindSearch search;
    private final PictureSearch pictures;
    private final Permission sendPhotographs;
    private final FindPage page;
    private final ComparePage compare;
    private final FindSamples samples = new FindSamples();
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
        this.page = new FindPage(catalogue, known, portraits, samples);
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
        Optional<Answer> answer = search.find(query);
        if (answer.isPresent()) {
            Json.answer(ctx, FoundUnits.of(answer.get()));
        } else {
            answerNothing(ctx, search.nothing(query));
        }
    }

    private static void answerNothing(Context ctx, FindSearch.Nothing nothing) {
        Problem problem = Problem.of(HttpStatus.NOT_FOUND.getCode(), nothing.reason(), "q");
        ObjectNode json = Json.tree(problem);
        ArrayNode nearby = json.putArray("nearby");
        nothing.nearby().forEach(word -> nearby.add(Json.tree(word)));
        ctx.status(problem.status()).header("Cache-Control", "no-store");
        Json.answer(ctx, Problem.TYPE, json);
    }

    private void findPicture(Context ctx) throws IOException {
        FindQuery query = FindQuery.of(ctx, catalogue);
        List<PictureCriterion> criteria = List.of(query.pictureCriterion());
        try (ConcurrencyLimit.Permit permit = limit.acquire()) {
            SearchedPicture picture = searched(ctx, PhotographBody.read(ctx));
            PictureAnswers found = pictures.find(picture, query, criteria);
            Json.answer(ctx, FoundUnits.of(found.answers().get(0), found.topClass()));
        }
    }

    private void show(Context ctx) {
        Optional<String> compared = Optional.ofNullable(ctx.queryParam("compare"));
        if (compared.isPresent()) {
            ctx.html(compare.html(compare.units(compared.get())));
            return;
        }
        FindQuery query = FindQuery.of(ctx, catalogue);
        Optional<Answer> answer = search.find(query);
        ctx.html(answer.isPresent() ? page.found(query, answer.get()) : page.nothing(query, search.nothing(query)));
    }

    private void showPicture(Context ctx) throws IOException {
        FindQuery query = FindQuery.of(ctx, catalogue);
        if (!RequestBody.isForm(ctx) && !PhotographBody.isPhotograph(ctx)) {
            ctx.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE).html(page.refused(query, NO_PICTURE));
            return;
        }
        List<PictureCriterion> criteria = PictureCriterion.usualFirst(query.layer());
        try (ConcurrencyLimit.Permit permit = limit.acquire()) {
            SearchedPicture picture = searched(ctx, ofForm(ctx));
            ctx.html(page.foundByPicture(query, picture, criteria, pictures.find(picture, query, criteria)));
        } catch (InvalidInputException e) {
            ctx.status(HttpStatus.BAD_REQUEST).html(page.refused(query, String.valueOf(e.getMessage())));
        }
    }

    /** Reads the photograph that one of the page's forms sent. */
    private static Photograph ofForm(Context ctx) throws IOException {
        if (!RequestBody.isForm(ctx)) {
            return PhotographBody.read(ctx);
        }
        String sample = QueryString.parse(RequestBody.form(ctx)).getOrDefault("sample", "");
        Validate.isTrue("sample", !sample.isEmpty(), "no photograph was chosen");
        return new Photograph.Sample(sample);
    }

    private SearchedPicture searched(Context ctx, Photograph photograph) {
        if (photograph instanceof Photograph.Upload) {
            sendPhotographs.require(ctx);
        }
        byte[] file = photograph instanceof Photograph.Upload upload
                ? upload.file()
                : samples.bytes(((Photograph.Sample) photograph).id());
        return SearchedPicture.of(
                file, PicturePart.of(Optional.ofNullable(ctx.queryParam("part")).orElse("")));
    }
}
