package app.nowatch.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file through the loopback and nothing else: whatever is asked, the answer is its bytes, read and written piece by piece. */
final class BareFile implements AutoCloseable {
    private static final int BUFFER = 32 * 1024;
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final Path file;
    private final ServerSocket socket;

    private BareFile(Path file) throws IOException {
        this.file = file;
        this.socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    }

    static BareFile serve(Path file) throws IOException {
        var server = new BareFile(file);
        Thread.ofPlatform().daemon().name("bare file").start(server::accept);
        return server;
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                var client = socket.accept();
                Thread.ofPlatform().daemon().name("bare file").start(() -> answer(client));
            }
        } catch (IOException e) {
            // It is closed.
        }
    }

    private void answer(Socket client) {
        try (client) {
            byte[] buffer = new byte[BUFFER];
            var head = "HTTP/1.1 200 OK\r\nContent-Length: " + Files.size(file) + END_OF_HEAD;
            while (hasAsked(client, buffer)) {
                client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                copy(client, buffer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether another request comes, which is read to its end; it has no body. */
    private static boolean hasAsked(Socket client, byte[] buffer) throws IOException {
        var asked = "";
        while (!asked.endsWith(END_OF_HEAD)) {
            int read = client.getInputStream().read(buffer);
            if (read < 0) {
                return false;
            }
            asked += new String(buffer, 0, read, StandardCharsets.US_ASCII);
        }
        return true;
    }

    private void copy(Socket client, byte[] buffer) throws IOException {
        try (var in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                client.getOutputStream().write(buffer, 0, read);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
