/**
 * Imports Inception V3 from an npm package and writes the graphs of the built-in networks. It runs while the product is
 * built. No other package uses it, and the product's jar does not contain it.
 */
@NullMarked
package org.featurescope.importing;

import org.jspecify.annotations.NullMarked;
