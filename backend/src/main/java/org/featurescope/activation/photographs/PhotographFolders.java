package org.featurescope.activation.photographs;

import java.util.List;

/**
 * The folders of a set's photographs, as classes. A folder that all photographs share says nothing about any of them,
 * so it is not part of their classes.
 *
 * @param shared the folder that all photographs share, with a slash at the end; empty if there is none
 * @param hasClasses whether there are photographs of at least two classes
 */
record PhotographFolders(String shared, boolean hasClasses) {
    /** Returns the folders of photographs with these names. */
    static PhotographFolders of(List<String> names) {
        String shared = names.isEmpty() ? "" : folder(names.get(0));
        for (String name : names) {
            while (!name.startsWith(shared)) {
                shared = folder(shared.substring(0, shared.length() - 1));
            }
        }
        PhotographFolders folders = new PhotographFolders(shared, false);
        long classes = names.stream()
                .map(folders::label)
                .filter(label -> !label.isEmpty())
                .distinct()
                .limit(2)
                .count();
        return new PhotographFolders(shared, classes == 2);
    }

    /** Returns the path up to the last slash, which is included; empty if there is none. */
    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** Returns the first folder of a photograph below the shared one; empty if it lies in none. */
    String label(String name) {
        int end = name.indexOf('/', shared.length());
        return end < 0 ? "" : name.substring(shared.length(), end);
    }
}
