/** Sets of photographs and their indexes: how much each photograph activates each unit. */
@NullMarked
package org.featurescope.activation.photographs;

import org.jspecify.annotations.NullMarked;
