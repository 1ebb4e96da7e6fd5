/**
 * Imports Inception V3 from an npm package and writes the graphs of the built-in networks. It runs while the
 * product is built and is not part of the product's jar.
 */
@NullMarked
package org.featurescope.importing;

import org.jspecify.annotations.NullMarked;
