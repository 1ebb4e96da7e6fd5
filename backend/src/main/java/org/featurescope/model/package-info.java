/** A network: descriptor, frozen graph, layers, labels, the catalogue of networks. */
@NullMarked
package org.featurescope.model;

import org.jspecify.annotations.NullMarked;
