package org.featurescope.tensor;

/** Changes the environment variables of this process for native libraries. Java itself can only read them. */
final class NativeEnvironment {
    private NativeEnvironment() {}

    /** Sets a variable that is not set yet. Returns false if the C library has no such function. */
    static boolean setUnlessSet(String name, String value) {
        try {
            return CLibrary.load().setenv(name, value, 0) == 0;
        } catch (LinkageError e) { // where JNA cannot be loaded, its second use throws NoClassDefFoundError
            return false;
        }
    }
}
