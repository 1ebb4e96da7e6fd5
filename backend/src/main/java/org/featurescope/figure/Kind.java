package org.featurescope.figure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.QueryString;
import org.featurescope.figure.link.SpecSource;
import org.featurescope.model.Network;

/**
 * A kind of figure: its name and words, the record that holds its specs, the recipe that makes them.
 *
 * @param <S> the record
 */
public final class Kind<S extends FigureSpec> {
    private final Class<S> type;
    private final ParameterTable<S> table;
    private final String title;
    private final String description;
    private final String example;
    private final Recipe<S> recipe;

    /**
     * A kind.
     *
     * @param type the record that holds its specs
     * @param table its parameters
     * @param title its name for people
     * @param description what it shows, one sentence
     * @param example the query of a link that works on the default network, without the kind
     * @param recipe how it is made
     */
    Kind(Class<S> type, ParameterTable<S> table, String title, String description, String example, Recipe<S> recipe) {
        this.type = type;
        this.table = table;
        this.title = title;
        this.description = description;
        this.example = example;
        this.recipe = recipe;
    }

    /** Its name in specs and links. */
    public String name() {
        return table.kind();
    }

    /** Its name for people. */
    public String title() {
        return title;
    }

    /** What it shows, one sentence. */
    public String description() {
        return description;
    }

    /** What is written about it: what it shows, how it is made, what it builds on. */
    public KindDocs docs() {
        return KindDocs.named(name())
                .orElseThrow(() -> new IllegalStateException(
                        "nothing is written about " + name() + "; add docs/" + name() + ".html"));
    }

    /** The JSON Schema (draft 2020-12) of its specs as they may be given. */
    public ObjectNode schema() {
        return table.schema().put("title", title).put("description", description);
    }

    /** An example, its defaults filled in for the network given. */
    FigureSpec example(Network network) {
        Map<String, String> query = QueryString.parse(example);
        return table.read(SpecSource.of(query), network.id(), network.sha256());
    }

    public Class<S> type() {
        return type;
    }

    S read(SpecSource source, String model, String modelHash) {
        return table.read(source, model, modelHash);
    }

    ObjectNode toJson(FigureSpec spec) {
        return table.toJson(type.cast(spec));
    }

    String toQuery(FigureSpec spec) {
        return table.toQuery(type.cast(spec));
    }

    FigureResult make(FigureSpec spec, Network network, RecipeListener listener) {
        return recipe.make(type.cast(spec), network, listener);
    }
}
