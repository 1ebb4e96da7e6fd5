package org.featurescope.web.find;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.portrait.PortraitLooks;
import org.featurescope.unit.KnownResponses;
import org.featurescope.unit.NamedUnit;
import org.featurescope.unit.PathSearch;
import org.featurescope.unit.UnitSearch;
import org.featurescope.unit.UnitSearch.Answer;
import org.featurescope.unit.UnitSearch.Found;
import org.featurescope.unit.word.NearbyWord;
import org.featurescope.unit.word.NearbyWords;

/** Answers queries by words and by the names of units. */
final class FindSearch {
    private final Catalogue catalogue;
    private final KnownResponses known;
    private final PortraitLooks looks;
    private final NearbyWords nearby = new NearbyWords();

    /**
     * The answer to a query that matches nothing.
     *
     * @param reason says why, as a sentence
     * @param nearby words that match something, nearest first
     */
    record Nothing(String reason, List<NearbyWord> nearby) {
        Nothing {
            nearby = List.copyOf(nearby);
        }
    }

    FindSearch(Catalogue catalogue, KnownResponses known, PortraitLooks looks) {
        this.catalogue = catalogue;
        this.known = known;
        this.looks = looks;
    }

    /** Returns the units for a query; empty if it matches nothing. */
    Optional<Answer> find(FindQuery query) {
        List<Network> networks = query.networks(catalogue);
        if (!query.hasLayer(catalogue)) {
            return Optional.empty();
        }
        return switch (query.comparison()) {
            case RESPONSES -> {
                UnitSearch search = new UnitSearch(known, networks, catalogue.networks());
                yield withNamed(
                        inAnyForm(query.text(), text -> search.find(text, query.layer(), query.count())),
                        query,
                        networks);
            }
            case WEIGHTS -> {
                PathSearch search = new PathSearch(known, networks);
                yield inAnyForm(query.text(), text -> search.find(text, query.layer(), query.count()));
            }
            case LOOKS -> looks(query, networks);
        };
    }

    /** Searches for a text, and if that matches nothing for the noun that it is a form of: for "wolf" if it is "wolves". */
    private Optional<Answer> inAnyForm(String text, Function<String, Optional<Answer>> search) {
        return search.apply(text).or(() -> nearby.singular(text).flatMap(search));
    }

    /** Adds the units whose names or notes by the owner contain the query's text, before the other units. */
    private Optional<Answer> withNamed(Optional<Answer> answer, FindQuery query, List<Network> networks) {
        List<Found> named = networks.stream()
                .flatMap(network -> known.notes().find(network, query.text()).stream()
                        .filter(unit -> query.layer().isEmpty() || unit.layer().equals(query.layer()))
                        .map(unit -> new Found(network, unit, 1, known.firesOn(network, unit), Optional.empty())))
                .limit(query.count())
                .toList();
        if (named.isEmpty()) {
            return answer;
        }
        String meaning = "Units in whose name or note the owner wrote “%s”: %d.".formatted(query.text(), named.size());
        return Optional.of(new Answer(
                answer.map(found -> meaning + " Then: " + found.meaning()).orElse(meaning),
                Stream.concat(named.stream(), answer.stream().flatMap(found -> found.units().stream()))
                        .limit(query.count())
                        .toList()));
    }

    private Optional<Answer> looks(FindQuery query, List<Network> networks) {
        return NamedUnit.in(catalogue.networks(), query.text())
                .flatMap(named -> looks.like(named.network(), named.unit(), networks, query.layer(), query.count())
                        .map(found -> answer(named, found)));
    }

    private static Answer answer(NamedUnit named, List<Found> found) {
        return new Answer(
                "Units whose small pictures look like that of %s of %s."
                        .formatted(named.unit(), named.network().descriptor().title()),
                found);
    }

    /** Returns why a query matches nothing, and words near to it that match something. */
    Nothing nothing(FindQuery query) {
        return new Nothing(unknown(query), nearby(query));
    }

    private List<NearbyWord> nearby(FindQuery query) {
        List<Network> networks = query.networks(catalogue);
        if (!query.hasLayer(catalogue) || FindQuery.hasLayer(networks, query.text())) {
            return List.of();
        }
        return switch (query.comparison()) {
            case RESPONSES -> nearby.of(query.text(), new UnitSearch(known, networks).labels());
            case WEIGHTS -> nearby.of(query.text(), new PathSearch(known, networks).labels());
            case LOOKS -> List.of();
        };
    }

    private String unknown(FindQuery query) {
        if (query.text().isEmpty()) {
            return "Nothing was asked for.";
        }
        List<Network> networks = query.networks(catalogue);
        if (!query.hasLayer(catalogue)) {
            return "There is no layer “%s”.".formatted(query.layer());
        }
        if (FindQuery.hasLayer(networks, query.text())) {
            return "“%s” is a layer. A unit of it is called “%s:0”, “%s:1” and so on."
                    .formatted(query.text(), query.text(), query.text());
        }
        if (query.comparison() == Comparison.WEIGHTS
                && networks.stream().allMatch(network -> network.classes().isEmpty())) {
            return "%s has no classes, so its units do nothing for a class."
                    .formatted(networks.get(0).descriptor().title());
        }
        boolean isUnit = NamedUnit.in(catalogue.networks(), query.text()).isPresent();
        return switch (query.comparison()) {
            case RESPONSES ->
                isUnit
                        ? "It is not measured what “%s” responds to.".formatted(query.text())
                        : "No class is called “%s”, and no unit has this name.".formatted(query.text());
            case WEIGHTS ->
                isUnit
                        ? "What units do for a class is found by the name of a class, but “%s” is a unit."
                                .formatted(query.text())
                        : "No network has a class called “%s” whose logit was measured.".formatted(query.text());
            case LOOKS ->
                isUnit
                        ? "“%s” has no small picture.".formatted(query.text())
                        : "Units that look alike are found by the name of a unit, but no unit is called “%s”."
                                .formatted(query.text());
        };
    }
}
