package org.featurescope.classifier;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.featurescope.files.AtomicFile;
import org.featurescope.validate.InvalidInputException;

/**
 * The state of a training between two steps, in a file.
 *
 * @param step the number of steps made
 * @param variables the values of the graph's variables by name
 */
record Checkpoint(int step, Map<String, float[]> variables) {
    private static final long MAGIC = 0x4653_434c_4153_0001L;

    /** Writes the file, in place of an older one. */
    void write(Path file) throws IOException {
        AtomicFile.write(file, stream -> {
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, 1 << 20));
            out.writeLong(MAGIC);
            out.writeInt(step);
            out.writeInt(variables.size());
            for (Map.Entry<String, float[]> variable : variables.entrySet()) {
                out.writeUTF(variable.getKey());
                out.writeInt(variable.getValue().length);
                ByteBuffer bytes = ByteBuffer.allocate(variable.getValue().length * Float.BYTES);
                bytes.asFloatBuffer().put(variable.getValue());
                out.write(bytes.array());
            }
            out.flush();
        });
    }

    /** Reads a file. */
    static Checkpoint read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
            if (in.readLong() != MAGIC) {
                throw new InvalidInputException("out", "%s is not a checkpoint of this version".formatted(file));
            }
            int step = in.readInt();
            int count = in.readInt();
            Map<String, float[]> variables = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                String name = in.readUTF();
                float[] values = new float[in.readInt()];
                byte[] bytes = new byte[values.length * Float.BYTES];
                in.readFully(bytes);
                ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
                variables.put(name, values);
            }
            return new Checkpoint(step, variables);
        }
    }
}
