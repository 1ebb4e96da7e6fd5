package org.featurescope.web;

import io.javalin.http.Context;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Pointer;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.run.Figures;
import org.featurescope.figure.run.RunObserver;
import org.featurescope.web.stream.EventStreams;

/** Collects the metrics of the running server and writes them in the text format of Prometheus. */
public final class Metrics implements RunObserver, AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
    private final Timer steps = Timer.builder("featurescope.figure.step")
            .description("Steps of the optimizer")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofSeconds(10))
            .register(registry);
    private final Timer frames = Timer.builder("featurescope.figure.frame")
            .description("Frames drawn for viewers")
            .register(registry);

    /** Starts to measure the Java virtual machine and the process. Runs of figures are measured as their observer. */
    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
        Gauge.builder("featurescope.memory.resident", Pointer::physicalBytes)
                .description("Resident memory of the whole process, including TensorFlow's")
                .baseUnit("bytes")
                .register(registry);
    }

    /** Starts to measure the queue of these figures. */
    void watch(Figures figures) {
        Gauge.builder("featurescope.figures.queued", figures, Figures::queued)
                .description("Figures that wait in the queue")
                .register(registry);
        Gauge.builder("featurescope.figures.running", figures, Figures::running)
                .description("Figures being made")
                .register(registry);
    }

    /** Starts to measure the streams of events. */
    void watch(EventStreams streams) {
        Gauge.builder("featurescope.streams", streams, EventStreams::open)
                .description("Streams of events that clients receive")
                .register(registry);
    }

    @Override
    public void stepped(long nanos) {
        steps.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void drew(long nanos) {
        frames.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void ended(String kind, FigureStatus status, long nanos) {
        Timer.builder("featurescope.figure.run")
                .description("Figures made, from the start of the run to its end")
                .tag("kind", kind)
                .tag("status", status.word())
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Records a request that was answered. */
    void answered(Context ctx, float milliseconds) {
        Timer.builder("featurescope.http")
                .description("Requests, from their headers to the end of the answer")
                .tag("method", ctx.method().name())
                .tag("route", ctx.endpoint().path)
                .tag("status", Integer.toString(ctx.statusCode()))
                .register(registry)
                .record((long) (milliseconds * 1e6), TimeUnit.NANOSECONDS);
    }

    /** Answers with all measurements in the text format of Prometheus. */
    void scrape(Context ctx) {
        ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(registry.scrape());
    }

    @Override
    public void close() {
        garbageCollection.close();
        registry.close();
    }
}
