package org.featurescope.web.find;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.activation.photographs.IndexListener;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.figure.Networks;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.PngEncoder;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.portrait.Portraits;
import org.featurescope.unit.KnownResponses;
import org.featurescope.unit.UnitResponses;
import org.featurescope.unit.UnitSearch.Found;
import org.featurescope.web.TestServer;
import org.featurescope.web.page.view.UnitCards;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The responses are those to the photographs that come with the product, whose folders are their classes. */
final class FindRoutesTest {
    private static final Network NETWORK = Networks.catalogue().network("mini-inception");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path data;

    private static UnitResponses responses;
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        try (PhotographSet set = PhotographSet.commons()) {
            responses = UnitResponses.measure(NETWORK, set, "photographs", folder -> folder, IndexListener.NONE);
        }
        new KnownResponses(data).keep(responses);
        server = new TestServer(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode find(String query) throws IOException {
        HttpResponse<String> answer = server.get("/api/v1/find?model=mini-inception&" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestServer.json(answer);
    }

    @Test
    void findsUnitsByWords() throws IOException {
        JsonNode found = find("q=fish&layer=mixed5b&limit=5");
        assertThat(found.at("/meaning").asText()).contains("fish");
        assertThat(found.at("/units")).hasSize(5);
        int fish = responses.labels().indexOf("fish");
        List<String> units = found.at("/units").findValuesAsText("unit");
        assertThat(units).allMatch(unit -> unit.startsWith("mixed5b:"));
        // the unit found first responds more to fish than to the photographs of any other folder
        int channel = Integer.parseInt(units.get(0).substring("mixed5b:".length()));
        float[] of = responses.of(new Unit("mixed5b", channel));
        for (float response : of) {
            assertThat(response).isLessThanOrEqualTo(of[fish]);
        }
        assertThat(server.get(found.at("/units/0/page").asText()).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNotKnownIsSaidInOneSentence() throws IOException {
        HttpResponse<String> answer = server.get("/api/v1/find?q=xylophone");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("No class is called “xylophone”");
        assertThat(server.get("/find?q=%3Cscript%3E").body())
                .contains("No class is called “&lt;script&gt;”")
                .doesNotContain("<script>”");
        for (String wrong : List.of("q=fish&limit=0", "q=fish&limit=many", "q=" + "a".repeat(201))) {
            assertThat(server.get("/api/v1/find?" + wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(server.get("/api/v1/find?q=fish&model=none").statusCode()).isEqualTo(404);
    }

    @Test
    void offersTheNearestWordsForOneThatNamesNoClass() throws IOException {
        HttpResponse<String> answer = server.get("/api/v1/find?model=inception-275&q=kittens");
        assertThat(answer.statusCode()).isEqualTo(404);
        JsonNode nearby = TestServer.json(answer).at("/nearby");
        assertThat(nearby).hasSizeBetween(2, 5);
        assertThat(nearby.findValuesAsText("word")).contains("cat");
        assertThat(nearby.findValuesAsText("reason")).contains("“kitten” means “young domestic cat”.");
        for (String by : List.of("responses", "weights")) {
            for (JsonNode near : nearby) {
                String query = "q=%s&by=%s".formatted(near.get("word").asText().replace(' ', '+'), by);
                assertThat(server.get("/api/v1/find?model=inception-275&" + query)
                                .statusCode())
                        .as(query)
                        .isEqualTo(200);
            }
        }
        assertThat(server.get("/find?model=inception-275&q=kitten&by=weights").body())
                .contains("href=\"/find?q=cat&amp;model=inception-275&amp;layer=&amp;by=weights\"");
    }

    @Test
    void findsUnitsByAnyFormOfANoun() throws IOException {
        JsonNode plural = TestServer.json(server.get("/api/v1/find?model=inception-275&q=wolves"));
        assertThat(plural).isEqualTo(TestServer.json(server.get("/api/v1/find?model=inception-275&q=wolf")));
    }

    @Test
    void findsUnitsByWhatTheyDoForAClassAndByHowTheyLook() throws IOException {
        JsonNode dogs =
                TestServer.json(server.get("/api/v1/find?model=mini-inception-robust&q=dog&by=weights&limit=3"));
        assertThat(dogs.at("/meaning").asText()).startsWith("Units that raise the logit on pictures of ");
        assertThat(dogs.at("/units/0/effect/weight").asDouble()).isPositive();
        JsonNode alike = TestServer.json(server.get("/api/v1/find?q=mini-inception-robust/mixed5b:7&by=looks&limit=3"));
        assertThat(alike.at("/units")).hasSize(3);
        assertThat(server.get("/find?q=mini-inception-robust/mixed5b:7&by=looks")
                        .body())
                .contains("look like that of mixed5b:7");
        assertThat(server.get("/find?q=mixed5b:7&by=weights").body()).contains("is found by the name of a class");
        assertThat(server.get("/find?q=dog&by=looks").body()).contains("no unit is called “dog”");
        assertThat(server.get("/find?q=dog&by=smell").statusCode()).isEqualTo(400);
    }

    @Test
    void theOwnersNameStandsBesideTheComputedTitleAndIsFound() throws IOException {
        String unit = "/models/mini-inception/mixed4c/12";
        String form = "name=zigzag+%3Cb%3E&note=seen+on+roofs";
        String type = "application/x-www-form-urlencoded";
        assertThat(server.post(unit + "/note", type, BodyPublishers.ofString(form))
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> answer = server.send(
                server.ofOwner(unit + "/note").header("Content-Type", type).POST(BodyPublishers.ofString(form)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(server.get(unit).body())
                .contains("<h1>Unit 12 of mixed4c</h1>", "The owner’s name: zigzag &lt;b&gt;");
        assertThat(find("q=zigzag").at("/units/0/unit").asText()).isEqualTo("mixed4c:12");
        assertThat(server.get("/find?q=roofs").body()).contains("wrote “roofs”: 1.");
    }

    @Test
    void unitsAreComparedSideBySide() throws IOException {
        String page = server.get("/find?compare=mini-inception/mixed4c:12,mini-inception-robust/mixed5b:545")
                .body();
        assertThat(page).contains("Compare units", "mixed4c:12 of ", "mixed5b:545 of ");
        assertThat(server.get("/find?compare=mixed4c:12").statusCode()).isEqualTo(400);
        assertThat(server.get("/find?compare=mixed4c:12,xylophone").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatCannotBeFoundIsSaidInASentence() throws IOException {
        assertThat(server.get("/api/v1/find?q=dog&by=weights&model=inception-v3")
                        .body())
                .contains("has no classes");
        HttpResponse<String> answer =
                post("/api/v1/find?model=mini-inception", PngEncoder.encode(RgbImage.plain(64, 255)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("is white everywhere", "draw something");
    }

    @Test
    void aPictureOfOneColourFindsUnits() throws IOException {
        byte[] red = new byte[64 * 64 * 3];
        for (int at = 0; at < red.length; at += 3) {
            red[at] = (byte) 220;
        }
        String query = "/api/v1/find?model=mini-inception&limit=5";
        JsonNode units = TestServer.json(post(query, PngEncoder.encode(new RgbImage(64, 64, red))))
                .at("/units");
        assertThat(units).hasSize(5);
        assertThat(units)
                .isNotEqualTo(TestServer.json(post(query, PngEncoder.encode(RgbImage.grey(64))))
                        .at("/units"));
    }

    private static HttpResponse<String> post(String path, byte[] picture) throws IOException {
        String head = "--edge\r\nContent-Disposition: form-data; name=\"image\"; filename=\"picture\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n";
        return server.post(
                path,
                "multipart/form-data; boundary=edge",
                BodyPublishers.ofByteArrays(List.of(
                        head.getBytes(StandardCharsets.UTF_8),
                        picture,
                        "\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void aFilterAppliesToWhatIsFoundAndNotToTheUnitThatIsNamed() throws IOException {
        JsonNode units = TestServer.json(server.get(
                        "/api/v1/find?model=mini-inception-robust&q=inception-275/mixed7:405&layer=mixed5b&limit=3"))
                .at("/units");
        assertThat(units).hasSize(3).allMatch(unit -> unit.get("model").asText().equals("mini-inception-robust"));
    }

    @Test
    void layersAreNamedRightly() throws IOException {
        assertThat(server.get("/find?q=dog&layer=nope").body()).contains("There is no layer “nope”.");
        assertThat(server.get("/api/v1/find?q=dog&layer=nope").statusCode()).isEqualTo(404);
        assertThat(server.get("/find?q=mixed4c").body()).contains("“mixed4c” is a layer.");
        assertThat(byCat("?layer=nope").at("/field").asText()).isEqualTo("layer");
    }

    @Test
    void onlyUnitsWithPortraitsAreComparedByLooks() {
        assertThat(cards(NETWORK)).contains("more like this", "look alike");
        assertThat(cards(Networks.added(NETWORK.id())))
                .contains("more like this")
                .doesNotContain("look alike");
    }

    private static String cards(Network network) {
        Found found = new Found(network, new Unit("mixed4c", 12), 1, Optional.empty(), Optional.empty());
        return UnitCards.list(List.of(found), new Portraits(data)).render();
    }

    @Test
    void thePageShowsUnitsWithLinks() throws IOException {
        String page = server.get("/find?model=mini-inception&q=windmills").body();
        assertThat(page)
                .contains("Units that respond to pictures of the class “windmills”")
                .contains("href=\"/models/mini-inception/")
                .contains("more like this");
        assertThat(server.get("/find").body()).contains("Type a thing").doesNotContain("No class is called");
    }

    @Test
    void aUnitsPageTellsWhatItFiresOnAndWhichUnitsAreAlike() throws IOException {
        assertThat(server.get("/models/mini-inception/mixed4c/12").body())
                .contains("Fires on ")
                .contains("of photographs.")
                .contains("Only the 240 photographs that come with Featurescope can be shown.")
                .contains("Units that respond alike")
                .contains("<h3>In this network</h3>")
                .contains("/find?q=mini-inception%2Fmixed4c%3A12");
    }

    @Test
    void aSampleFindsUnitsThatRespondToWhatItShowsAndUnitsThatItExcites() throws IOException {
        assertThat(new SamplePhotographs().find("chelsea")).isPresent();
        for (String by : List.of("", "&by=responses")) {
            JsonNode units = byCat("?model=mini-inception&limit=5" + by).at("/units");
            assertThat(units).hasSize(5);
            assertThat(units.get(0).get("firesOn").toString()).contains("mammals");
            assertThat(units.get(0).get("likeness").asDouble())
                    .isBetween(units.get(4).get("likeness").asDouble(), 1.0);
            assertThat(units).noneMatch(unit -> unit.get("unit").asText().startsWith("avgpool"));
        }
        for (String by : List.of("&layer=mixed4c", "&by=activations")) {
            JsonNode units = byCat("?model=mini-inception&limit=3" + by).at("/units");
            assertThat(units).hasSize(3);
            assertThat(units.get(0).get("likeness").asDouble())
                    .isGreaterThanOrEqualTo(units.get(1).get("likeness").asDouble())
                    .isGreaterThan(1);
        }
        assertThat(byCat("?by=looks").at("/detail").asText()).contains("must be one of responses, activations");
    }

    @Test
    void aPhotographOfADogFindsUnitsOfDogs() throws IOException {
        List<String> ofDogs = names(TestServer.json(server.get("/api/v1/find?model=inception-275&q=dog&limit=100")));
        byte[] dog = photograph("mammals/dog.jpg");
        for (String by : List.of("responses", "activations")) {
            List<String> found = names(byPhotograph(dog, by));
            assertThat(found.subList(0, 8)).as(by).filteredOn(ofDogs::contains).hasSizeGreaterThanOrEqualTo(2);
            assertThat(names(byPhotograph(photograph("mammals/cow.jpg"), by))).isNotEqualTo(found);
        }
        assertThat(names(byPhotograph(dog, "responses")).subList(0, 8))
                .filteredOn(ofDogs::contains)
                .hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void aPictureOfWhichTheNetworkIsUnsureIsAWeakMatch() throws IOException {
        JsonNode dog = byPhotograph(photograph("mammals/dog.jpg"), "responses").at("/topClass");
        assertThat(dog.get("model").asText()).isEqualTo("inception-275");
        assertThat(dog.get("label").asText()).isEqualTo("German shepherd");
        assertThat(dog.get("weak").asBoolean()).isFalse();
        JsonNode owl = byPhotograph(photograph("birds/owl.jpg"), "activations").at("/topClass");
        assertThat(owl.get("probability").asDouble()).isBetween(0.0, 0.3);
        assertThat(owl.get("weak").asBoolean()).isTrue();
        String page =
                post("/find?model=inception-275", photograph("birds/owl.jpg")).body();
        assertThat(page)
                .containsSubsequence(
                        "<find-picture id=\"pictures\"", "The match is weak: inception-275", "href=\"#pictures\"");
        assertThat(chosen("/find?model=inception-275", "sample=dog").body()).doesNotContain("The match is weak");
        assertThat(find("q=fish").has("topClass")).isFalse();
    }

    private static byte[] photograph(String name) throws IOException {
        try (PhotographSet set = PhotographSet.commons()) {
            return set.bytes(name);
        }
    }

    private static JsonNode byPhotograph(byte[] file, String by) throws IOException {
        return TestServer.json(post("/api/v1/find?model=inception-275&by=" + by, file));
    }

    private static List<String> names(JsonNode answer) {
        return StreamSupport.stream(answer.at("/units").spliterator(), false)
                .map(unit -> unit.get("unit").asText())
                .toList();
    }

    private static JsonNode byCat(String query) throws IOException {
        return TestServer.json(server.post(
                "/api/v1/find" + query, "application/json", BodyPublishers.ofString("{\"sample\":\"chelsea\"}")));
    }

    @Test
    void thePageOfAPictureShowsBothKindsOfUnits() throws IOException {
        HttpResponse<String> answer = server.post(
                "/find?model=mini-inception", "application/json", BodyPublishers.ofString("{\"sample\":\"chelsea\"}"));
        assertThat(answer.body())
                .containsSubsequence("Units that respond to what it shows", "Units that it excites most");
    }

    private static HttpResponse<String> chosen(String path, String form) {
        return server.post(path, "application/x-www-form-urlencoded", BodyPublishers.ofString(form));
    }

    @Test
    void aPartOfASampleFindsWhatTheSameCropFinds() throws IOException {
        RgbImage whole = ImageDecoder.decode(new SamplePhotographs().bytes("coffee"));
        RgbImage crop =
                Resampler.crop(whole, whole.height() / 4, whole.width() / 2, whole.height() / 2, whole.width() / 2);
        String query = "/api/v1/find?model=mini-inception&layer=mixed4c&limit=5";
        JsonNode part = TestServer.json(server.post(
                query + "&part=0.5,0.25,0.5,0.5",
                "application/json",
                BodyPublishers.ofString("{\"sample\":\"coffee\"}")));
        assertThat(part.at("/units")).hasSize(5);
        assertThat(part).isEqualTo(TestServer.json(post(query, PngEncoder.encode(crop))));
        assertThat(part).isNotEqualTo(TestServer.json(post(query, PngEncoder.encode(whole))));
    }

    @Test
    void aPartThatCannotBeUsedIsRefused() throws IOException {
        byte[] file = PngEncoder.encode(halfBlack(32));
        for (String part : List.of(
                "0,0,1",
                "0,0,1,1,1",
                "a,0,1,1",
                "NaN,0,1,1",
                "-0.1,0,1,1",
                "0.5,0,0.6,1",
                "0,0.5,1,0.6",
                "0,0,0.2,1",
                "0,0,1,0",
                "0.5,0,0.5,1")) {
            HttpResponse<String> answer = post("/api/v1/find?model=mini-inception&part=" + part, file);
            assertThat(answer.statusCode()).as(part).isEqualTo(400);
            assertThat(TestServer.json(answer).at("/field").asText()).as(part).isEqualTo("part");
        }
        assertThat(post("/api/v1/find?model=mini-inception&part=0.25,0.25,0.5,0.25", file)
                        .statusCode())
                .isEqualTo(200);
    }

    /** Returns a square picture whose left half is black, the rest white. */
    private static RgbImage halfBlack(int side) {
        byte[] pixels = new byte[side * side * 3];
        for (int at = 0; at < pixels.length; at++) {
            pixels[at] = (byte) (at / 3 % side < side / 2 ? 0 : 255);
        }
        return new RgbImage(side, side, pixels);
    }

    @Test
    void thePageSaysAboveItsFormsWhyAPictureCannotBeUsed() throws IOException {
        String problem = "<div id=\"picture-problem\" role=\"alert\" class=\"problems\"><p>";
        for (HttpResponse<String> answer : List.of(
                post("/find", new byte[] {1, 2, 3}),
                post("/find", PngEncoder.encode(RgbImage.plain(64, 255))),
                post("/find?part=0,0,2,1", PngEncoder.encode(halfBlack(32))),
                chosen("/find", ""))) {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).containsSubsequence("<h1>Find units</h1>", problem, "type=\"file\"");
            assertThat(answer.body().split(problem, 2)[1].charAt(0)).matches(Character::isUpperCase);
        }
    }

    @Test
    void thePageShowsItsFormsToWhoeverSendsNoPicture() throws IOException {
        HttpResponse<String> answer = server.post("/find", "text/plain", BodyPublishers.noBody());
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body())
                .containsSubsequence(
                        "<p>No picture was sent. ",
                        "application/x-www-form-urlencoded like sample=chelsea",
                        "type=\"file\"");
    }

    @Test
    void aDogIsAmongTheSamples() throws IOException {
        String page = server.get("/find?sample=dog").body();
        assertThat(page).contains("value=\"dog\" checked");
        String url = page.split("data-url=\"(?=[^\"]*dog)", 2)[1].split("\"", 2)[0];
        assertThat(server.get(url).statusCode()).isEqualTo(200);
        assertThat(chosen("/find?model=mini-inception", "sample=dog").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSampleIsChosenOnThePageWithoutScripts() throws IOException {
        assertThat(server.get("/find?sample=coffee").body())
                .contains("value=\"coffee\" checked", "/static/samples/thumbnails/coffee.jpg");
        HttpResponse<String> answer = chosen("/find?model=mini-inception&part=0,0,0.5,1", "sample=chelsea");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .containsSubsequence(
                        "data:image/jpeg;base64,", "Units that respond to what it shows", "Units that it excites most");
        assertThat(answer.body().split("data:image/jpeg;base64,", 2)[1].indexOf('"'))
                .isLessThan(16_000);
        assertThat(chosen("/find", "sample=nope").statusCode()).isEqualTo(404);
    }
}
