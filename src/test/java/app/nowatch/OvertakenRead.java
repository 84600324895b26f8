package app.nowatch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/**
 * A viewer reads more of somebody's than any buffer on the way holds, and stops reading: when the owner changes something then,
 * the server has not asked for the later part yet.
 *
 * @param head the line of the status, and the headers
 * @param whole whether the answer has its last chunk
 */
public record OvertakenRead(String head, String body, boolean whole) {
    private static final int BUFFER = 64 * 1024;
    private static final String FORM = """
            GET /nowatch%s HTTP/1.1
            Host: localhost
            Authorization: Bearer %s
            shared-user: %s

            """.replace("\n", "\r\n");

    /** All that is answered when something happens after the first byte. */
    public static OvertakenRead of(String path, Someone viewer, Someone owner, Runnable event) throws IOException {
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(BUFFER);
            socket.setSoTimeout((int) Duration.ofMinutes(1).toMillis());
            int port = URI.create(viewer.client().address()).getPort();
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            var request = FORM.formatted(path, viewer.client().token(), owner.id());
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            var in = new DataInputStream(socket.getInputStream());
            var head = (char) in.readByte() + lines(in, "\r\n\r\n");
            event.run();
            var body = new ByteArrayOutputStream();
            boolean whole = readChunks(in, body);
            return new OvertakenRead(head, body.toString(UTF_8), whole);
        }
    }

    /** The head is read byte by byte, so that no buffer of ours takes more than that before the event. */
    private static String lines(DataInputStream in, String end) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            text.append((char) next);
        }
        return text.toString();
    }

    /** Answers whether there was a last one. */
    private static boolean readChunks(DataInputStream in, ByteArrayOutputStream body) throws IOException {
        while (true) {
            var size = lines(in, "\r\n").strip();
            if (size.isEmpty() || size.equals("0")) {
                return !size.isEmpty();
            }
            int length = Integer.parseInt(size, 16);
            var chunk = in.readNBytes(length);
            body.writeBytes(chunk);
            if (chunk.length < length || !lines(in, "\r\n").equals("\r\n")) {
                return false;
            }
        }
    }
}
