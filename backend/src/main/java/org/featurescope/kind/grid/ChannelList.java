package org.featurescope.kind.grid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.featurescope.figure.link.ParameterType;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.model.UnitExpression;
import org.featurescope.validate.InvalidInputException;

/**
 * The type of parameters that select channels of a layer: {@code all}, or a list in which no channel occurs twice. JSON
 * writes the list as an array of whole numbers; links write it as numbers and ranges, such as {@code 0-15,20,31}.
 *
 * @param most the greatest length of the list
 */
public record ChannelList(int most) implements ParameterType<ChannelChoice> {
    private static final String ALL = "all";
    private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");
    private static final ParameterTypes.WholeNumber CHANNEL =
            new ParameterTypes.WholeNumber(0, UnitExpression.MOST_INDEX);

    @Override
    public ChannelChoice fromJson(String field, JsonNode json) {
        if (json.isTextual() && json.textValue().equals(ALL)) {
            return ChannelChoice.ALL;
        }
        if (!json.isArray()) {
            throw refused(field, json.toString());
        }
        List<Integer> channels = new ArrayList<>();
        for (JsonNode element : json) {
            String elementField = "%s[%d]".formatted(field, channels.size());
            channels.add(CHANNEL.fromJson(elementField, element).intValue());
        }
        return checked(field, channels);
    }

    @Override
    public ChannelChoice fromText(String field, String text) {
        if (text.equals(ALL)) {
            return ChannelChoice.ALL;
        }
        List<Integer> channels = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher range = RANGE.matcher(part.strip());
            if (!range.matches()) {
                throw refused(field, ParameterTypes.quoted(text));
            }
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            // a range beyond the limit is refused before its channels are added
            if (last < first || last - first >= most - channels.size()) {
                throw refused(field, ParameterTypes.quoted(text));
            }
            for (int channel = first; channel <= last; channel++) {
                channels.add(channel);
            }
        }
        return checked(field, channels);
    }

    private ChannelChoice checked(String field, List<Integer> channels) {
        if (channels.isEmpty() || channels.size() > most) {
            throw refused(field, "a list of " + channels.size());
        }
        Set<Integer> seen = new HashSet<>();
        for (int channel : channels) {
            if (!seen.add(channel)) {
                throw new InvalidInputException(field, "%s has channel %d twice".formatted(field, channel));
            }
        }
        return ChannelChoice.of(channels);
    }

    private InvalidInputException refused(String field, String given) {
        return ParameterTypes.refused(
                field,
                "all, or 1 to %d channels, none twice, for example [0, 1, 20] or in a link 0-15,20".formatted(most),
                given);
    }

    @Override
    public JsonNode toJson(ChannelChoice value) {
        if (value.listed().isEmpty()) {
            return JsonNodeFactory.instance.textNode(ALL);
        }
        ArrayNode channels = JsonNodeFactory.instance.arrayNode();
        value.listed().get().forEach(channels::add);
        return channels;
    }

    @Override
    public String toText(ChannelChoice value) {
        return value.listed().map(ChannelList::inRanges).orElse(ALL);
    }

    /** Returns the channels as text, in which three or more consecutive numbers are written as a range. */
    private static String inRanges(List<Integer> value) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < value.size(); ) {
            int end = i + 1;
            while (end < value.size() && value.get(end) == value.get(end - 1) + 1) {
                end++;
            }
            if (end - i >= 3) {
                parts.add(value.get(i) + "-" + value.get(end - 1));
                i = end;
            } else {
                parts.add(String.valueOf(value.get(i)));
                i++;
            }
        }
        return String.join(",", parts);
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        var forms = schema.putArray("anyOf");
        forms.addObject().put("const", ALL);
        ObjectNode list = forms.addObject().put("type", "array");
        list.set("items", CHANNEL.schema());
        list.put("minItems", 1).put("maxItems", most).put("uniqueItems", true);
        return schema;
    }
}
