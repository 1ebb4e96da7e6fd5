package org.featurescope.kind.grid;

import java.util.List;
import org.featurescope.figure.link.Captions;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.figure.link.Parameters;
import org.featurescope.validate.NotFoundException;

/**
 * A page of the channels of a grid.
 *
 * @param number the page's number, from 1
 * @param size the greatest number of channels on a page
 */
public record GridPage(int number, int size) {
    /** The first page, with the greatest size. */
    public static final GridPage WHOLE = new GridPage(1, Parameters.MOST_PICTURES);

    private static final Parameter<Long> PAGE = Parameter.quiet(
            "page", "Page", "Which page of channels is shown, from 1.", new ParameterTypes.WholeNumber(1, 100_000), 1L);
    private static final Parameter<Long> PER_PAGE = Parameter.quiet(
            "perPage",
            "Channels per page",
            "How many channels one page shows.",
            new ParameterTypes.WholeNumber(1, Parameters.MOST_PICTURES),
            (long) Parameters.MOST_PICTURES);

    /** Returns {@code table} with the parameters of the page. */
    static ParameterTable<GridSpec> addTo(ParameterTable<GridSpec> table) {
        return table.with(PAGE, spec -> (long) spec.page().number())
                .with(PER_PAGE, spec -> (long) spec.page().size());
    }

    /** Returns the page that the values of a table give. */
    static GridPage of(ParameterTable.Values values) {
        return new GridPage(values.getInt(PAGE), values.getInt(PER_PAGE));
    }

    /** Returns the number of pages that {@code channels} channels fill. */
    int pages(int channels) {
        return (channels + size - 1) / size;
    }

    /** Returns the elements of a list that are on this page. */
    <T> List<T> of(List<T> all) {
        int first = Math.min((number - 1) * size, all.size());
        return all.subList(first, Math.min(first + size, all.size()));
    }

    /** Throws {@link NotFoundException} if {@code channels} channels do not fill this page. */
    void checkAgainst(String layer, int channels) {
        if (number > pages(channels)) {
            throw new NotFoundException(
                    PAGE.name(),
                    "the %s of %s, %d on a page, have pages 1 to %d, but no page %d"
                            .formatted(Captions.count(channels, "channel"), layer, size, pages(channels), number));
        }
    }
}
