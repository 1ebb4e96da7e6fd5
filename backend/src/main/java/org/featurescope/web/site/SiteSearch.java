package org.featurescope.web.site;

import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.unit.UnitSearch;
import org.featurescope.unit.UnitSearch.Answer;
import org.featurescope.unit.UnitSearch.Found;

/** The server's search for units, among the layers of a site. */
final class SiteSearch {
    private static final String ALL_LAYERS = "";

    private final Network network;
    private final UnitSearch search;

    SiteSearch(SiteContent content) {
        this.network = content.network();
        this.search = UnitSearch.ofLayers(
                content.known(),
                network,
                content.layers().stream().map(Layer::name).collect(Collectors.toSet()));
    }

    /** Returns the words by which units are found, in alphabetical order. */
    SortedSet<String> words() {
        return search.words();
    }

    /** Returns the units that respond to the classes that a word names or describes, best first. */
    List<Found> find(String word, int count) {
        return search.find(word, ALL_LAYERS, count).map(Answer::units).orElseGet(List::of);
    }

    /** Returns the units that respond like another one, best first. */
    List<Found> like(Unit unit, int count) {
        return search.like(network, unit, ALL_LAYERS, count);
    }
}
