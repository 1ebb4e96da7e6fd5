package org.featurescope.figure.request;

/**
 * A request for a figure.
 *
 * @param client who requests it
 * @param urgency how much it is wanted
 * @param willWatch whether the client says that it watches the figure, so that its run may end when it stops; otherwise
 *     the client is promised that the run goes on for some time without it
 */
public record FigureRequest(Client client, Urgency urgency, boolean willWatch) {
    /** A request of the owner, on the server's machine, who does not watch. */
    public static final FigureRequest OF_OWNER = new FigureRequest(Client.OWNER, Urgency.WANTED, false);
}
