package org.featurescope.model.fetch;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.featurescope.validate.NotFoundException;

/** The catalogue of networks that can be fetched, the resource {@code known-networks.json}. */
public final class KnownNetworks {
    private static final String FILE = "known-networks.json";
    private static final List<KnownNetwork> ALL = read();

    private KnownNetworks() {}

    /** Returns all of them. */
    public static List<KnownNetwork> all() {
        return ALL;
    }

    /** Returns one, or throws {@link NotFoundException} naming those that are known. */
    public static KnownNetwork get(String id) {
        return ALL.stream()
                .filter(network -> network.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(
                        "name",
                        "\"%s\" cannot be fetched; known are %s"
                                .formatted(
                                        id,
                                        String.join(
                                                ", ",
                                                ALL.stream()
                                                        .map(KnownNetwork::id)
                                                        .toList()))));
    }

    private static List<KnownNetwork> read() {
        try (InputStream in = Objects.requireNonNull(KnownNetworks.class.getResourceAsStream(FILE), FILE)) {
            return List.copyOf(JsonMapper.builder()
                    .addModule(new Jdk8Module())
                    .build()
                    .readValue(in, new TypeReference<List<KnownNetwork>>() {}));
        } catch (IOException e) {
            throw new IllegalStateException("the product's %s cannot be read".formatted(FILE), e);
        }
    }
}
