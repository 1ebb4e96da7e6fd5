package org.featurescope.image;

import java.awt.Rectangle;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads the size of a GIF file (GIF89a specification, CompuServe 1990) and checks that its first frame is complete. The
 * platform's decoder does not tell a file that is cut short from a damaged one.
 */
final class GifHeader {
    private static final int SIGNATURE = 6;
    private static final int EXTENSION = 0x21;
    private static final int FRAME = 0x2c;

    private GifHeader() {}

    static ImageHeader read(byte[] file) throws IOException {
        ByteBuffer blocks = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(SIGNATURE);
        try {
            int screenWidth = blocks.getShort() & 0xffff;
            int screenHeight = blocks.getShort() & 0xffff;
            int flags = blocks.get();
            skip(blocks, 2 + paletteBytes(flags));
            Rectangle frame = firstFrame(blocks);
            // old files declare a screen that is smaller than their frame, or none; browsers then show the frame
            return new ImageHeader(
                    Math.max(screenWidth, frame.x + frame.width),
                    Math.max(screenHeight, frame.y + frame.height),
                    frame,
                    ImageHeader.NO_EXIF,
                    file,
                    false);
        } catch (BufferUnderflowException e) {
            throw incomplete(e);
        }
    }

    private static Rectangle firstFrame(ByteBuffer blocks) throws IOException {
        int block = blocks.get();
        while (block == EXTENSION) {
            skip(blocks, 1);
            skipSubBlocks(blocks);
            block = blocks.get();
        }
        if (block != FRAME) {
            throw new IOException("it has no frame");
        }
        int left = blocks.getShort() & 0xffff;
        int top = blocks.getShort() & 0xffff;
        Rectangle frame = new Rectangle(left, top, blocks.getShort() & 0xffff, blocks.getShort() & 0xffff);
        if (frame.isEmpty()) {
            throw new IOException("its frame is empty");
        }
        skip(blocks, paletteBytes(blocks.get()) + 1);
        skipSubBlocks(blocks);
        return frame;
    }

    private static int paletteBytes(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static void skipSubBlocks(ByteBuffer blocks) throws IOException {
        int length = blocks.get() & 0xff;
        while (length > 0) {
            skip(blocks, length);
            length = blocks.get() & 0xff;
        }
    }

    private static void skip(ByteBuffer blocks, int count) throws IOException {
        if (count > blocks.remaining()) {
            throw incomplete(new BufferUnderflowException());
        }
        blocks.position(blocks.position() + count);
    }

    private static EOFException incomplete(BufferUnderflowException cause) {
        EOFException incomplete = new EOFException("the first frame is not complete");
        incomplete.initCause(cause);
        return incomplete;
    }
}
