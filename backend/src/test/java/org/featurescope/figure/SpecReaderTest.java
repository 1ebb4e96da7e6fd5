package org.featurescope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.kind.TestKinds;
import org.featurescope.kind.channel.ChannelSpec;
import org.featurescope.kind.grid.ChannelChoice;
import org.featurescope.kind.grid.ChannelOrder;
import org.featurescope.kind.grid.GridPage;
import org.featurescope.kind.grid.GridSpec;
import org.featurescope.kind.optimized.UnitAim;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Sha256;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.optimize.Optimizer;
import org.featurescope.optimize.Precision;
import org.featurescope.optimize.Preset;
import org.featurescope.optimize.Settings;
import org.junit.jupiter.api.Test;

final class SpecReaderTest {
    private final Kinds kinds = TestKinds.quick();
    private final SpecReader reader = new SpecReader(kinds, Networks.catalogue());
    private final Network network = Networks.network();

    @Test
    void fillsInEveryDefault() {
        assertThat(json("{'kind':'channel','unit':'mixed4c:12'}"))
                .isEqualTo(new ChannelSpec(
                        NetworkReference.to(network),
                        new Unit("mixed4c", 12),
                        UnitAim.CHANNEL,
                        OptimizationParameters.of(Preset.QUICK, 128, 256, 0)));
    }

    @Test
    void whatIsLeftOutIsTheDefault() {
        FigureSpec written = json("{'kind':'channel','unit':'mixed4c:12','objective':'channel','size':128,'steps':256,"
                + "'seed':0,'model':'%s','modelHash':'%s'}".formatted(network.id(), network.sha256()));
        assertThat(kinds.id(written)).isEqualTo(kinds.id(json("{'kind':'channel','unit':'mixed4c:12'}")));
    }

    @Test
    void theIdIsTheHashOfTheCanonicalSpec() {
        FigureSpec spec = new ChannelSpec(
                new NetworkReference("m", "ab", ""),
                new Unit("mixed4c", 12),
                UnitAim.NEGATIVE_CHANNEL,
                OptimizationParameters.of(Preset.QUICK, 64, 8, 9));
        assertThat(kinds.canonicalJson(spec))
                .isEqualTo("{\"band\":0.7,\"chromaDecay\":1.2,\"decorrelated\":true,\"degrees\":15,\"epsilon\":2,"
                        + "\"gradientBlur\":0,\"jitter\":12,\"jitterAfter\":0,\"kind\":\"channel\",\"leak\":0.1,"
                        + "\"lumaDecay\":1,\"model\":\"m\",\"modelHash\":\"ab\",\"objective\":\"negative-channel\",\"octaves\":1,"
                        + "\"optimizer\":\"adam\",\"pad\":0,\"parameterization\":\"fourier\",\"precision\":\"float32\","
                        + "\"preset\":\"quick\",\"rate\":0.2,\"scaleLeast\":0.8,\"scaleMost\":1.2,\"seed\":9,\"size\":64,"
                        + "\"start\":\"noise\",\"startDeviation\":0.05,\"steps\":8,\"sustain\":0.25,"
                        + "\"transparent\":false,\"unit\":\"mixed4c:12\"}");
        byte[] canonical = kinds.canonicalJson(spec).getBytes(StandardCharsets.UTF_8);
        assertThat(kinds.id(spec).hex()).isEqualTo(Sha256.of(canonical));
    }

    @Test
    void aPresetFillsInWhatIsNotGivenAndALinkTellsOnlyWhatIsElse() {
        FigureSpec spec = reader.fromQuery("kind=channel&unit=mixed4c:12&preset=lucid&rate=0.1")
                .spec();
        assertThat(kinds.toJson(spec).path("steps").asInt()).isEqualTo(512);
        assertThat(kinds.toJson(spec).path("leak").asDouble()).isZero();
        assertThat(kinds.toQuery(spec))
                .contains("preset=lucid")
                .contains("rate=0.1")
                .doesNotContain("leak");
    }

    @Test
    void orderAndSpacesAndWaysOfWritingANumberMakeNoDifference() {
        FigureSpec plain = json("{'kind':'channel','unit':'mixed4c:12','size':64,'seed':1000}");
        assertThat(json(" {'seed' : 1e3, 'size':64.0,\n'unit':'mixed4c:12' ,'kind':'channel'} "))
                .isEqualTo(plain);
        assertThat(reader.fromQuery("seed=1000&size=64&unit=mixed4c%3A12&kind=channel")
                        .spec())
                .isEqualTo(plain);
    }

    @Test
    void printingAndReadingAreInverse() {
        long start = System.nanoTime();
        SplittableRandom random = new SplittableRandom(start);
        for (int i = 0; i < 200; i++) {
            FigureSpec spec = i % 2 == 0 ? randomChannel(random) : randomGrid(random);
            byte[] json = kinds.toJson(spec).toString().getBytes(StandardCharsets.UTF_8);
            assertThat(reader.fromJson(json).spec()).as("seed %d", start).isEqualTo(spec);
            assertThat(reader.fromQuery(kinds.toQuery(spec)).spec())
                    .as("seed %d", start)
                    .isEqualTo(spec);
            assertThat(kinds.stored(kinds.toJson(spec))).as("seed %d", start).isEqualTo(spec);
        }
    }

    @Test
    void linksAreReadable() {
        FigureSpec spec = json("{'kind':'grid','layer':'mixed4c','channels':[0,1,2,3,20,31,32]}");
        assertThat(kinds.toQuery(spec))
                .isEqualTo(
                        "kind=grid&model=%s&modelHash=%s&layer=mixed4c&channels=0-3,20,31,32&objective=channel&preset=quick&size=128"
                                        .formatted(
                                                network.id(), network.sha256().substring(0, 12))
                                + "&steps=256&seed=0");
    }

    @Test
    void everyExampleIsReadAndFitsTheDefaultNetwork() {
        for (FigureKind<?> kind : kinds.all()) {
            FigureSpec example = kinds.example(kind, Networks.catalogue());
            byte[] json = kinds.toJson(example).toString().getBytes(StandardCharsets.UTF_8);
            assertThat(reader.fromJson(json).spec()).isEqualTo(example);
        }
    }

    @Test
    void schemasNameEveryFieldAndItsRange() {
        var schema = Kinds.schema(kinds.all().get(0));
        assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
        assertThat(schema.path("required").toString()).isEqualTo("[\"kind\",\"unit\"]");
        assertThat(schema.at("/properties/kind/const").asText()).isEqualTo("channel");
        assertThat(schema.at("/properties/size/minimum").asInt()).isEqualTo(32);
        assertThat(schema.at("/properties/size/maximum").asInt()).isEqualTo(2048);
        assertThat(schema.at("/properties/size/default").asInt()).isEqualTo(128);
        assertThat(schema.at("/properties/seed/maximum").asLong()).isEqualTo((1L << 53) - 1);
        assertThat(schema.at("/properties/objective/enum").toString())
                .isEqualTo("[\"neuron\",\"channel\",\"negative-channel\"]");
    }

    @Test
    void readsAStoredSpecOfANetworkThatIsNotAtHandAnyMore() {
        FigureSpec spec = new ChannelSpec(
                new NetworkReference("gone", "ab".repeat(32), ""),
                new Unit("x", 1),
                UnitAim.NEURON,
                OptimizationParameters.of(Preset.QUICK, 64, 8, 9));
        assertThat(kinds.stored(kinds.toJson(spec))).isEqualTo(spec);
    }

    private FigureSpec json(String json) {
        return reader.fromJson(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .spec();
    }

    private ChannelSpec randomChannel(SplittableRandom random) {
        Layer layer = randomLayer(random);
        return new ChannelSpec(
                NetworkReference.to(network),
                new Unit(layer.name(), random.nextInt(layer.channels())),
                randomAim(random),
                randomMaking(random));
    }

    private GridSpec randomGrid(SplittableRandom random) {
        Layer layer = randomLayer(random);
        List<Integer> channels = IntStream.generate(() -> random.nextInt(layer.channels()))
                .distinct()
                .limit(1 + random.nextInt(Math.min(64, layer.channels() / 2)))
                .boxed()
                .toList();
        return new GridSpec(
                NetworkReference.to(network),
                layer.name(),
                ChannelChoice.of(
                        random.nextBoolean()
                                ? channels
                                : channels.stream().sorted().toList()),
                GridPage.WHOLE,
                ChannelOrder.INDEX,
                randomAim(random),
                randomMaking(random));
    }

    private Layer randomLayer(SplittableRandom random) {
        return network.layers().get(random.nextInt(network.layers().size()));
    }

    private static OptimizationParameters randomMaking(SplittableRandom random) {
        Preset preset = Preset.values()[random.nextInt(Preset.values().length)];
        Settings usual = preset.settings();
        Optimizer optimizer = Optimizer.values()[random.nextInt(Optimizer.values().length)];
        Settings settings = random.nextBoolean()
                ? usual
                : new Settings(
                        usual.picture(),
                        optimizer,
                        random.nextDouble(0.001, 1),
                        random.nextDouble(),
                        optimizer == Optimizer.ADAM ? random.nextDouble(1e-8, 4) : usual.epsilon(),
                        0,
                        random.nextDouble(),
                        Precision.values()[random.nextInt(Precision.values().length)],
                        random.nextInt(1, 4));
        int octaves = settings.octaves();
        return new OptimizationParameters(
                preset,
                // the first octave has at least 64 pixels, the network's smallest size
                random.nextInt(octaves == 1 ? 32 : 64 << octaves - 1, 513),
                random.nextInt(octaves, 4097),
                random.nextLong(1L << 53),
                random.nextBoolean() ? Optional.empty() : Optional.of("chelsea"),
                settings);
    }

    private static UnitAim randomAim(SplittableRandom random) {
        return UnitAim.values()[random.nextInt(UnitAim.values().length)];
    }
}
