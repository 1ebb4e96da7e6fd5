/** Convolutional classifiers: trained on folders of labelled pictures, and written as networks that the product can show. */
@NullMarked
package org.featurescope.classifier;

import org.jspecify.annotations.NullMarked;
