/** The words for classes of ImageNet, from their labels and from WordNet. */
@NullMarked
package org.featurescope.unit.word;

import org.jspecify.annotations.NullMarked;
