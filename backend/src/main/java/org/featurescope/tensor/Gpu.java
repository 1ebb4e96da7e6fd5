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
 * The graphics processor that TensorFlow computes with. There is one only in a build of the product that contains
 * TensorFlow's build for GPUs ({@code -Pgpu}), on a machine with an NVIDIA driver and the CUDA libraries that
 * TensorFlow needs. Of several GPUs the first is used. Immutable.
 *
 * @param name the name that its driver gives
 * @param bytes the size of its memory
 */
public record Gpu(String name, long bytes) {
    private static final String TENSORFLOWS_BUILD =
            "/org/tensorflow/internal/c_api/linux-x86_64-gpu/libjnitensorflow.so";
    private static final int MOST_NAME = 256;
    /** Stands for a GPU whose driver cannot be asked. It is assumed to have little memory. */
    private static final Gpu UNKNOWN = new Gpu("a GPU of unknown name", 4L << 30);

    /** Whether this build of the product can compute with a GPU. */
    static final boolean BUILD = Gpu.class.getResource(TENSORFLOWS_BUILD) != null;

    /** Functions of the CUDA driver. Each returns 0 if it succeeds. */
    private interface CudaDriver extends Library {
        String NAME = "cuda";

        int cuInit(int flags);

        int cuDeviceGet(IntByReference device, int ordinal);

        int cuDeviceGetName(byte[] name, int length, int device);

        int cuDeviceTotalMem_v2(LongByReference bytes, int device);
    }

    /** Looks for the GPU once, when it is first asked for. */
    private static final class Found {
        static final Optional<Gpu> GPU =
                BUILD && computes() ? Optional.of(described().orElse(UNKNOWN)) : Optional.empty();
    }

    /** Returns the GPU of this machine, if TensorFlow can compute with one. */
    public static Optional<Gpu> here() {
        return Found.GPU;
    }

    /** Returns whether TensorFlow can run a node on a GPU. */
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
                | TensorFlowException e) { // TensorFlow found no GPU, or not all of its libraries
            return false;
        }
    }

    /** Asks the driver for the GPU's name and memory. */
    private static Optional<Gpu> described() {
        try {
            CudaDriver driver = Native.load(CudaDriver.NAME, CudaDriver.class);
            IntByReference device = new IntByReference();
            byte[] name = new byte[MOST_NAME];
            LongByReference bytes = new LongByReference();
            boolean described = driver.cuInit(0) == 0
                    && driver.cuDeviceGet(device, 0) == 0
                    && driver.cuDeviceGetName(name, name.length, device.getValue()) == 0
                    && driver.cuDeviceTotalMem_v2(bytes, device.getValue()) == 0;
            return described
                    ? Optional.of(new Gpu(Native.toString(name, StandardCharsets.UTF_8.name()), bytes.getValue()))
                    : Optional.empty();
        } catch (LinkageError e) {
            return Optional.empty();
        }
    }
}
