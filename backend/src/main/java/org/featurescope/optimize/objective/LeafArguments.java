package org.featurescope.optimize.objective;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.featurescope.validate.InvalidInputException;

/** What stands in the parentheses of an objective: a main argument, then options like {@code power=2}. */
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

    /** All of it as it is written, where no options are allowed and an equals sign may be part of a name. */
    String all() {
        return all;
    }

    /** The main argument, where no options are allowed. */
    String only() {
        return main(Set.of());
    }

    /** The main argument, where only these options are allowed. */
    String main(Set<String> allowed) {
        for (String name : options.keySet()) {
            if (!allowed.contains(name)) {
                throw new InvalidInputException(
                        Objective.FIELD, "%s has no option \"%s\"".formatted(objective, Names.shortened(name)));
            }
        }
        return main;
    }

    /** {@code made}, if there are no arguments. */
    Objective nothing(Objective made) {
        if (!all.isEmpty()) {
            throw problem("nothing in its parentheses");
        }
        return made;
    }

    /** The only argument, a number, or {@code usual} if there is none. */
    double onlyNumber(double usual) {
        return only().isEmpty() ? usual : number(main);
    }

    /** The option of that name, a number, or {@code usual} if it is not given. */
    double number(String name, double usual) {
        return option(name).map(this::number).orElse(usual);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    private double number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw problem("a number like 2 or 0.5 where \"%s\" stands".formatted(Names.shortened(text)));
        }
        return Double.parseDouble(text);
    }

    /** The exception that says what the objective takes. */
    InvalidInputException problem(String takes) {
        return new InvalidInputException(
                Objective.FIELD, "%s takes %s, but has \"%s\"".formatted(objective, takes, Names.shortened(all)));
    }
}
