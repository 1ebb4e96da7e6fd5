/** Files of networks in other formats: what a reader of one returns, and the frozen graphs and folders of TensorFlow. */
@NullMarked
package org.featurescope.model.formats;

import org.jspecify.annotations.NullMarked;
