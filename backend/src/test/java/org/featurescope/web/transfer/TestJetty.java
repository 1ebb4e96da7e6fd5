package org.featurescope.web.transfer;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.featurescope.web.http.ProblemHandler;

/** A real Jetty at a free port of the loopback address. */
final class TestJetty implements AutoCloseable {
    private final Server server;
    private final ServerConnector connector;

    /** Starts it with a number of threads. */
    TestJetty(int threads, Handler handler) throws Exception {
        server = new Server(new QueuedThreadPool(threads));
        connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(handler);
        server.setErrorHandler(new ProblemHandler());
        server.start();
    }

    int port() {
        return connector.getLocalPort();
    }

    /** Returns the number of open connections. */
    int connections() {
        return connector.getConnectedEndPoints().size();
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
