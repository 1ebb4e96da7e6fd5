package org.featurescope.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.featurescope.activation.CameraFrame;
import org.featurescope.activation.FrameActivation;
import org.featurescope.activation.LayerActivation;
import org.featurescope.activation.TopClasses.ClassProbability;
import org.featurescope.figure.Networks;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.junit.jupiter.api.Test;

class CameraMessagesTest {
    @Test
    void readsAFrame() {
        Network network = Networks.network();
        byte[] message = {1, 9, 0, 0, (byte) 0x80, 20, 2, 3, 1, 'j', 'p', 'g'};
        CameraFrame frame = CameraMessages.read(network, ByteBuffer.wrap(message));
        assertThat(frame.number()).isEqualTo(0x80000009);
        assertThat(frame.mostSide()).isEqualTo(20);
        assertThat(frame.layers()).extracting(Layer::depth).containsExactly(3, 1);
        assertThat(frame.file()).asString(StandardCharsets.UTF_8).isEqualTo("jpg");
    }

    @Test
    void writesClassesAndLayers() {
        LayerActivation layer = new LayerActivation(
                "out",
                "other",
                4,
                5,
                2,
                8,
                8,
                1,
                new float[] {1, 2},
                new float[] {3, 4},
                new float[] {0.5f, 0.25f},
                new int[] {1},
                List.of(),
                new LayerActivation.Maps(1, 2, "uint8-base64", new byte[] {10, 20, 30, 40}));
        FrameActivation activation =
                new FrameActivation(7, 1.5, List.of(new ClassProbability(300, "fée", 0.75f)), List.of(layer));
        ByteBuffer expected = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        expected.put((byte) 1).putInt(7).putFloat(1.5f);
        expected.put((byte) 1).putShort((short) 300).putFloat(0.75f);
        expected.put((byte) 4).put("fée".getBytes(StandardCharsets.UTF_8));
        expected.put((byte) 1).put((byte) 4).putShort((short) 2).put((byte) 1).put((byte) 2);
        expected.putFloat(1)
                .putFloat(Float.NaN)
                .putFloat(3)
                .putFloat(4)
                .putFloat(0.5f)
                .putFloat(0.25f);
        expected.put(new byte[] {10, 20, 30, 40});
        assertThat(CameraMessages.write(activation)).isEqualTo(expected.flip());
    }
}
