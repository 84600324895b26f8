package app.nowatch.platform.http;

/** The address or the port is somebody else's. */
public final class CannotListen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotListen(String bind, int port) {
        super("cannot listen on " + bind + ", port " + port + ": somebody else does, or it needs more rights");
    }
}
