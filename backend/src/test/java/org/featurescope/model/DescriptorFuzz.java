package org.featurescope.model;

/** Reads what Jazzer makes of descriptors of networks. Only a refusal that names the file may be thrown. */
public final class DescriptorFuzz {
    private DescriptorFuzz() {}

    public static void fuzzerTestOneInput(byte[] file) {
        try {
            DescriptorReader.read(DescriptorReader.FILE, file);
        } catch (ModelException e) {
            if (!String.valueOf(e.getMessage()).contains(DescriptorReader.FILE)) {
                throw new AssertionError("the refusal does not name the file", e);
            }
        }
    }
}
