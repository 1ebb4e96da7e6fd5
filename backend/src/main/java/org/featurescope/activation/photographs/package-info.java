/** Opens sets of photographs and constructs their indexes: the mean activation of each unit for each photograph. */
@NullMarked
package org.featurescope.activation.photographs;

import org.jspecify.annotations.NullMarked;
