package org.featurescope.web.message;

import org.featurescope.web.http.Problem;

/**
 * What is wrong with a readable link.
 *
 * @param problem it has
 */
public record SpecProblem(Problem problem) {}
