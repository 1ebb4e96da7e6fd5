package org.featurescope.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.featurescope.kind.TestKinds;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no spec is refused, and what of it cannot be is named. */
final class SpecRefusalTest {
    private final Kinds kinds = TestKinds.quick();
    private final SpecReader reader = new SpecReader(kinds, Networks.catalogue());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            size      | 'size':7                   | between 32 and 2048, but is 7
            size      | 'size':2049                | between 32 and 2048, but is 2049
            size      | 'size':64.5                | between 32 and 2048, but is 64.5
            size      | 'size':'64'                | whole number between 32 and 2048
            size      | 'size':null                | but is null
            steps     | 'steps':1000000000         | between 1 and 4096, but is 1000000000
            steps     | 'steps':1e9                | between 1 and 4096
            steps     | 'steps':0                  | between 1 and 4096, but is 0
            steps     | 'steps':99999999999999999999999 | between 1 and 4096
            seed      | 'seed':'abc'               | between 0 and 9007199254740991, but is "abc"
            seed      | 'seed':-1                  | between 0 and 9007199254740991, but is -1
            seed      | 'seed':9007199254740992    | between 0 and 9007199254740991
            objective | 'objective':'loud'         | one of "neuron", "channel", "negative-channel", but is "loud"
            objective | 'objective':3              | one of "neuron", "channel", "negative-channel", but is 3
            speed     | 'speed':3                  | the kind "channel" has no parameter "speed"; it has kind, model
            modelHash | 'modelHash':'000000000000' | with hash 000000000000, but the one at hand has
            modelHash | 'modelHash':'xyz'          | hexadecimal digits
            size      | 'size':64,'size':64        | size is given twice
            """)
    void refusesFieldsThatCannotBeAndNamesThemAndWhatIsAllowed(String field, String fields, String message) {
        assertRefused("{'kind':'channel','unit':'mixed4c:12',%s}".formatted(fields), field, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            unit     | {'kind':'channel'}                                  | the kind "channel" needs the parameter unit
            unit     | {'kind':'channel','unit':'mixed4c'}                 | unit must be a unit like
            unit     | {'kind':'channel','unit':'mixed4c:1@2,3'}           | one unit written layer:channel
            unit     | {'kind':'channel','unit':12}                        | one unit written layer:channel
            kind     | {'unit':'mixed4c:12'}                               | but is missing
            kind     | {'kind':'film','unit':'mixed4c:12'}                 | but is "film"
            kind     | {'kind':7}                                          | a kind of figure, but is 7
            layer    | {'kind':'grid','channels':[1]}                      | the kind "grid" needs the parameter layer
            channels | {'kind':'grid','layer':'mixed4c','channels':[]}     | 1 to 64 channels
            channels | {'kind':'grid','layer':'mixed4c','channels':'0-3'}  | 1 to 64 channels
            channels | {'kind':'grid','layer':'mixed4c','channels':[3,3]}  | channel 3 twice
            channels[1] | {'kind':'grid','layer':'mixed4c','channels':[3,'4']} | channels[1] must be a whole number
            body     | [1,2]                                               | must be a JSON object
            body     | 5                                                   | must be a JSON object
            body     | null                                                | must be a JSON object
            body     | {'kind':                                            | not JSON
            body     | {'kind':'channel'} {}                               | not JSON
            body     | {kind:1}                                            | not JSON
            """)
    void refusesWhatIsNoSpec(String field, String json, String message) {
        assertRefused(json, field, message);
    }

    @Test
    void refusesAnEmptyBodyAndBytesThatAreNoText() {
        assertThatThrownBy(() -> reader.fromJson(new byte[0])).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> reader.fromJson(new byte[] {'{', (byte) 0xff, '}'}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void refusesDeepNestingWithoutFallingOver() {
        assertRefused("[".repeat(30_000), "body", "not JSON");
        assertRefused("{'kind':'channel','unit':" + "[".repeat(20_000), "body", "not JSON");
    }

    @Test
    void namesWhatTheNetworkDoesNotHaveAndWhatItHas() {
        assertNotThere(
                "{'kind':'channel','unit':'mixed4c:12','model':'nope'}",
                "model",
                Networks.network().id());
        assertNotThere("{'kind':'channel','unit':'mixed9:12'}", "layer", "mixed4c");
        assertNotThere("{'kind':'channel','unit':'mixed4c:99999'}", "channel", "it has 0 to ");
        assertNotThere("{'kind':'channel','unit':'mixed4c:12','start':'nope'}", "start", "chelsea");
        assertNotThere("{'kind':'grid','layer':'mixed9','channels':[1]}", "layer", "mixed4c");
        assertNotThere("{'kind':'grid','layer':'mixed4c','channels':[1,99999]}", "channel", "it has 0 to ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind=channel&unit=mixed4c:12&unit=mixed4c:13", "kind=channel&kind=grid"})
    void refusesALinkThatNamesAParameterTwice(String query) {
        assertThatThrownBy(() -> reader.fromQuery(query))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is given twice");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            unit     | kind=channel&unit=mixed4c:%zz
            unit     | kind=channel&unit=mixed4c:%C3%28
            size     | kind=channel&unit=mixed4c:12&size=
            size     | kind=channel&unit=mixed4c:12&size=64.0
            size     | kind=channel&unit=mixed4c:12&size
            foo      | kind=channel&unit=mixed4c:12&foo=1
            kind     | unit=mixed4c:12
            channels | kind=grid&layer=mixed4c&channels=
            channels | kind=grid&layer=mixed4c&channels=3-1
            channels | kind=grid&layer=mixed4c&channels=0-64
            channels | kind=grid&layer=mixed4c&channels=0-999999
            channels | kind=grid&layer=mixed4c&channels=0-3,2
            channels | kind=grid&layer=mixed4c&channels=1,,2
            """)
    void refusesALinkThatCannotBe(String field, String query) {
        assertThatThrownBy(() -> reader.fromQuery(query))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    private FigureSpec json(String json) {
        return reader.fromJson(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .spec();
    }

    private void assertRefused(String json, String field, String message) {
        assertThatThrownBy(() -> json(json))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageContaining(message);
    }

    private void assertNotThere(String json, String field, String message) {
        assertThatThrownBy(() -> json(json))
                .isInstanceOfSatisfying(
                        NotFoundException.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageContaining(message);
    }
}
