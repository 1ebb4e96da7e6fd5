/** Replaces files and deletes folders. */
@NullMarked
package org.featurescope.files;

import org.jspecify.annotations.NullMarked;
