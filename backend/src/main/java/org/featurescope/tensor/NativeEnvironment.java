package org.featurescope.tensor;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/** The environment of this process as native libraries read it, which Java can only look at. */
final class NativeEnvironment {
    private NativeEnvironment() {}

    /** Functions of the C library, by their names there. */
    private interface CLibrary extends Library {
        int setenv(String name, String value, int overwrite);
    }

    /** Sets a variable, unless whoever began the process has; false where the C library cannot. */
    static boolean setUnlessSet(String name, String value) {
        try {
            return Native.load(Platform.C_LIBRARY_NAME, CLibrary.class).setenv(name, value, 0) == 0;
        } catch (LinkageError e) { // from the second call on JNA, where it cannot load, is a class that is not there
            return false;
        }
    }
}
