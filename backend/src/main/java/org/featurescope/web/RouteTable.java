package org.featurescope.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.request.FigureCosts;
import org.featurescope.model.DescriptorSchema;
import org.featurescope.web.access.AccessControl;
import org.featurescope.web.access.Permission;
import org.featurescope.web.api.ActivationsApi;
import org.featurescope.web.api.AnswersApi;
import org.featurescope.web.api.CameraApi;
import org.featurescope.web.api.DigitsApi;
import org.featurescope.web.api.ExportsApi;
import org.featurescope.web.api.FigureEventsApi;
import org.featurescope.web.api.FigureFiles;
import org.featurescope.web.api.FigureRequests;
import org.featurescope.web.api.FiguresApi;
import org.featurescope.web.api.KindsApi;
import org.featurescope.web.api.LiveApi;
import org.featurescope.web.api.ModelsApi;
import org.featurescope.web.api.OembedApi;
import org.featurescope.web.api.OpenApi;
import org.featurescope.web.api.PortraitsApi;
import org.featurescope.web.api.SamplesApi;
import org.featurescope.web.api.SuggestionsApi;
import org.featurescope.web.api.UnitCardsApi;
import org.featurescope.web.article.ArticleApi;
import org.featurescope.web.find.FindRoutes;
import org.featurescope.web.http.ClassPathFiles;
import org.featurescope.web.http.Json;
import org.featurescope.web.http.Route;
import org.featurescope.web.page.Pages;
import org.featurescope.web.photographs.IndexingApi;
import org.featurescope.web.photographs.PhotographApi;
import org.featurescope.web.photographs.PhotographSetsApi;
import org.featurescope.web.photographs.PhotographUploadsApi;
import org.featurescope.web.photographs.SetFiguresApi;
import org.featurescope.web.stream.EventStreams;
import org.jspecify.annotations.Nullable;

/**
 * Every route of the server. A request is handled by the first route that matches it, those of the API before those of
 * the pages.
 */
final class RouteTable implements AutoCloseable {
    private static final String SETS =
            "Only the owner of this server changes its sets of photographs. She signs in at /owner, uses \"featurescope"
                    + " photographs\" on the server's machine, or starts it with --allow-uploads for everybody.";
    private static final String PHOTOGRAPHS =
            "Only the owner of this server sends it photographs; choose one of the samples, or sign in at /owner.";
    private static final String OWNER = "Only the owner of this server may do this. She signs in at /owner.";

    private final ModelsApi models;
    private final PortraitsApi portraits;
    private final UnitCardsApi unitCards;
    private final KindsApi kindsApi;
    private final SuggestionsApi suggestions;
    private final FiguresApi figures;
    private final ReadableLinks links;
    private final FigureEventsApi events;
    private final ExportsApi exports;
    private final ArticleApi articles;
    private final OembedApi oembed;
    private final SamplesApi samples;
    private final ActivationsApi activations;
    private final CameraApi camera;
    private final LiveApi live;
    private final OpenApi openApi;
    private final DigitsApi digits = new DigitsApi();
    private final PhotographSetsApi sets;
    private final PhotographUploadsApi uploads;
    private final IndexingApi indexing;
    private final PhotographApi photograph;
    private final SetFiguresApi setFigures;
    private final AnswersApi answers;
    private final ClassPathFiles statics = new ClassPathFiles("/org/featurescope/web/static");
    private final ClassPathFiles assets = new ClassPathFiles("/org/featurescope/web/assets");
    private final PageRoutes pages;
    private final NetworkRoutes network;
    private final DocsRoutes docs;
    private final OwnerRoutes owner;
    private final FetchRoutes fetch;
    private final FindRoutes find;
    private final NoteRoutes notes;
    private final Metrics metrics;
    private final Supplier<AccessControl> access;

    /**
     * Creates the table.
     *
     * @param streams sends the streams of events
     * @param access returns who may do what once the server listens
     */
    RouteTable(WebServer.Parts parts, EventStreams streams, Supplier<AccessControl> access) {
        this.kindsApi = new KindsApi(parts.figures().kinds(), parts.catalogue());
        this.suggestions = new SuggestionsApi(parts.figures().kinds(), parts.catalogue());
        Permission ofOwner = new Permission(ctx -> access.get().isOwner(ctx), OWNER);
        this.models = new ModelsApi(parts.catalogue(), parts.portraits(), parts.rangeTests(), ofOwner::has);
        this.portraits = new PortraitsApi(parts.catalogue(), parts.portraits(), parts.drawing(), parts.responses());
        this.unitCards = new UnitCardsApi(parts.catalogue(), parts.portraits(), parts.responses());
        FigureCosts costs =
                new FigureCosts(parts.catalogue(), parts.photographs().shelf());
        FigureRequests requests = new FigureRequests(parts.figures(), costs, access);
        SpecReader specs = new SpecReader(parts.figures().kinds(), parts.catalogue());
        FigureViews views = new FigureViews(parts.figures(), parts.catalogue(), parts.portraits(), ofOwner::has);
        this.figures = new FiguresApi(parts.figures(), specs, requests, ofOwner);
        this.links = new ReadableLinks(
                parts.figures(), specs, views, new Pages(parts.figures().kinds(), parts.catalogue()), requests);
        this.events = new FigureEventsApi(parts.figures(), requests, streams);
        FigureFiles files = new FigureFiles(parts.figures().kinds(), parts.catalogue(), parts.figures()::image);
        this.exports = new ExportsApi(parts.figures(), files);
        this.articles = new ArticleApi(
                parts.figures(), files, () -> access.get().guard().isOwnersMachine());
        this.oembed =
                new OembedApi(parts.figures(), host -> access.get().guard().knows(host));
        this.samples = new SamplesApi(new SamplePhotographs());
        Permission sendPhotographs = new Permission(ctx -> access.get().maySendPhotographs(ctx), PHOTOGRAPHS);
        this.activations = new ActivationsApi(parts.catalogue(), parts.activations(), sendPhotographs);
        this.camera = new CameraApi(
                parts.catalogue(),
                parts.activations(),
                host -> access.get().guard().knows(host),
                sendPhotographs);
        this.live = new LiveApi(
                parts.figures().kinds(),
                parts.catalogue(),
                host -> access.get().guard().knows(host),
                ctx -> access.get().client(ctx));
        this.openApi = new OpenApi(parts.figures().kinds(), parts.version());
        Permission changeSets = new Permission(ctx -> access.get().mayChangeSets(ctx), SETS);
        this.sets = new PhotographSetsApi(parts.photographs(), parts.catalogue(), changeSets);
        this.uploads = new PhotographUploadsApi(parts.photographs().uploads(), changeSets);
        this.indexing = new IndexingApi(
                parts.photographs(),
                parts.catalogue(),
                changeSets,
                streams,
                ctx -> access.get().client(ctx));
        this.photograph = new PhotographApi(parts.photographs().shelf());
        this.setFigures = new SetFiguresApi(
                parts.figures().kinds(), parts.catalogue(), parts.photographs().shelf());
        this.answers = new AnswersApi(parts.figures(), parts.answers(), ofOwner);
        this.pages = new PageRoutes(
                parts.figures().kinds(),
                parts.catalogue(),
                parts.portraits(),
                parts.responses(),
                views,
                new OfferedFigures(parts.figures(), specs)::of,
                views::gallery,
                ofOwner::has);
        this.notes = new NoteRoutes(parts.catalogue(), parts.responses().notes(), ofOwner);
        this.network = new NetworkRoutes(
                parts.catalogue(),
                parts.rangeTests(),
                parts.portraits(),
                parts.drawing(),
                ofOwner,
                new Pages(parts.figures().kinds(), parts.catalogue()));
        this.owner = new OwnerRoutes(access, new Pages(parts.figures().kinds(), parts.catalogue()));
        this.fetch = new FetchRoutes(
                new Pages(parts.figures().kinds(), parts.catalogue()), parts.portraits(), parts.fetches(), ofOwner);
        this.find = new FindRoutes(
                parts.catalogue(),
                parts.responses(),
                parts.portraits(),
                parts.looks(),
                parts.activations(),
                sendPhotographs);
        this.docs = new DocsRoutes(parts.figures().kinds(), parts.catalogue(), openApi);
        this.metrics = parts.metrics();
        this.access = access;
    }

    /** Returns all routes. */
    List<Route> all() {
        return Stream.of(ofApi(), ofPages()).flatMap(List::stream).toList();
    }

    /** Returns every route except those of the pages. */
    List<Route> ofApi() {
        return Stream.of(photographRoutes(), answerRoutes(), find.ofApi(), otherRoutes())
                .flatMap(List::stream)
                .toList();
    }

    /** Returns the routes of the pages. The card of a network comes before its layers, whose names could be any. */
    List<Route> ofPages() {
        return Stream.of(
                        find.ofPage(),
                        network.routes(),
                        pages.routes(),
                        notes.routes(),
                        fetch.routes(),
                        docs.routes(),
                        owner.routes())
                .flatMap(List::stream)
                .toList();
    }

    private List<Route> photographRoutes() {
        return List.of(
                Route.get("/api/v1/photograph-sets", sets::list),
                Route.get("/api/v1/photograph-sets/{name}", sets::get),
                Route.put("/api/v1/photograph-sets/{name}", sets::put),
                Route.delete("/api/v1/photograph-sets/{name}", sets::delete),
                Route.get("/api/v1/photograph-sets/{name}/events", indexing::events),
                Route.get("/api/v1/photograph-sets/{name}/photographs/<path>", photograph::get),
                Route.post("/api/v1/photograph-sets/{name}/indexes/{model}", indexing::start),
                Route.post("/api/v1/photograph-sets/{name}/indexes/{model}/pause", indexing::pause),
                Route.delete("/api/v1/photograph-sets/{name}/indexes/{model}", indexing::cancel),
                Route.post("/api/v1/photograph-uploads", uploads::begin),
                Route.post("/api/v1/photograph-uploads/{id}/files", uploads::files),
                Route.delete("/api/v1/photograph-uploads/{id}", uploads::abandon),
                Route.get("/api/v1/models/{model}/set-figures", setFigures::get));
    }

    private List<Route> answerRoutes() {
        return List.of(
                Route.get("/api/v1/figures/{id}/answers", answers::get).readableFromAnywhere(),
                Route.post("/api/v1/figures/{id}/answers", answers::post),
                Route.delete("/api/v1/figures/{id}/answers", answers::delete),
                Route.get("/api/v1/figures/{id}/answers.csv", answers::csv).readableFromAnywhere());
    }

    private List<Route> otherRoutes() {
        return List.of(
                Route.get("/api/v1/models", models::list),
                Route.get("/api/v1/models/{model}", models::get),
                Route.post("/api/v1/models/{model}/activations", activations::post),
                Route.get("/api/v1/models/{model}/suggestions", suggestions::get),
                Route.get("/api/v1/models/{model}/portraits", portraits::list).readableFromAnywhere(),
                Route.get("/models/{model}/portraits/{layer}.jpg", portraits::sheet)
                        .readableFromAnywhere(),
                Route.get("/models/{model}/{layer}/{channel}/card.jpg", unitCards::card)
                        .readableFromAnywhere(),
                Route.get("/models/{model}/replay/{sha256}.jpg", portraits::replay),
                Route.get("/api/v1/samples", samples::list),
                Route.get("/api/v1/digits/{digest}", digits::get).readableFromAnywhere(),
                Route.get("/api/v1/kinds", kindsApi::list),
                Route.post("/api/v1/figures", figures::submit),
                Route.get("/api/v1/figures", figures::list),
                Route.get("/api/v1/figures/events", events::ofSeveral).readableFromAnywhere(),
                Route.get("/api/v1/figures/{id}", figures::get).readableFromAnywhere(),
                Route.get("/api/v1/figures/{id}/events", events::ofOne).readableFromAnywhere(),
                Route.get("/api/v1/figures/{id}/frames/{name}", figures::frame).readableFromAnywhere(),
                Route.delete("/api/v1/figures/{id}/run", figures::cancel),
                Route.delete("/api/v1/figures/{id}", figures::delete),
                Route.post("/api/v1/figures/{id}/restore", figures::restore),
                Route.get("/api/v1/spec", figures::describe),
                Route.get("/figure", links::show),
                Route.get("/figure.png", links::picture),
                Route.post("/figure", links::make),
                Route.get("/figures/{id}.png", exports::png).readableFromAnywhere(),
                Route.get("/figures/{id}.gif", exports::gif).readableFromAnywhere(),
                Route.get("/figures/{id}.svg", exports::svg).readableFromAnywhere(),
                Route.get("/figures/{id}.json", exports::data).readableFromAnywhere(),
                Route.get("/figures/{id}.csv", exports::csv).readableFromAnywhere(),
                Route.get("/figures/{id}.html", articles::html),
                Route.get("/figures/{id}.zip", articles::zip),
                Route.get("/figures.zip", articles::zipOfSeveral),
                Route.get("/figures/{id}.bib", exports::bibTeX).readableFromAnywhere(),
                Route.get("/figures/{id}/card.jpg", exports::card).readableFromAnywhere(),
                Route.get("/figures/{id}/{n}.png", exports::picture).readableFromAnywhere(),
                Route.get("/oembed", oembed::get).readableFromAnywhere(),
                Route.get("/embed.js", assets.file("embed.js")).readableFromAnywhere(),
                Route.get("/chunks/embed/<path>", assets.under("chunks/embed/")).readableFromAnywhere(),
                Route.get("/healthz", RouteTable::health),
                Route.get("/metrics", metrics::scrape),
                Route.get("/openapi.json", openApi::get),
                Route.get("/schemas/model.json", RouteTable::descriptorSchema),
                Route.get("/static/<path>", statics::get),
                Route.get("/assets/<path>", assets::get));
    }

    private static void health(Context ctx) {
        Json.answer(ctx, Json.object().put("status", "ok"));
    }

    private static void descriptorSchema(Context ctx) {
        Json.answer(ctx, "application/schema+json", DescriptorSchema.json());
    }

    /** Adds all routes to the server's, and HEAD beside each GET but for streams of events. */
    void register(RoutesConfig routes) {
        ofApi().forEach(route -> register(routes, route, route::handle));
        ofPages().forEach(route -> register(routes, route, ctx -> answerPage(route, ctx)));
        camera.register(routes);
        live.register(routes);
    }

    private static void register(RoutesConfig routes, Route route, Handler handler) {
        routes.addHttpHandler(route.verb(), route.path(), handler);
        if (route.verb().equals(HandlerType.GET) && !route.path().endsWith("/events")) {
            routes.addHttpHandler(HandlerType.HEAD, route.path(), handler);
        }
    }

    /** Answers with a page. Frames of other sites do not receive the cookie, so they are given none. */
    private void answerPage(Route route, Context ctx) throws Exception {
        if (!route.path().startsWith("/embed/")) {
            access.get().introduce(ctx);
        }
        route.handle(ctx);
        @Nullable String page = ctx.result();
        if (page != null && page.contains(Pages.SERVER)) {
            ctx.result(PageAddresses.complete(page, ctx));
        }
    }

    /** Prepares answers that take long to make, in the background. */
    void prepare() {
        kindsApi.prepare();
    }

    @Override
    public void close() {
        camera.close();
        live.close();
    }
}
