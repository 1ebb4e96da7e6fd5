/** The reader of Keras files: archives of version 3, and HDF5 files of versions 2 and 3. */
@NullMarked
package org.featurescope.model.formats.keras;

import org.jspecify.annotations.NullMarked;
