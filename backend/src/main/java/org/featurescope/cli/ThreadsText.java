package org.featurescope.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.featurescope.optimize.Tuning.Threads;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Numbers of threads as the command line writes them: within an operation, a slash, operations at a time; {@code 4/1}. */
final class ThreadsText implements ITypeConverter<Threads> {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

    static String of(Threads threads) {
        return "%d/%d".formatted(threads.intraOp(), threads.interOp());
    }

    @Override
    public Threads convert(String text) {
        Matcher numbers = TEXT.matcher(text);
        if (!numbers.matches()) {
            throw new TypeConversionException("'%s' is no two numbers like 4/1".formatted(text));
        }
        return new Threads(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
    }
}
