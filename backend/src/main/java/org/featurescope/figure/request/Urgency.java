package org.featurescope.figure.request;

/** How much a figure is wanted. */
public enum Urgency {
    /** A person asked for it. */
    WANTED,
    /** A page offers it beside what a person asked for. It is made when nothing else waits. */
    OFFERED
}
