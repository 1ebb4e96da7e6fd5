package org.featurescope.optimize.objective;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.featurescope.validate.InvalidInputException;

/** The arguments of an objective, in parentheses: a main argument, then options like {@code power=2}. */
final class LeafArguments {
    private static final Pattern OPTION = Pattern.compile("(?:^|,)\\s*([a-z]+)\\s*=");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}(?:\\.\\d{1,30})?");

    private final String objective;
    private final String all;
    private final String main;
    private final Map<String, String> options = new LinkedHashMap<>();

    LeafArguments(String objective, String arguments) {
        this.objective = objective;
        this.all = arguments.strip();
        Matcher option = OPTION.matcher(all);
        int end = option.find() ? option.start() : all.length();
        this.main = all.substring(0, end).strip();
        while (end < all.length()) {
            String name = option.group(1);
            int value = option.end();
            end = option.find() ? option.start() : all.length();
            if (options.put(name, all.substring(value, end).strip()) != null) {
                throw new InvalidInputException(Objective.FIELD, "%s is given twice".formatted(name));
            }
        }
    }

    /**
     * Returns the text between the parentheses as it was written. Objectives without options use it, because their
     * argument may contain an equals sign.
     */
    String all() {
        return all;
    }

    /** Returns the main argument of an objective that has no options. */
    String only() {
        return main(Set.of());
    }

    /** Returns the main argument of an objective that has only these options. */
    String main(Set<String> allowed) {
        for (String name : options.keySet()) {
            if (!allowed.contains(name)) {
                throw new InvalidInputException(
                        Objective.FIELD, "%s has no option \"%s\"".formatted(objective, Names.shortened(name)));
            }
        }
        return main;
    }

    /** Returns {@code objective} if there are no arguments. */
    Objective withoutArguments(Objective objective) {
        if (!all.isEmpty()) {
            throw problem("nothing in its parentheses");
        }
        return objective;
    }

    /** Returns the only argument, a number, or the default if there is none. */
    double onlyNumber(double byDefault) {
        return only().isEmpty() ? byDefault : number(main);
    }

    /** Returns the option of that name, a number, or the default if it is not given. */
    double number(String name, double byDefault) {
        return option(name).map(this::number).orElse(byDefault);
    }

    /** Returns the option of that name, if it is given. */
    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    private double number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw problem("a number like 2 or 0.5 where \"%s\" stands".formatted(Names.shortened(text)));
        }
        return Double.parseDouble(text);
    }

    /** Returns an exception that says which arguments the objective takes. */
    InvalidInputException problem(String takes) {
        return new InvalidInputException(
                Objective.FIELD, "%s takes %s, but has \"%s\"".formatted(objective, takes, Names.shortened(all)));
    }
}
