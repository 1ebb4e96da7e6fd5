package org.featurescope.web.api;

import io.javalin.http.Context;
import org.featurescope.figure.drawing.CardDrawing;
import org.featurescope.image.PngEncoder;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.portrait.PortraitSheet;
import org.featurescope.portrait.Portraits;
import org.featurescope.unit.KnownResponses;
import org.featurescope.unit.UnitTitles;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.featurescope.web.http.Picture;

/** The pictures that other sites show beside links to pages of units: the unit's portrait, enlarged, and its title. */
public final class UnitCardsApi {
    private final Catalogue catalogue;
    private final Portraits portraits;
    private final KnownResponses responses;
    private final CardCache cards = new CardCache();

    /** Creates the API. */
    public UnitCardsApi(Catalogue catalogue, Portraits portraits, KnownResponses responses) {
        this.catalogue = catalogue;
        this.portraits = portraits;
        this.responses = responses;
    }

    /**
     * Answers with the card of a unit, {@link CardDrawing#WIDTH} by {@link CardDrawing#HEIGHT} pixels.
     *
     * @throws NotFoundException if there is no such unit, or it has no portrait
     */
    public void card(Context ctx) {
        Network network = catalogue.network(ctx.pathParam("model"));
        Layer layer = network.layer(ctx.pathParam("layer"));
        Unit unit = new Unit(layer.name(), channel(ctx)).checkedAgainst(network);
        PortraitSheet sheet = portraits
                .of(network)
                .flatMap(index -> index.sheet(network, layer))
                .orElseThrow(() -> none(network, unit));
        String title = UnitTitles.of(network, unit, responses.firesOn(network, unit));
        String key = "%s-%s-%08x-card".formatted(sheet.sha256(), unit, title.hashCode());
        byte[] card = cards.find(key).orElseGet(() -> {
            byte[] drawn = drawn(network, unit, sheet, title);
            cards.put(key, drawn);
            return drawn;
        });
        Picture.answer(ctx, card, key);
        ctx.contentType("image/jpeg");
    }

    private byte[] drawn(Network network, Unit unit, PortraitSheet sheet, String title) {
        byte[] portrait = portraits
                .portrait(network, sheet, unit.channel())
                .map(PngEncoder::encode)
                .orElseThrow(() -> none(network, unit));
        return CardDrawing.of(title, network.descriptor().title() + " · Featurescope", portrait);
    }

    private static int channel(Context ctx) {
        String given = ctx.pathParam("channel");
        if (!given.matches("\\d{1,6}")) {
            throw new InvalidInputException(
                    "channel", "channel must be a whole number, but is \"%s\"".formatted(given));
        }
        return Integer.parseInt(given);
    }

    private static NotFoundException none(Network network, Unit unit) {
        return new NotFoundException("channel", "there is no portrait of %s of %s".formatted(unit, network.id()));
    }
}
