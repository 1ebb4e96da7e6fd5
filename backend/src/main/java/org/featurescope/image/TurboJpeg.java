package org.featurescope.image;

import java.util.Optional;
import org.featurescope.tensor.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.image.DecodeJpeg;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

/**
 * Reads JPEG files of luma and chroma by the libjpeg-turbo that TensorFlow brings along. The platform's decoder gives
 * the same numbers (both follow the Independent JPEG Group's accurate integer transform) in twice the time.
 *
 * <p>Thread-safe: one session, open as long as the process.
 */
final class TurboJpeg {
    private static final TurboJpeg INSTANCE = new TurboJpeg();

    private final Placeholder<TString> file;
    private final Operand<TUint8> pixels;
    private final Session session;

    private TurboJpeg() {
        Graph graph = new Graph();
        Ops tf = Ops.create(graph);
        file = tf.placeholder(TString.class);
        pixels = tf.image.decodeJpeg(file, DecodeJpeg.channels(3L), DecodeJpeg.dctMethod("INTEGER_ACCURATE"));
        session = Sessions.open(graph);
    }

    /**
     * The picture, or nothing where this decoder refuses the file; another may say what is wrong with it.
     *
     * @param bytes a file whose size was checked
     */
    static Optional<RgbImage> read(byte[] bytes) {
        return INSTANCE.decode(bytes);
    }

    private Optional<RgbImage> decode(byte[] bytes) {
        try (TString fed = TString.tensorOfBytes(NdArrays.scalarOfObject(bytes));
                Result result = session.runner().feed(file, fed).fetch(pixels).run()) {
            TUint8 tensor = (TUint8) result.get(0);
            byte[] values = new byte[(int) tensor.size()];
            tensor.asRawTensor().data().read(values);
            return Optional.of(new RgbImage(
                    (int) tensor.shape().get(0), (int) tensor.shape().get(1), values));
        } catch (IllegalArgumentException | TensorFlowException e) {
            return Optional.empty();
        }
    }
}
