package org.featurescope.tensor;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/** Changes the environment variables of this process for native libraries. Java itself can only read them. */
final class NativeEnvironment {
    private NativeEnvironment() {}

    /** Functions of the C library. */
    private interface CLibrary extends Library {
        int setenv(String name, String value, int overwrite);
    }

    /** Sets a variable that is not set yet. Returns false if the C library has no such function. */
    static boolean setUnlessSet(String name, String value) {
        try {
            return Native.load(Platform.C_LIBRARY_NAME, CLibrary.class).setenv(name, value, 0) == 0;
        } catch (LinkageError e) { // where JNA cannot be loaded, its second use throws NoClassDefFoundError
            return false;
        }
    }
}
