package org.featurescope.figure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.featurescope.figure.link.NamedSet;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.figure.link.QueryString;
import org.featurescope.figure.link.SpecSource;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;

/**
 * Reads specs that people and programs send, as JSON or as the query of a link. It fills in every default, including
 * the hashes of the network and of the photographs, and checks the spec against the networks that this server has.
 * Immutable.
 *
 * <p>Every method throws {@link InvalidInputException} or {@link org.featurescope.validate.NotFoundException} if it
 * refuses a spec. The exception names the field at fault, and its message says what is allowed.
 */
public final class SpecReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern DUPLICATE = Pattern.compile("Duplicate field '(.*)'", Pattern.DOTALL);
    private static final Parameter<String> KIND = Parameter.required(
            ParameterTable.KIND,
            "Kind",
            "The kind of figure.",
            new ParameterTypes.Text(Pattern.compile(".*"), "a kind of figure"));

    /** The parameter of the pictures' height and width. */
    private static final String SIZE = "size";

    private static final String HOW_TO_GET =
            "to have it here, put its folder (model.json, graph.pb, labels.txt) from the"
                    + " server or the people that the link came from into the models folder, and start the server or the command again";

    private final Kinds kinds;
    private final Catalogue catalogue;

    /** Creates a reader of specs of these kinds, about the networks of the catalogue. */
    public SpecReader(Kinds kinds, Catalogue catalogue) {
        this.kinds = kinds;
        this.catalogue = catalogue;
    }

    /** Reads a spec from a JSON object in UTF-8. */
    public PreparedFigure fromJson(byte[] utf8) {
        return read(SpecSource.of(object(utf8)));
    }

    /** Reads a spec from the query of a link, such as {@code kind=channel&unit=mixed4c:12}. */
    public PreparedFigure fromQuery(String query) {
        return read(SpecSource.of(QueryString.parse(query)));
    }

    /** Reads a spec from a JSON object or from the query of a link, in UTF-8. */
    public PreparedFigure fromText(byte[] utf8) {
        String text = new String(utf8, StandardCharsets.UTF_8).strip();
        return text.startsWith("{") ? fromJson(utf8) : fromQuery(text.startsWith("?") ? text.substring(1) : text);
    }

    private PreparedFigure read(SpecSource source) {
        FigureKind<?> kind = kinds.required(source.read(KIND));
        SpecSource complete = complete(kind, source);
        try {
            return prepared(kind, complete);
        } catch (InvalidInputException e) {
            Optional<Long> onlySize = e.field().equals(SIZE) && !source.names().contains(SIZE)
                    ? onlySize(kind, complete)
                    : Optional.empty();
            return prepared(kind, complete.filledIn(Map.of(SIZE, onlySize.orElseThrow(() -> e))));
        }
    }

    private PreparedFigure prepared(FigureKind<?> kind, SpecSource source) {
        FigureSpec spec = kinds.resolved(kind.parameters().read(source), catalogue);
        return kinds.prepared(spec, catalogue);
    }

    /** Returns the size of the network's input, if layers of it work at that size alone. */
    private Optional<Long> onlySize(FigureKind<?> kind, SpecSource source) {
        if (!AboutNetwork.class.isAssignableFrom(kind.specType())) {
            return Optional.empty();
        }
        Network network =
                source.read(NetworkReference.MODEL).map(catalogue::network).orElseGet(catalogue::defaultNetwork);
        return network.reach().onlyAtInputSize().isEmpty()
                ? Optional.empty()
                : Optional.of((long) network.descriptor().input().width());
    }

    /** Returns the source with the network and the name of the set of photographs filled in. */
    private SpecSource complete(FigureKind<?> kind, SpecSource source) {
        boolean isAboutNetwork = AboutNetwork.class.isAssignableFrom(kind.specType());
        SpecSource ofNetwork = isAboutNetwork ? source.filledIn(network(source).values()) : source;
        return WithPhotographs.class.isAssignableFrom(kind.specType()) ? NamedSet.filledIn(ofNetwork) : ofNetwork;
    }

    /**
     * Returns a reference to the network that a spec names, or to the default network, after checking the given hashes. If
     * this server has the network of the hashes under another name only, it is the reference to that one.
     */
    private NetworkReference network(SpecSource source) {
        Optional<String> hash = source.read(NetworkReference.MODEL_HASH);
        Optional<String> descriptorHash =
                source.read(NetworkReference.DESCRIPTOR_HASH).filter(given -> !given.isEmpty());
        Optional<String> model = source.read(NetworkReference.MODEL);
        Optional<Network> named = model.map(catalogue::find).orElseGet(() -> Optional.of(catalogue.defaultNetwork()));
        Optional<Network> same = hash.flatMap(graph -> Stream.concat(named.stream(), catalogue.networks().stream())
                .filter(network -> network.sha256().startsWith(graph)
                        && network.descriptorDigest().startsWith(descriptorHash.orElse("")))
                .findFirst());
        if (same.isPresent()) {
            return NetworkReference.to(same.get());
        }
        Network network = named.orElseGet(() -> missing(model.orElse(""), hash));
        hash.ifPresent(given -> requireHash(network, NetworkReference.MODEL_HASH, "hash", given, network.sha256()));
        descriptorHash.ifPresent(given -> requireHash(
                network, NetworkReference.DESCRIPTOR_HASH, "a descriptor of hash", given, network.descriptorDigest()));
        return NetworkReference.to(network);
    }

    /** Returns the network of a name, or says which network is missing. */
    private Network missing(String model, Optional<String> hash) {
        try {
            return catalogue.network(model);
        } catch (NotFoundException e) {
            String graph = hash.map(given -> " with a graph of SHA-256 %s".formatted(given))
                    .orElse("");
            throw new NotFoundException(
                    e.field(),
                    "%s. The figure is of a network that is missing here, %s%s; %s"
                            .formatted(e.getMessage(), ParameterTypes.quoted(model), graph, HOW_TO_GET));
        }
    }

    private static void requireHash(
            Network here, Parameter<String> parameter, String what, String given, String known) {
        if (!known.startsWith(given)) {
            throw new InvalidInputException(
                    parameter.name(),
                    "the figure is of a %s with %s %s, but the one at hand has %s; %s"
                            .formatted(here.id(), what, given, known, HOW_TO_GET));
        }
    }

    private static ObjectNode object(byte[] utf8) {
        JsonNode json;
        try {
            json = JSON.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new InvalidInputException("body", "the spec is not UTF-8", e);
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw new InvalidInputException(
                "body",
                "the spec must be a JSON object like {\"kind\": \"channel\", \"unit\": \"mixed4c:12\"}, but is %s"
                        .formatted(
                                json.isMissingNode()
                                        ? "empty"
                                        : json.getNodeType().name().toLowerCase(Locale.ROOT)));
    }

    private static InvalidInputException notJson(JsonProcessingException e) {
        var duplicate = DUPLICATE.matcher(e.getOriginalMessage());
        if (duplicate.matches()) {
            String field = ParameterTypes.shortened(duplicate.group(1));
            return new InvalidInputException(field, "%s is given twice".formatted(field), e);
        }
        String where = e.getLocation() == null
                ? ""
                : " (line %d, column %d)"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
        String what = e.getOriginalMessage().lines().findFirst().orElse("");
        return new InvalidInputException("body", "the spec is not JSON: " + ParameterTypes.shortened(what) + where, e);
    }
}
