package org.featurescope.web.message;

import org.featurescope.web.http.Problem;

/**
 * The answer for a readable link that describes no figure.
 *
 * @param problem the reason
 */
public record SpecProblem(Problem problem) {}
