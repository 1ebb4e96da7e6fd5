package org.featurescope.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.WithOptimizedPictures;
import org.featurescope.figure.link.QueryString;
import org.featurescope.figure.run.FakeVisualizer;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What would not fit the memory is refused before anything starts, whatever the kind. */
final class KindMemoryTest {
    private static final int LARGE = 512;
    private static final long LITTLE = 130 << 20;
    private static final Pattern FITTING = Pattern.compile("pictures? of (\\d+) pixels would fit");

    private final FakeVisualizer visualizer = FakeVisualizer.quick().withMemory(LITTLE);
    private final Kinds kinds = TestKinds.with(visualizer);
    private final SpecReader reader = new SpecReader(kinds, Networks.catalogue());

    /** The example of every kind with optimized pictures, of large pictures. */
    static Stream<String> large() {
        Kinds all = TestKinds.quick();
        return TestKinds.withOptimizedPictures(all).stream()
                .map(kind -> withSize(all.toQuery(all.example(kind, Networks.catalogue())), LARGE));
    }

    @ParameterizedTest
    @MethodSource("large")
    void everyKindRefusesWhatIsTooLargeAndNamesWhatWouldFit(String query) {
        InvalidInputException refusal =
                catchThrowableOfType(InvalidInputException.class, () -> reader.fromQuery(query));
        assertThat(refusal.field()).isEqualTo("size");
        Matcher fitting = FITTING.matcher(String.valueOf(refusal.getMessage()));
        assertThat(fitting.find()).as("%s", refusal.getMessage()).isTrue();
        WithOptimizedPictures smaller =
                (WithOptimizedPictures) reader.fromQuery(withSize(query, Integer.parseInt(fitting.group(1))))
                        .spec();
        assertThat(smaller.optimization().size()).isLessThan(LARGE);
        assertThat(visualizer.runs()).isZero();
    }

    private static String withSize(String query, int size) {
        Map<String, String> parameters = new LinkedHashMap<>(QueryString.parse(query));
        parameters.put("size", String.valueOf(size));
        // so few pictures that there is a size of which all fit
        parameters.computeIfPresent("cells", (name, cells) -> "3");
        parameters.computeIfPresent("perPage", (name, pictures) -> "4");
        parameters.computeIfPresent("side", (name, side) -> "2");
        return QueryString.print(parameters);
    }
}
