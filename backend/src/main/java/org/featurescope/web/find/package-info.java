/** The search for units: by words, by another unit, by a picture. */
@NullMarked
package org.featurescope.web.find;

import org.jspecify.annotations.NullMarked;
