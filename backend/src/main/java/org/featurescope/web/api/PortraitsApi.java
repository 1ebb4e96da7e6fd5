package org.featurescope.web.api;

import io.javalin.http.Context;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.SourceLayer;
import org.featurescope.portrait.DrawingState;
import org.featurescope.portrait.PortraitDrawing;
import org.featurescope.portrait.PortraitIndex;
import org.featurescope.portrait.PortraitSheet;
import org.featurescope.portrait.Portraits;
import org.featurescope.unit.KnownResponses;
import org.featurescope.validate.NotFoundException;
import org.featurescope.web.http.Json;
import org.featurescope.web.http.Picture;
import org.featurescope.web.message.ModelDescription.LayerPortraits;
import org.featurescope.web.message.ModelDescription.ModelPortraits;
import org.featurescope.web.message.ModelDescription.PortraitsDrawing;
import org.featurescope.web.page.view.PortraitTiles;

/** The API of the portraits of networks' units. It makes none. */
public final class PortraitsApi {
    private static final String JPG = "portraits.jpg";

    private final Catalogue catalogue;
    private final Portraits portraits;
    private final PortraitDrawing drawing;
    private final KnownResponses responses;

    /** Creates the API. */
    public PortraitsApi(Catalogue catalogue, Portraits portraits, PortraitDrawing drawing, KnownResponses responses) {
        this.catalogue = catalogue;
        this.portraits = portraits;
        this.drawing = drawing;
        this.responses = responses;
    }

    /**
     * Answers with the layers of a network that have portraits, where these are on their sheets, how far the others are, and
     * the words for what units fire on.
     */
    public void list(Context ctx) {
        Network network = catalogue.network(ctx.pathParam("model"));
        PortraitIndex index = portraits.of(network).orElseGet(() -> PortraitIndex.empty(network));
        DrawingState state = drawing.state(network);
        Json.answer(
                ctx,
                new ModelPortraits(
                        index.words(),
                        index.recipeDigest(),
                        index.recipe().side(),
                        index.recipe().columns(),
                        network.layers().stream()
                                .flatMap(layer -> index.sheet(network, layer).stream()
                                        .map(sheet -> summary(network, layer, sheet)))
                                .toList(),
                        new PortraitsDrawing(
                                state.isOn(),
                                state.made(),
                                state.units(),
                                state.layer(),
                                state.isPaused(),
                                state.millisecondsLeft().stream().boxed().findFirst(),
                                state.problem()),
                        responses.words(network)));
    }

    /** Answers with the sheet of a layer. Clients may keep it for ever if they name its digest. */
    public void sheet(Context ctx) {
        Network network = catalogue.network(ctx.pathParam("model"));
        Layer layer = SourceLayer.of(network, network.layer(ctx.pathParam("layer")));
        PortraitSheet sheet = portraits
                .of(network)
                .flatMap(index -> index.sheet(network, layer))
                .orElseThrow(() -> none(network, layer));
        byte[] jpeg = portraits.jpeg(network, sheet).orElseThrow(() -> none(network, layer));
        if (sheet.sha256().equals(ctx.queryParam("sha256"))) {
            Picture.answerImmutable(ctx, JPG, jpeg);
        } else {
            ctx.header("Cache-Control", "no-cache").contentType("image/jpeg").result(jpeg);
        }
    }

    /** Answers with one of the two pictures of a replay. */
    public void replay(Context ctx) {
        Network network = catalogue.network(ctx.pathParam("model"));
        byte[] jpeg = portraits
                .replayJpeg(network, ctx.pathParam("sha256"))
                .orElseThrow(() -> new NotFoundException(
                        "sha256", "there is no picture of a replay of %s with this digest".formatted(network.id())));
        Picture.answerImmutable(ctx, JPG, jpeg);
    }

    private static LayerPortraits summary(Network network, Layer layer, PortraitSheet sheet) {
        return new LayerPortraits(
                layer.name(),
                sheet.units(),
                sheet.silent(),
                PortraitTiles.url(network, sheet),
                sheet.sha256(),
                PortraitIndex.borrowed(network, layer));
    }

    private static NotFoundException none(Network network, Layer layer) {
        return new NotFoundException(
                "layer",
                "there are no portraits of the layer %s of %s; \"featurescope portraits --network %s --layers %s\" makes them"
                        .formatted(layer.name(), network.id(), network.id(), layer.name()));
    }
}
