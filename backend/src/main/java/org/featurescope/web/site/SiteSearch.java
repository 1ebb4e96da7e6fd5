package org.featurescope.web.site;

import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Function;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.unit.UnitSearch;
import org.featurescope.unit.UnitSearch.Answer;
import org.featurescope.unit.UnitSearch.Found;

/** The server's search for units, among the layers of a site. */
final class SiteSearch {
    private final SiteContent content;
    private final Network network;
    private final UnitSearch search;

    SiteSearch(SiteContent content) {
        this.content = content;
        this.network = content.network();
        this.search = new UnitSearch(content.known(), List.of(network));
    }

    /** Returns the words by which units are found, in alphabetical order. */
    SortedSet<String> words() {
        return search.words();
    }

    /** Returns the units that respond to the classes that a word names or describes, best first. */
    List<Found> find(String word, int count) {
        return best(layer -> search.find(word, layer, count).map(Answer::units).orElseGet(List::of), count);
    }

    /** Returns the units that respond like another one, best first. */
    List<Found> like(Unit unit, int count) {
        return best(layer -> search.like(network, unit, layer, count), count);
    }

    private List<Found> best(Function<String, List<Found>> ofLayer, int count) {
        return content.layers().stream()
                .flatMap(layer -> ofLayer.apply(layer.name()).stream())
                .sorted(Comparator.comparing(found -> -found.likeness()))
                .limit(count)
                .toList();
    }
}
