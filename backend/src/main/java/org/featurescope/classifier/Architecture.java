package org.featurescope.classifier;

import java.util.List;
import java.util.Optional;

/**
 * The channels of an Inception-style classifier. Its layers and their names follow Inception V1 (Szegedy et al., "Going
 * Deeper with Convolutions", 2015, doi:10.1109/CVPR.2015.7298594): three convolutions, blocks of four branches, an
 * average over all positions and a linear layer. {@code conv2d0} divides the picture's sides by four, and each pooling
 * before a block halves them.
 *
 * @param stem the first convolutions; none where the blocks are built on a trained network
 * @param blocks the blocks in depth order
 */
public record Architecture(Optional<Stem> stem, List<Block> blocks) {
    /** The sides of the window of {@code conv2d0}, in pixels. */
    static final int FIRST_WINDOW = 13;

    /** The stride of that window, in pixels. */
    static final int FIRST_STRIDE = 4;

    /**
     * About 270 million multiplications for a picture of 128 x 128, 5.9 million weights with 275 classes. The numbers
     * of channels are multiples of 16, since the processors' instructions for bfloat16 process 16 numbers at once.
     */
    public static final Architecture SMALL = new Architecture(
            Optional.of(new Stem(32, 32, 128)),
            List.of(
                    new Block("mixed3a", true, 48, 64, 96, 16, 48, 48),
                    new Block("mixed3b", false, 80, 96, 128, 32, 64, 64),
                    new Block("mixed4a", true, 160, 96, 208, 32, 64, 80),
                    new Block("mixed4b", false, 160, 112, 208, 32, 80, 80),
                    new Block("mixed4c", false, 160, 112, 240, 32, 80, 80),
                    new Block("mixed4d", false, 160, 128, 256, 32, 80, 80),
                    new Block("mixed4e", false, 192, 144, 304, 48, 96, 96),
                    new Block("mixed5a", true, 256, 160, 352, 48, 112, 112),
                    new Block("mixed5b", false, 352, 176, 432, 64, 128, 128)));

    /**
     * Two blocks above the layers of Inception V3 up to {@code mixed5}: 2.1 million weights, without those of the
     * linear layer.
     */
    public static final Architecture TOP = new Architecture(
            Optional.empty(),
            List.of(
                    new Block("mixed6", true, 256, 128, 320, 48, 128, 128),
                    new Block("mixed7", false, 320, 144, 384, 48, 128, 128)));

    /**
     * The first three convolutions.
     *
     * @param conv2d0 channels of the first, 13 x 13 with stride 4
     * @param conv2d1 channels of the second, 1 x 1
     * @param conv2d2 channels of the third, 3 x 3
     */
    public record Stem(int conv2d0, int conv2d1, int conv2d2) {}

    public Architecture {
        blocks = List.copyOf(blocks);
    }

    /** Returns this architecture with every number of channels multiplied and rounded up to a multiple of four. */
    public Architecture widened(double factor) {
        return new Architecture(
                stem.map(
                        s -> new Stem(scaled(s.conv2d0, factor), scaled(s.conv2d1, factor), scaled(s.conv2d2, factor))),
                blocks.stream()
                        .map(b -> new Block(
                                b.name,
                                b.pooledBefore,
                                scaled(b.one, factor),
                                scaled(b.threeReduced, factor),
                                scaled(b.three, factor),
                                scaled(b.fiveReduced, factor),
                                scaled(b.five, factor),
                                scaled(b.pooled, factor)))
                        .toList());
    }

    private static int scaled(int channels, double factor) {
        return 4 * (int) Math.ceil(channels * factor / 4 - 1e-9);
    }

    /** Returns the number of channels of the last block's output. */
    int features() {
        return blocks.get(blocks.size() - 1).channels();
    }

    /**
     * A block of four branches whose channels are concatenated.
     *
     * @param name the name of the block
     * @param pooledBefore whether a maximum over 3 x 3 with stride 2 comes before it
     * @param one channels of the 1 x 1 convolution
     * @param threeReduced channels of the 1 x 1 convolution before the 3 x 3 convolution
     * @param three channels of the 3 x 3 convolution
     * @param fiveReduced channels of the 1 x 1 convolution before the 5 x 5 convolution
     * @param five channels of the 5 x 5 convolution
     * @param pooled channels of the 1 x 1 convolution after the maximum over 3 x 3
     */
    public record Block(
            String name,
            boolean pooledBefore,
            int one,
            int threeReduced,
            int three,
            int fiveReduced,
            int five,
            int pooled) {
        /** Returns the number of channels of the block's output. */
        int channels() {
            return one + three + five + pooled;
        }
    }
}
