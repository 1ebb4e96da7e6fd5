/** Loads networks: descriptor, frozen graph, layers and labels, and the catalogue of all networks. */
@NullMarked
package org.featurescope.model;

import org.jspecify.annotations.NullMarked;
