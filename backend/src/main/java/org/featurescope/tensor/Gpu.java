package org.featurescope.tensor;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tensorflow.DeviceSpec;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;

/**
 * The graphics processor that TensorFlow computes with, if there is one: in the build of the product that has TensorFlow's
 * build for it ({@code -Pgpu}), on a machine with an NVIDIA driver and the CUDA libraries that TensorFlow asks for. Of several
 * it is the first. Immutable.
 *
 * @param name as its driver tells it
 * @param bytes of its memory
 */
public record Gpu(String name, long bytes) {
    private static final String TENSORFLOWS_BUILD =
            "/org/tensorflow/internal/c_api/linux-x86_64-gpu/libjnitensorflow.so";
    private static final int MOST_NAME = 256;
    /** One whose driver tells nothing is taken to have as much memory as a small one. */
    private static final Gpu UNTOLD = new Gpu("a GPU of unknown name", 4L << 30);

    /** Whether this is the build of the product that can compute with one. */
    static final boolean BUILD = Gpu.class.getResource(TENSORFLOWS_BUILD) != null;

    /** Functions of the driver, by their names there; each returns 0 where it succeeds. */
    private interface CudaDriver extends Library {
        String NAME = "cuda";

        int cuInit(int flags);

        int cuDeviceGet(IntByReference device, int ordinal);

        int cuDeviceGetName(byte[] name, int length, int device);

        int cuDeviceTotalMem_v2(LongByReference bytes, int device);
    }

    /** Looked for once, when first asked. */
    private static final class Found {
        static final Optional<Gpu> GPU = BUILD && computes() ? Optional.of(told().orElse(UNTOLD)) : Optional.empty();
    }

    /** The one here; with the usual build of the product there is none. */
    public static Optional<Gpu> here() {
        return Found.GPU;
    }

    /** Whether TensorFlow can be asked to put a node there. */
    private static boolean computes() {
        try (Graph graph = new Graph()) {
            DeviceSpec first = DeviceSpec.newBuilder()
                    .deviceType(DeviceSpec.DeviceType.GPU)
                    .deviceIndex(0)
                    .build();
            var one = Ops.create(graph).withDevice(first).constant(1f);
            try (Session session = Sessions.open(graph, SessionThreads.of(1), ConfigProto.getDefaultInstance())) {
                session.runner().fetch(one).run().close();
                return true;
            }
        } catch (IllegalArgumentException
                | TensorFlowException e) { // it has not found one, or not all of its libraries
            return false;
        }
    }

    private static Optional<Gpu> told() {
        try {
            CudaDriver driver = Native.load(CudaDriver.NAME, CudaDriver.class);
            IntByReference device = new IntByReference();
            byte[] name = new byte[MOST_NAME];
            LongByReference bytes = new LongByReference();
            boolean told = driver.cuInit(0) == 0
                    && driver.cuDeviceGet(device, 0) == 0
                    && driver.cuDeviceGetName(name, name.length, device.getValue()) == 0
                    && driver.cuDeviceTotalMem_v2(bytes, device.getValue()) == 0;
            return told
                    ? Optional.of(new Gpu(Native.toString(name, StandardCharsets.UTF_8.name()), bytes.getValue()))
                    : Optional.empty();
        } catch (LinkageError e) {
            return Optional.empty();
        }
    }
}
