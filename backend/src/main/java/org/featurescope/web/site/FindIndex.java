package org.featurescope.web.site;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.featurescope.model.ClassUnits;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.portrait.PortraitIndex;
import org.featurescope.unit.FiresOn;
import org.featurescope.unit.UnitResponses;
import org.featurescope.unit.UnitSearch.Found;
import org.featurescope.unit.UnitTitles;

/**
 * The index for a site's page that finds units. For each word it has the units that the server's search finds, best
 * first. For each unit it has the texts that the page shows. The index is a script, since browsers let pages on a disk
 * load scripts but no data. Units are numbered consecutively through all layers.
 */
final class FindIndex {
    private static final String BEFORE = "const featurescopeIndex = ";
    private static final String AFTER = ";\n";
    private static final int MOST_UNITS = 48;
    private static final int MOST_CLASSES = 3;
    private static final int PERCENT = 100;

    private final SiteContent content;
    private final Network network;
    private final Map<Layer, Integer> firsts = new HashMap<>();

    private FindIndex(SiteContent content) {
        this.content = content;
        this.network = content.network();
        int first = 0;
        for (Layer layer : content.layers()) {
            firsts.put(layer, first);
            first += layer.channels();
        }
    }

    /**
     * Returns the file.
     *
     * @param progress receives the number of words whose units are found
     */
    static byte[] bytes(SiteContent content, SiteProgress progress) throws IOException {
        FindIndex index = new FindIndex(content);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("layers", index.layers());
        Optional<UnitResponses> responses = content.known().of(content.network());
        List<String> classes = responses.map(UnitResponses::labels).orElseGet(List::of);
        classes.forEach(json.putArray("classes")::add);
        index.addUnits(json, classes);
        json.set("words", index.words(progress));
        return (BEFORE + new JsonMapper().writeValueAsString(json) + AFTER).getBytes(StandardCharsets.UTF_8);
    }

    private ArrayNode layers() {
        Optional<PortraitIndex> portraits = content.portraits().of(network);
        ArrayNode layers = JsonNodeFactory.instance.arrayNode();
        for (Layer layer : content.layers()) {
            ObjectNode entry = layers.addObject().put("name", layer.name()).put("units", layer.channels());
            SiteTiles.of(network, layer, portraits)
                    .ifPresent(tiles -> entry.put("sheet", tiles.file())
                            .put("side", tiles.side())
                            .put("columns", tiles.columns()));
        }
        return layers;
    }

    /**
     * Adds the titles of units whose title is more than their number, the owner's names for units, the classes that each
     * unit fires on, with percentages, and the numbers of units that fire on no class in particular.
     */
    private void addUnits(ObjectNode json, List<String> classes) {
        ObjectNode titles = json.putObject("titles");
        ObjectNode names = json.putObject("names");
        ArrayNode fires = json.putArray("firesOn");
        ArrayNode vague = json.putArray("vague");
        for (Layer layer : content.layers()) {
            for (int channel = 0; channel < layer.channels(); channel++) {
                Unit unit = new Unit(layer.name(), channel);
                Optional<FiresOn> firesOn = content.known().firesOn(network, unit);
                String title = UnitTitles.of(network, unit, firesOn);
                if (!title.equals(UnitTitles.of(network, unit, Optional.empty())) || isClass(layer, channel)) {
                    titles.put("" + number(unit), title);
                }
                content.known().notes().of(network, unit).ifPresent(note -> names.put("" + number(unit), note.name()));
                firesOn.filter(each -> !each.isParticular()).ifPresent(each -> vague.add(number(unit)));
                ArrayNode of = fires.addArray();
                firesOn.stream()
                        .flatMap(each -> each.classes().stream().limit(MOST_CLASSES))
                        .forEach(share ->
                                of.add(classes.indexOf(share.word())).add(Math.round(PERCENT * share.share())));
            }
        }
    }

    private boolean isClass(Layer layer, int channel) {
        return ClassUnits.label(network, layer, channel).isPresent();
    }

    private ObjectNode words(SiteProgress progress) {
        SiteSearch search = new SiteSearch(content);
        ObjectNode words = JsonNodeFactory.instance.objectNode();
        SortedSet<String> all = search.words();
        for (String word : all) {
            ArrayNode units = words.putArray(word);
            search.find(word, MOST_UNITS).stream().map(Found::unit).forEach(unit -> units.add(number(unit)));
            progress.reached(words.size(), all.size());
        }
        return words;
    }

    private int number(Unit unit) {
        return firsts.getOrDefault(network.layer(unit.layer()), 0) + unit.channel();
    }
}
