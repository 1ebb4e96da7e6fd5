package org.featurescope.tensor;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.bytedeco.javacpp.Pointer;

/**
 * Keeps the native memory of the process small between tasks.
 *
 * <p>glibc keeps the memory that TensorFlow has freed, in as many as eight arenas for each processor. After a hundred small
 * figures that is more than a gigabyte. So there are fewer arenas, and what is free in them is returned to the operating
 * system after a task. If the process is still larger than the bound, caches close what nobody uses. Work that goes on
 * may take more than the bound.
 *
 * <p>Thread-safe. While one thread tidies up, others do not wait for it.
 */
public final class NativeMemory {
    /** The default bound, in bytes. */
    public static final long DEFAULT_MOST = 1500L << 20;

    /** The growth in bytes after which free memory is returned again. */
    private static final long NOTICEABLE = 64L << 20;

    private static final int M_ARENA_MAX = -8;
    private static final String ARENA_MAX = "MALLOC_ARENA_MAX";

    private final long most;
    private final LongSupplier size;
    private final Runnable trim;
    private final List<Cache> caches = new CopyOnWriteArrayList<>();
    private final ReentrantLock tidying = new ReentrantLock();

    @GuardedBy("tidying")
    private long sizeAfterTrim;

    /** A cache of things with native memory. */
    @FunctionalInterface
    public interface Cache {
        /** Closes the one that was used longest ago of those that nobody uses. Returns whether there was one. */
        boolean closeOne();
    }

    /**
     * Creates a bound.
     *
     * @param most the memory outside the Java heap, in bytes, above which caches are asked to close what nobody uses
     */
    public NativeMemory(long most) {
        this(most, NativeMemory::bytesInUse, NativeMemory::returnFreeMemory);
    }

    NativeMemory(long most, LongSupplier size, Runnable trim) {
        this.most = most;
        this.size = size;
        this.trim = trim;
    }

    /**
     * Limits the arenas of glibc to one for each processor, unless the variable {@code MALLOC_ARENA_MAX} sets another limit.
     * It must be called before TensorFlow is used. With other C libraries it does nothing.
     */
    public static void limitArenas() {
        if (System.getenv(ARENA_MAX) == null) {
            try {
                CLibrary.load().mallopt(M_ARENA_MAX, Sessions.PROCESSORS);
            } catch (LinkageError e) {
                // this C library has no such setting
            }
        }
    }

    /** Adds a cache. Caches that were added first are asked first. */
    public void add(Cache cache) {
        caches.add(cache);
    }

    /** Returns free memory to the operating system if there may be much, and keeps the bound. To be called after a task. */
    public void tidy() {
        if (!tidying.tryLock()) {
            return;
        }
        try {
            if (size.getAsLong() > sizeAfterTrim + NOTICEABLE) {
                trim();
            }
            while (size.getAsLong() > most && caches.stream().anyMatch(Cache::closeOne)) {
                trim();
            }
        } finally {
            tidying.unlock();
        }
    }

    @GuardedBy("tidying")
    private void trim() {
        trim.run();
        sizeAfterTrim = size.getAsLong();
    }

    private static long bytesInUse() {
        return Pointer.physicalBytes()
                - ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
    }

    private static void returnFreeMemory() {
        try {
            CLibrary.load().malloc_trim(0);
        } catch (LinkageError e) {
            // this C library has no such function
        }
    }
}
