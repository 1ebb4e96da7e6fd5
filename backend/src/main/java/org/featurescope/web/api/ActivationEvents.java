package org.featurescope.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.featurescope.activation.ActivationListener;
import org.featurescope.activation.InputPicture;
import org.featurescope.activation.LayerActivation;
import org.featurescope.activation.RunSummary;
import org.featurescope.activation.TopClasses;

/**
 * Writes the activations of a photograph as named events in JSON: {@code photograph}, {@code layer} for each layer,
 * {@code classes}, {@code done}.
 */
public final class ActivationEvents implements ActivationListener {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .addModule(new Jdk8Module())
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .addModule(new SimpleModule().addSerializer(byte[].class, new Base64Serializer()))
            .build();

    private final Sink sink;

    /** Receives events, for example to send them to a client. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Receives one event.
         *
         * @param event the name of the event
         * @param json its data as JSON in UTF-8, without line breaks
         */
        void send(String event, byte[] json) throws IOException;
    }

    /**
     * Creates a writer of events.
     *
     * @param sink receives the events; if it throws an {@link IOException}, the run ends with an
     *     {@link UncheckedIOException}
     */
    public ActivationEvents(Sink sink) {
        this.sink = sink;
    }

    @Override
    public void photograph(InputPicture picture) {
        send("photograph", picture);
    }

    @Override
    public void layer(LayerActivation layer) {
        prepared(layer).run();
    }

    @Override
    public Runnable prepared(LayerActivation layer) {
        byte[] json = json(layer);
        return () -> send("layer", json);
    }

    @Override
    public void classes(TopClasses classes) {
        send("classes", classes);
    }

    @Override
    public void done(RunSummary summary) {
        send("done", summary);
    }

    private void send(String event, Object data) {
        send(event, json(data));
    }

    private void send(String event, byte[] json) {
        try {
            sink.send(event, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] json(Object data) {
        try {
            return JSON.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing a record as JSON failed", e);
        }
    }

    /** Writes bytes as base64 by the encoder of the JDK, which is several times as fast as that of the JSON mapper. */
    private static final class Base64Serializer extends StdSerializer<byte[]> {
        private static final long serialVersionUID = 1L;

        Base64Serializer() {
            super(byte[].class);
        }

        @Override
        public void serialize(byte[] bytes, JsonGenerator json, SerializerProvider provider) throws IOException {
            byte[] base64 = Base64.getEncoder().encode(bytes);
            json.writeRawUTF8String(base64, 0, base64.length);
        }
    }
}
