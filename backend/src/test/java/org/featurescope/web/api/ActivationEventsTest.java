package org.featurescope.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.featurescope.activation.InputPicture;
import org.featurescope.activation.LayerActivation;
import org.featurescope.activation.RunSummary;
import org.featurescope.activation.TopClasses;
import org.featurescope.activation.TopClasses.ClassProbability;
import org.junit.jupiter.api.Test;

class ActivationEventsTest {
    private static final LayerActivation LAYER = new LayerActivation(
            "mixed3a",
            "inception",
            3,
            15,
            2,
            1,
            3,
            45,
            new float[] {0.5f, -1e-7f},
            new float[] {1.25f, 0},
            new float[] {1 / 3f, 0},
            new int[] {1},
            List.of("tench", "goldfish"),
            new LayerActivation.Maps(1, 3, "uint8-base64", new byte[] {0, (byte) 255, 7, 0, 0, 0}));

    private final List<String> events = new ArrayList<>();
    private final ActivationEvents writer =
            new ActivationEvents((event, json) -> events.add(event + " " + new String(json, StandardCharsets.UTF_8)));

    @Test
    void writesEachEventInOneLineOfJson() {
        writer.photograph(new InputPicture(64, 48, 1, "data:image/png;base64,AA=="));
        writer.layer(LAYER);
        writer.classes(new TopClasses(List.of(new ClassProbability(7, "tabby \"cat\"", 0.25f)), Optional.empty()));
        writer.done(new RunSummary("mini-inception", new RunSummary.Milliseconds(1.5, 20, 0.25)));
        assertThat(events)
                .containsExactly(
                        "photograph {\"height\":64,\"width\":48,\"crop\":1.0,\"image\":\"data:image/png;base64,AA==\"}",
                        "layer {\"name\":\"mixed3a\",\"kind\":\"inception\",\"depth\":3,\"layers\":15,\"channels\":2,"
                                + "\"height\":1,\"width\":3,\"receptiveField\":45,\"mean\":[0.5,-1.0E-7],"
                                + "\"maximum\":[1.25,0.0],\"nonZero\":[0.33333334,0.0],\"notFinite\":[1],"
                                + "\"labels\":[\"tench\",\"goldfish\"],"
                                + "\"map\":{\"height\":1,\"width\":3,"
                                + "\"encoding\":\"uint8-base64\",\"data\":\"AP8HAAAA\"}}",
                        "classes {\"top\":[{\"class\":7,\"label\":\"tabby \\\"cat\\\"\",\"probability\":0.25}]}",
                        "done {\"model\":\"mini-inception\",\"milliseconds\":"
                                + "{\"decode\":1.5,\"forward\":20.0,\"encode\":0.25}}");
    }

    @Test
    void writesWhyThereAreNoClasses() {
        writer.classes(new TopClasses(List.of(), Optional.of("They are not finite.")));
        assertThat(events).containsExactly("classes {\"top\":[],\"failure\":\"They are not finite.\"}");
    }

    @Test
    void writesTheSameAsAnyMapper() throws IOException {
        writer.layer(LAYER);
        JsonMapper mapper = new JsonMapper();
        assertThat(mapper.readTree(events.get(0).substring("layer ".length())))
                .isEqualTo(mapper.readTree(mapper.writeValueAsBytes(LAYER)));
    }

    @Test
    void endsTheRunWhenTheClientHasGone() {
        ActivationEvents broken = new ActivationEvents((event, json) -> {
            throw new IOException("broken pipe");
        });
        assertThatThrownBy(() -> broken.layer(LAYER))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("broken pipe");
    }
}
