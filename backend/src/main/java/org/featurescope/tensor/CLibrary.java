package org.featurescope.tensor;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * Functions of the C library. One that the library of this system lacks throws {@link UnsatisfiedLinkError} when it is called.
 * Where JNA cannot be loaded, {@link #load} throws another {@link LinkageError}.
 */
interface CLibrary extends Library {
    /** Binds the C library. */
    static CLibrary load() {
        return Native.load(Platform.C_LIBRARY_NAME, CLibrary.class);
    }

    /** Sets an environment variable of this process. Returns 0, or -1 after an error. */
    int setenv(String name, String value, int overwrite);

    /** Sets a parameter of the allocator of glibc. Returns 1, or 0 after an error. */
    int mallopt(int parameter, int value);

    /** Returns free memory of glibc to the operating system, all but {@code pad} bytes. Returns 1 if there was any. */
    int malloc_trim(long pad);
}
