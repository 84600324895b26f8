package app.nowatch.mock;

import java.util.Map;

/**
 * How an operation answers when all goes well.
 *
 * @param status 200 to 299
 * @param headers those of which the description has an example
 * @param bodies an example for each media type, in the order of the description; none where the answer has no body
 */
record MockAnswer(int status, Map<String, String> headers, Map<String, byte[]> bodies) {
    MockAnswer {
        if (status < 200 || status > 299) {
            throw new IllegalArgumentException("only success has a place here, not " + status);
        }
    }
}
