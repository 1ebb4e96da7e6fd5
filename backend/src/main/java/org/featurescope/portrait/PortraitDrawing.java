package org.featurescope.portrait;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.Networks;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.FailedRunException;
import org.featurescope.optimize.Visualizer;
import org.featurescope.tensor.FailureReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws the portraits of networks in the background, one network after another on one thread, while nothing else is
 * computed.
 *
 * <p>Before each step of the optimizer the thread waits until nothing else has been computed for two seconds. Other
 * work is therefore delayed by at most the rest of one step. The optimizer's state stays in memory meanwhile, so
 * waiting does not change the pictures. A file lists the networks to draw, and {@link PortraitMaker} continues a layer
 * where it was stopped, so the next process continues the drawing.
 *
 * <p>Thread-safe.
 */
public final class PortraitDrawing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PortraitDrawing.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final long LOOKS_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Visualizer visualizer;
    private final Networks networks;
    private final Portraits portraits;
    private final LongSupplier nanos;
    private final IdleTime idleTime;
    private final DrawingList drawingList;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** The ids of the networks to draw; the first one is being drawn. */
    @GuardedBy("lock")
    private final Set<String> on = new LinkedHashSet<>();

    @GuardedBy("lock")
    private final Map<String, String> problems = new HashMap<>();

    @GuardedBy("lock")
    private Optional<DrawingWork> current = Optional.empty();

    @GuardedBy("lock")
    private boolean isClosed;

    private final Thread thread = new Thread(this::run, "portraits");

    /**
     * Reads the list of networks and begins to draw.
     *
     * @param isBusy returns whether something else is computed, or waits to be
     * @param nanos returns the time in nanoseconds
     */
    public PortraitDrawing(
            Visualizer visualizer, Networks networks, Portraits portraits, BooleanSupplier isBusy, LongSupplier nanos) {
        this.visualizer = visualizer;
        this.networks = networks;
        this.portraits = portraits;
        this.nanos = nanos;
        this.idleTime = new IdleTime(isBusy, nanos);
        this.drawingList = new DrawingList(portraits.drawingList());
        lock.lock();
        try {
            on.addAll(drawingList.read());
        } finally {
            lock.unlock();
        }
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    /** Draws the missing portraits of a network, after those of networks that were switched on earlier. */
    public void switchOn(Network network) {
        lock.lock();
        try {
            problems.remove(network.id());
            if (on.add(network.id())) {
                changed();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Stops drawing the portraits of a network. Finished portraits are kept. */
    public void switchOff(Network network) {
        lock.lock();
        try {
            if (on.remove(network.id())) {
                changed();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns the progress of a network's portraits. */
    public DrawingState state(Network network) {
        List<PortraitSheet> sheets =
                portraits.of(network).map(PortraitIndex::layers).orElse(List.of());
        int finished = sheets.stream().mapToInt(PortraitSheet::units).sum();
        int units = Portraits.units(network);
        lock.lock();
        try {
            Optional<DrawingWork> work =
                    current.filter(each -> each.network().id().equals(network.id())
                            && sheets.stream().noneMatch(sheet -> sheet.layer().equals(each.layer())));
            int made = finished + work.map(DrawingWork::ofLayer).orElse(0);
            return new DrawingState(
                    on.contains(network.id()),
                    made,
                    units,
                    work.map(DrawingWork::layer),
                    work.map(DrawingWork::isPaused).orElse(false),
                    work.map(each -> each.millisecondsFor(units - made)).orElse(OptionalLong.empty()),
                    Optional.ofNullable(problems.get(network.id())));
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private void changed() {
        changed.signalAll();
        drawingList.write(on);
    }

    private void run() {
        for (Optional<String> id = next(); id.isPresent(); id = next()) {
            draw(id.get());
        }
    }

    /** Waits for a network to draw and returns its id; empty when the drawing is closed. */
    private Optional<String> next() {
        lock.lock();
        try {
            current = Optional.empty();
            while (!isClosed) {
                if (!on.isEmpty()) {
                    return on.stream().findFirst();
                }
                changed.awaitUninterruptibly();
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void draw(String id) {
        try {
            Optional<Network> network = networks.find(id);
            ended(id, network.isPresent() ? draw(network.get()) : Optional.empty());
        } catch (CancelledRunException e) {
            LOG.info("stopped drawing the portraits of {}", id);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            LOG.error("the portraits of {} cannot be drawn", id, e);
            ended(id, Optional.of(FailureReason.of(e)));
        }
    }

    /** Draws the missing portraits of a network. Returns why a layer could not be drawn; empty if all could. */
    private Optional<String> draw(Network network) throws IOException {
        PortraitMaker maker = new PortraitMaker(visualizer, network, portraits.folder(network));
        DrawingWork work = new DrawingWork(network);
        Optional<String> problem = Optional.empty();
        for (Layer layer : portraits.lacking(network)) {
            begin(work, layer, layer.channels() - maker.missing(layer));
            try {
                maker.make(layer, new Listener(work));
            } catch (FailedRunException e) {
                problem = Optional.of("Those of %s cannot be drawn: %s".formatted(layer.name(), e.getMessage()));
            }
        }
        return problem;
    }

    private void begin(DrawingWork work, Layer layer, int resumed) {
        lock.lock();
        try {
            work.begin(layer, resumed);
            current = Optional.of(work);
        } finally {
            lock.unlock();
        }
    }

    private void ended(String id, Optional<String> problem) {
        lock.lock();
        try {
            problem.ifPresent(why -> problems.put(id, why));
            if (!isClosed && on.remove(id)) {
                changed();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Pauses the drawing while something else is computed, and cancels it when it is switched off. */
    private final class Listener implements PortraitListener {
        private final DrawingWork work;
        private long stepBegan;

        Listener(DrawingWork work) {
            this.work = work;
            this.stepBegan = nanos.getAsLong();
        }

        @Override
        public boolean cancelled() {
            lock.lock();
            try {
                while (!stops() && !idleTime.isLongEnough()) {
                    work.setPaused(true);
                    changed.awaitNanos(LOOKS_AGAIN_NANOS);
                }
                work.setPaused(false);
                stepBegan = nanos.getAsLong();
                return stops();
            } catch (InterruptedException e) {
                isClosed = true;
                return true;
            } finally {
                lock.unlock();
            }
        }

        @GuardedBy("lock")
        private boolean stops() {
            return isClosed || !on.contains(work.network().id());
        }

        @Override
        public void made(double portraits) {
            lock.lock();
            try {
                work.made(portraits, nanos.getAsLong() - stepBegan);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Stops after the current step. The next process continues the drawing. */
    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(LONGEST_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
