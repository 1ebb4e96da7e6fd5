/** The reader of SavedModel folders: functions are inlined and variables become constants, without running anything. */
@NullMarked
package org.featurescope.model.formats.savedmodel;

import org.jspecify.annotations.NullMarked;
