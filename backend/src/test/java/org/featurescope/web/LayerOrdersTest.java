package org.featurescope.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.featurescope.figure.LayerFigures.SortedChannel;
import org.featurescope.figure.Networks;
import org.featurescope.model.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ServerExtension.class)
final class LayerOrdersTest {
    private static final Network NETWORK = Networks.catalogue().network("mini-inception");
    private static final String PAGE = "/models/mini-inception/conv2d0";
    private static final Pattern UNIT = Pattern.compile("<a href=\"%s/(\\d+)\"".formatted(PAGE));

    private static HttpResponse<String> sort(TestServer server, String form) {
        return server.post(PAGE, "application/x-www-form-urlencoded", BodyPublishers.ofString(form));
    }

    private static List<Integer> shown(TestServer server, String path) {
        return UNIT.matcher(server.get(path).body())
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
    }

    @Test
    void readingAPageSortsNothingAndItsFormDoes(TestServer server) {
        String sorted = PAGE + "?sort=activation&photograph=coffee";
        assertThat(shown(server, sorted)).isSorted();

        HttpResponse<String> answer = sort(server, "sort=activation&photograph=coffee&objective=channel");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains(sorted + "#units");

        List<SortedChannel> expected = server.kinds
                .layerFigures()
                .sorted(NETWORK, NETWORK.layer("conv2d0"), Map.of("sort", "activation", "photograph", "coffee"))
                .channels();
        assertThat(expected)
                .isSortedAccordingTo(Comparator.comparingDouble(
                        (SortedChannel channel) -> -channel.activation().orElseThrow()));
        assertThat(shown(server, sorted + "&objective=neuron"))
                .isEqualTo(expected.stream().map(SortedChannel::channel).toList());
        assertThat(shown(server, PAGE + "?sort=activation"))
                .as("another photograph")
                .isSorted();
        assertThat(shown(server, PAGE)).isSorted();
    }

    @Test
    void sortsBySimilarityAndRefusesWhatIsNoChoice(TestServer server) {
        assertThat(sort(server, "sort=similarity").headers().firstValue("Location"))
                .contains(PAGE + "?sort=similarity#units");
        assertThat(shown(server, PAGE + "?sort=similarity"))
                .hasSize(NETWORK.layer("conv2d0").channels())
                .doesNotHaveDuplicates()
                .isNotEqualTo(shown(server, PAGE));
        assertThat(sort(server, "sort=index").headers().firstValue("Location")).contains(PAGE + "#units");
        assertThat(sort(server, "sort=activation&photograph=nobody").statusCode())
                .isEqualTo(400);
        assertThat(server.post(
                                "/models/mini-inception/nope",
                                "application/x-www-form-urlencoded",
                                BodyPublishers.ofString("sort=similarity"))
                        .statusCode())
                .isEqualTo(404);
    }
}
