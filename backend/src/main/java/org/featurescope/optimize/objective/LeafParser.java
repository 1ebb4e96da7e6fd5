package org.featurescope.optimize.objective;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.featurescope.model.UnitExpression;
import org.featurescope.model.UnitExpression.Position;
import org.featurescope.model.UnitExpression.RandomDirection;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.model.UnitExpression.WeightedUnits;
import org.featurescope.validate.InvalidInputException;

/** Reads an objective that is not composed of others: a name and its arguments in parentheses. */
final class LeafParser {
    private static final Pattern RECORDED =
            Pattern.compile("([^,@\\s]+)\\s*,\\s*([^,@\\s]+)\\s*@(\\d{1,6}),(\\d{1,6})");
    private static final Pattern PHOTOGRAPH = Pattern.compile("([^,@\\s]+)\\s*,\\s*([^,@\\s]+)");
    private static final Pattern LAYER_POSITION = Pattern.compile("([^,@\\s]+)@(\\d{1,6}),(\\d{1,6})");
    private static final Pattern ROW_AND_COLUMN = Pattern.compile("(\\d{1,6})\\s*,\\s*(\\d{1,6})");
    private static final Pattern INDEX = Pattern.compile("#\\s*(\\d{1,6})");

    private static final Map<String, Function<LeafArguments, Objective>> LEAVES = new TreeMap<>(Map.ofEntries(
            Map.entry("neuron", LeafParser::neuron),
            Map.entry("channel", LeafParser::channel),
            Map.entry("direction", LeafParser::direction),
            Map.entry("tensor", LeafParser::tensor),
            Map.entry("position", LeafParser::position),
            Map.entry("layer", given -> new LayerObjective.Layer(given.only())),
            Map.entry("diversity", given -> new LayerObjective.Diversity(given.only())),
            Map.entry("alignment", given -> new LayerObjective.Alignment(given.only())),
            Map.entry("inversion", LeafParser::inversion),
            Map.entry("caricature", LeafParser::caricature),
            Map.entry("logit", given -> new ClassObjective.Logit(name(given.all()))),
            Map.entry("probability", given -> new ClassObjective.Probability(name(given.all()))),
            Map.entry("variation", given -> given.withoutArguments(new PictureObjective.TotalVariation())),
            Map.entry("l1", given -> new PictureObjective.L1(given.onlyNumber(0))),
            Map.entry("l2", given -> new PictureObjective.L2(given.onlyNumber(0))),
            Map.entry("blur", given -> given.withoutArguments(new PictureObjective.BlurEachStep())),
            Map.entry("boundary", LeafParser::boundary)));

    private LeafParser() {}

    /** Returns whether there is an objective of that name. */
    static boolean isName(String name) {
        return LEAVES.containsKey(name);
    }

    /** Returns the names of all objectives, separated by commas. */
    static String names() {
        return String.join(", ", LEAVES.keySet());
    }

    /**
     * Returns the objective of that name with these arguments.
     *
     * @throws InvalidInputException if the arguments are not valid for it
     */
    static Objective parse(String name, String arguments) {
        Function<LeafArguments, Objective> leaf = LEAVES.get(name);
        if (leaf == null) {
            throw new InvalidInputException(Objective.FIELD, "there is no objective \"%s\"".formatted(name));
        }
        return leaf.apply(new LeafArguments(name, arguments));
    }

    private static Objective neuron(LeafArguments given) {
        return UnitExpression.parse(Objective.FIELD, given.only()).accept(new UnitExpression.Visitor<>() {
            @Override
            public Objective visitUnit(Unit unit) {
                return new UnitObjective.Neuron(unit, MapLocation.CENTRE);
            }

            @Override
            public Objective visitPosition(Position position) {
                return new UnitObjective.Neuron(
                        new Unit(position.layer(), position.channel()), new MapLocation.At(position.y(), position.x()));
            }

            @Override
            public Objective visitRandomDirection(RandomDirection direction) {
                throw isNoUnit();
            }

            @Override
            public Objective visitWeightedUnits(WeightedUnits units) {
                throw isNoUnit();
            }

            private InvalidInputException isNoUnit() {
                return given.problem("a unit like mixed4c:447 or mixed4c:447@3,5");
            }
        });
    }

    private static Objective channel(LeafArguments given) {
        if (UnitExpression.parse(Objective.FIELD, given.only()) instanceof Unit unit) {
            return new UnitObjective.Channel(unit);
        }
        throw given.problem("a unit like mixed4c:447");
    }

    private static Objective direction(LeafArguments given) {
        String main = given.main(Set.of("power", "at"));
        Matcher recorded = RECORDED.matcher(main);
        DirectionVector vector = recorded.matches()
                ? new DirectionVector.Recorded(recorded.group(1), recorded.group(2), position(recorded, 3))
                : DirectionVector.of(UnitExpression.parse(Objective.FIELD, main));
        MapLocation location =
                given.option("at").map(text -> location(given, text)).orElse(MapLocation.EVERYWHERE);
        return new UnitObjective.Direction(vector, location, given.number("power", 0));
    }

    private static MapLocation location(LeafArguments given, String text) {
        if (text.equals("centre")) {
            return MapLocation.CENTRE;
        }
        Matcher rowAndColumn = ROW_AND_COLUMN.matcher(text);
        if (!rowAndColumn.matches()) {
            throw given.problem("at=3,5 (row, column) or at=centre");
        }
        return position(rowAndColumn, 1);
    }

    private static Objective tensor(LeafArguments given) {
        String main = given.main(Set.of("power"));
        Matcher recorded = PHOTOGRAPH.matcher(main);
        double power = given.number("power", 0);
        if (recorded.matches()) {
            return new UnitObjective.TensorDirection(
                    new DirectionTensor.Recorded(recorded.group(1), recorded.group(2)), power);
        }
        if (UnitExpression.parse(Objective.FIELD, main) instanceof RandomDirection random) {
            return new UnitObjective.TensorDirection(new DirectionTensor.Drawn(random), power);
        }
        throw given.problem("a layer and a seed like mixed4c~7, or a layer and a photograph like mixed4c, chelsea");
    }

    private static Objective position(LeafArguments given) {
        Matcher layerPosition = LAYER_POSITION.matcher(given.only());
        if (!layerPosition.matches()) {
            throw given.problem("a layer, a row and a column like mixed4c@3,5");
        }
        return new LayerObjective.Position(layerPosition.group(1), position(layerPosition, 2));
    }

    private static Objective inversion(LeafArguments given) {
        Matcher photograph = photograph(given, given.only());
        return new LayerObjective.Inversion(photograph.group(1), photograph.group(2));
    }

    private static Objective caricature(LeafArguments given) {
        Matcher photograph = photograph(given, given.main(Set.of("power")));
        return new LayerObjective.Caricature(photograph.group(1), photograph.group(2), given.number("power", 0));
    }

    private static Matcher photograph(LeafArguments given, String main) {
        Matcher photograph = PHOTOGRAPH.matcher(main);
        if (!photograph.matches()) {
            throw given.problem("a layer and a photograph like mixed4c, chelsea");
        }
        return photograph;
    }

    private static ClassName name(String text) {
        Matcher index = INDEX.matcher(text);
        return index.matches() ? new ClassName.Indexed(Integer.parseInt(index.group(1))) : new ClassName.Labelled(text);
    }

    private static Objective boundary(LeafArguments given) {
        if (!given.main(Set.of("width", "colour")).isEmpty()) {
            throw given.problem("width=20, colour=0.5 or nothing");
        }
        var byDefault = PictureObjective.BoundaryComplexity.DEFAULT;
        double width = given.number("width", byDefault.width());
        if (width != Math.rint(width)) {
            throw given.problem("a whole number of pixels as width");
        }
        return new PictureObjective.BoundaryComplexity((int) width, given.number("colour", byDefault.colour()));
    }

    private static MapLocation.At position(Matcher matcher, int group) {
        return new MapLocation.At(Integer.parseInt(matcher.group(group)), Integer.parseInt(matcher.group(group + 1)));
    }
}
