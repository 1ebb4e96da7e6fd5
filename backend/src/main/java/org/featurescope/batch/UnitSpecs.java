package org.featurescope.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.featurescope.figure.link.UnitFigures;
import org.featurescope.figure.link.UnitFigures.Sign;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;

/** The specs of figures of all units of some layers: one for each unit and sign. */
public final class UnitSpecs implements Specs {
    private final UnitFigures figures;
    private final Network network;
    private final List<Layer> layers;
    private final List<Sign> signs;
    private final String parameters;

    /**
     * Creates the specs.
     *
     * @param figures writes the queries of single units' figures
     * @param layers the layers of the network whose units get figures
     * @param signs the signs that each unit gets a figure for
     * @param parameters further parameters of all figures, as a link writes them; empty for none
     */
    public UnitSpecs(UnitFigures figures, Network network, List<Layer> layers, List<Sign> signs, String parameters) {
        this.figures = figures;
        this.network = network;
        this.layers = List.copyOf(layers);
        this.signs = List.copyOf(signs);
        this.parameters = parameters.isEmpty() ? "" : "&" + parameters;
    }

    @Override
    public void forEach(Visitor visitor) throws IOException {
        for (Layer layer : layers) {
            for (Sign sign : signs) {
                for (int channel = 0; channel < layer.channels(); channel++) {
                    if (!visitor.visit(entry(new Unit(layer.name(), channel), sign))) {
                        return;
                    }
                }
            }
        }
    }

    private SpecEntry entry(Unit unit, Sign sign) {
        String query = figures.unitQuery(network, unit, sign) + parameters;
        return new SpecEntry("%s %s".formatted(unit, sign.word()), query.getBytes(StandardCharsets.UTF_8));
    }
}
