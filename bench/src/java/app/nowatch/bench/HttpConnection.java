package app.nowatch.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One connection that is kept alive, and as little work as possible: whoever presses on a server must not take the CPU that
 * it needs. Reads bodies with a length and in chunks. For one thread.
 */
final class HttpConnection implements AutoCloseable {
    private static final int TIMEOUT_MILLISECONDS = 60_000;
    private static final String LENGTH = "content-length:";
    private static final String CHUNKED = "transfer-encoding: chunked";

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private byte[] body = new byte[1 << 12];
    private int bodyLength;

    HttpConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLISECONDS);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** Sends a request and reads the whole answer; returns its status. */
    int exchange(byte[]... request) throws IOException {
        for (var piece : request) {
            out.write(piece);
        }
        int status = status();
        int length = 0;
        boolean chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
            chunked |= header.equalsIgnoreCase(CHUNKED);
        }
        bodyLength = 0;
        if (chunked) {
            readChunks();
        } else {
            readBody(length);
        }
        return status;
    }

    private int status() throws IOException {
        return Integer.parseInt(line().substring("HTTP/1.1 ".length()).substring(0, 3));
    }

    /**
     * Sends a request and lets its answer, which must be 200 with a length, go by: for what is too large to be kept.
     *
     * @return how many bytes its body had
     */
    long drain(byte[] request) throws IOException {
        out.write(request);
        int status = status();
        long length = 0;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Long.parseLong(header.substring(LENGTH.length()).strip());
            }
        }
        if (status != 200) {
            throw new IOException("answered " + status);
        }
        long left = length - (limit - position);
        position = limit;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException("the answer ends in its body");
            }
            left -= read;
        }
        return length;
    }

    /**
     * As {@link #exchange}.
     *
     * @throws IOException when the status is another one, with the answer in its message
     */
    void expect(int status, byte[]... request) throws IOException {
        require(status, exchange(request));
    }

    /** Throws when the last answer had another status than it should. */
    void require(int status, int answered) throws IOException {
        if (answered != status) {
            throw new IOException("answered " + answered + ": " + new String(body(), StandardCharsets.UTF_8));
        }
    }

    /** A copy of the last answer's body, as it came: still compressed when it was. */
    byte[] body() {
        return Arrays.copyOf(body, bodyLength);
    }

    private void readChunks() throws IOException {
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            readBody(size);
            line();
        }
        var trailer = line();
        while (!trailer.isEmpty()) {
            trailer = line();
        }
    }

    private int chunkSize() throws IOException {
        var line = line();
        int end = line.indexOf(';');
        return Integer.parseInt(end < 0 ? line : line.substring(0, end), 16);
    }

    private void readBody(int length) throws IOException {
        int end = bodyLength + length;
        if (end > body.length) {
            body = Arrays.copyOf(body, Math.max(end, 2 * body.length));
        }
        int buffered = Math.min(length, limit - position);
        System.arraycopy(buffer, position, body, bodyLength, buffered);
        position += buffered;
        bodyLength += buffered;
        while (bodyLength < end) {
            int read = in.read(body, bodyLength, end - bodyLength);
            if (read < 0) {
                throw new EOFException("the answer ends in its body");
            }
            bodyLength += read;
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = next(); next != '\n'; next = next()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private int next() throws IOException {
        if (position == limit) {
            position = 0;
            limit = in.read(buffer);
            if (limit < 0) {
                limit = 0;
                throw new EOFException("the server closed the connection");
            }
        }
        return buffer[position++];
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
