package app.nowatch.platform.http;

/** What a room answers to: its route table. */
@FunctionalInterface
public interface Routes {
    /** Adds every route of the room; paths come after the base path, such as {@code /v1/user}. */
    void addTo(Router router);
}
