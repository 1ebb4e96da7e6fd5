package org.featurescope.tensor;

import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.featurescope.files.DiskFullException;
import org.featurescope.validate.ExplainedFailure;
import org.tensorflow.exceptions.TFResourceExhaustedException;

/**
 * Says in a sentence why a computation failed: memory, the disk, or an operation of the network. The sentence contains
 * no path, address or name of the machine, which messages of TensorFlow and of the JDK contain.
 */
public final class FailureReason {
    private static final String MEMORY =
            "The server has too little memory for it. Ask for smaller or fewer pictures, or try again later.";

    private static final Pattern UNKNOWN_OPERATION = Pattern.compile("Op type not registered '([\\w.]+)'");
    /** Where TensorFlow names the node at which a session failed. */
    private static final Pattern NODE = Pattern.compile("\\{\\{node ([\\w./-]+)\\}\\}");

    private FailureReason() {}

    /** Returns the reason of a failure as one or two sentences. */
    public static String of(Throwable failure) {
        if (DiskFullException.isCauseOf(failure)) {
            return String.valueOf(DiskFullException.because(failure).getMessage());
        }
        List<Throwable> causes = Stream.iterate(failure, e -> e != null, Throwable::getCause)
                .limit(20)
                .toList();
        return causes.stream()
                .flatMap(cause -> known(cause).stream())
                .findFirst()
                .orElse("It ended with an error that the server did not expect.");
    }

    private static Optional<String> known(Throwable cause) {
        if (cause instanceof ExplainedFailure explained) {
            return Optional.of(sentence(explained.getMessage()));
        }
        if (cause instanceof OutOfMemoryError || cause instanceof TFResourceExhaustedException) {
            return Optional.of(MEMORY);
        }
        if (cause instanceof FileSystemException) {
            return Optional.of("The server cannot read or write its data folder.");
        }
        if (cause instanceof SQLException) {
            return Optional.of("The server cannot use its database of figures.");
        }
        return ofOperation(String.valueOf(cause.getMessage()));
    }

    private static Optional<String> ofOperation(String message) {
        Matcher unknown = UNKNOWN_OPERATION.matcher(message);
        if (unknown.find()) {
            return Optional.of("The network has the operation %s, which this version of TensorFlow does not know."
                    .formatted(unknown.group(1)));
        }
        Matcher node = NODE.matcher(message);
        return node.find() ? Optional.of("The operation %s failed.".formatted(node.group(1))) : Optional.empty();
    }

    /** Returns a message with a capital letter at its beginning and a full stop at its end. */
    private static String sentence(String message) {
        String end = message.isEmpty() || ".!?".indexOf(message.charAt(message.length() - 1)) >= 0 ? "" : ".";
        return message.isEmpty()
                ? message
                : message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1) + end;
    }
}
