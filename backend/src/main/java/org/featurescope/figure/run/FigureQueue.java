package org.featurescope.figure.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.featurescope.figure.AboutLayer;
import org.featurescope.figure.AboutNetwork;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.WithOptimizedPictures;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.request.Client;
import org.featurescope.figure.request.Urgency;
import org.featurescope.optimize.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The queue of figures that wait, and who waits for them.
 *
 * <p>Figures that can use the same compiled graph are put one after another, so a new figure may overtake figures that
 * need another graph. No figure is overtaken more than {@value #MOST_OVERTAKEN} times in this way. Clients take turns: the
 * first figure of each client is made before the second of any, and so on; figures that are being made count. So a client
 * who waits for one figure does not wait behind another's ten. Figures that pages only offer come after all that people want.
 *
 * <p>Not safe for use by several threads.
 */
final class FigureQueue {
    private static final int MOST_OVERTAKEN = 4;

    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<FigureRun, Set<Client>> running = new IdentityHashMap<>();
    private @Nullable Shape lastTaken;

    /**
     * The properties that figures must share to use the same compiled graph. Figures of one shape may still need
     * different graphs; they only lose time by it.
     */
    private record Shape(
            Class<?> kind,
            Optional<NetworkReference> network,
            String layer,
            Optional<Integer> size,
            Optional<Settings> settings) {
        static Shape of(FigureSpec spec) {
            Optional<OptimizationParameters> optimization = spec instanceof WithOptimizedPictures optimized
                    ? Optional.of(optimized.optimization())
                    : Optional.empty();
            return new Shape(
                    spec.getClass(),
                    spec instanceof AboutNetwork about ? Optional.of(about.network()) : Optional.empty(),
                    spec instanceof AboutLayer about ? about.layer() : "",
                    optimization.map(OptimizationParameters::size),
                    optimization.map(OptimizationParameters::settings));
        }
    }

    private static final class Waiting {
        private final FigureRun run;
        private final Shape shape;
        private final Client first;
        private final Set<Client> clients = new HashSet<>();
        private Urgency urgency;
        private int overtaken;

        Waiting(FigureRun run, Client client, Urgency urgency) {
            this.run = run;
            this.shape = Shape.of(run.spec());
            this.first = client;
            this.clients.add(client);
            this.urgency = urgency;
        }

        /** Returns how many figures at least one of its clients has ahead of it, the fewest. */
        int rank(Map<String, Integer> ahead) {
            return clients.stream()
                    .mapToInt(client -> ahead.getOrDefault(client.name(), 0))
                    .min()
                    .orElse(0);
        }
    }

    /** Adds a figure that a client requests. */
    void add(FigureRun run, Client client, Urgency urgency) {
        Waiting added = new Waiting(run, client, urgency);
        int position = positionFor(added.shape);
        waiting.subList(position, waiting.size()).forEach(other -> other.overtaken++);
        waiting.add(position, added);
    }

    /** Notes that one more client requests a figure that waits. Does nothing if it does not wait. */
    void request(FigureRun run, Client client, Urgency urgency) {
        for (Waiting each : waiting) {
            if (each.run == run) {
                each.clients.add(client);
                each.urgency = urgency == Urgency.WANTED ? Urgency.WANTED : each.urgency;
            }
        }
    }

    /** Returns the position behind the last figure of the same shape, or at the end. */
    private int positionFor(Shape shape) {
        int afterSameShape = waiting.isEmpty() || !shape.equals(lastTaken) ? waiting.size() : 0;
        int afterOvertaken = 0;
        for (int position = 0; position < waiting.size(); position++) {
            if (waiting.get(position).shape.equals(shape)) {
                afterSameShape = position + 1;
            }
            if (waiting.get(position).overtaken == MOST_OVERTAKEN) {
                afterOvertaken = position + 1;
            }
        }
        return Math.max(afterSameShape, afterOvertaken);
    }

    /** Returns the figures that wait, in the order in which they are to be made. */
    private List<Waiting> order() {
        Map<String, Integer> ahead = new HashMap<>();
        running.values().forEach(clients -> count(clients, ahead));
        List<Waiting> order = new ArrayList<>(waiting);
        order.sort(Comparator.comparing(each -> each.urgency));
        Map<Waiting, Integer> ranks = new IdentityHashMap<>();
        for (Waiting each : order) {
            ranks.put(each, each.rank(ahead));
            count(each.clients, ahead);
        }
        order.sort(
                Comparator.<Waiting, Urgency>comparing(each -> each.urgency).thenComparing(each -> rank(ranks, each)));
        return order;
    }

    private static int rank(Map<Waiting, Integer> ranks, Waiting each) {
        return Objects.requireNonNull(ranks.get(each));
    }

    private static void count(Set<Client> clients, Map<String, Integer> ahead) {
        clients.forEach(client -> ahead.merge(client.name(), 1, Integer::sum));
    }

    /**
     * Removes and returns the figure whose turn it is, which runs until {@link #ended}; empty if none may begin.
     *
     * @param leaving the figures that may not begin yet
     */
    Optional<FigureRun> take(Set<FigureId> leaving) {
        Optional<Waiting> next = order().stream()
                .filter(each -> !leaving.contains(each.run.id()))
                .findFirst();
        next.ifPresent(first -> {
            waiting.remove(first);
            lastTaken = first.shape;
            running.put(first.run, Set.copyOf(first.clients));
        });
        return next.map(first -> first.run);
    }

    /** Notes that a figure that was taken is not made any more. */
    void ended(FigureRun run) {
        running.remove(run);
    }

    /** Removes a figure. Returns false if it was not in the queue. */
    boolean remove(FigureRun run) {
        return waiting.removeIf(other -> Objects.equals(other.run, run));
    }

    /** Removes all figures. */
    void clear() {
        waiting.clear();
    }

    /** Returns the figures that wait, in the order in which they are to be made. */
    List<FigureRun> runs() {
        return order().stream().map(other -> other.run).toList();
    }

    /** Returns the number of figures that wait. */
    int size() {
        return waiting.size();
    }

    /** Returns the position of the first figure for which a client or another one at its address waits, from 1. */
    int firstPosition(Client client) {
        List<Waiting> order = order();
        for (int position = 1; position <= order.size(); position++) {
            Client first = order.get(position - 1).first;
            if (first.name().equals(client.name()) || first.address().equals(client.address())) {
                return position;
            }
        }
        return order.size() + 1;
    }

    /** Returns the number of figures, at least as urgent, that wait because a client requested them first. */
    int sizeOf(Client client, Urgency least) {
        return size(each -> each.first.name().equals(client.name()), least);
    }

    /** Returns how many of the waiting figures, at least as urgent, were first requested from an address. */
    int sizeOf(String address, Urgency least) {
        return size(each -> !each.first.isOwner() && each.first.address().equals(address), least);
    }

    private int size(Predicate<Waiting> which, Urgency least) {
        return (int) waiting.stream()
                .filter(each -> each.urgency.compareTo(least) <= 0)
                .filter(which)
                .count();
    }
}
