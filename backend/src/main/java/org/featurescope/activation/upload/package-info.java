/** Takes photographs from elsewhere, as files or as a zip archive, and makes sets of them. */
@NullMarked
package org.featurescope.activation.upload;

import org.jspecify.annotations.NullMarked;
