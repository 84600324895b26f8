package app.nowatch.platform.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server that answers each command with what the script says, and hangs up where it says nothing. */
final class ScriptedSmtpServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Map<String, String> script;
    private final List<String> commands = new CopyOnWriteArrayList<>();

    /** With the answer to each command by its first four letters; {@code .} is the end of a mail. */
    ScriptedSmtpServer(Map<String, String> script) throws IOException {
        this.script = script;
        this.listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Every line that came, those of mails included. */
    List<String> commands() {
        return commands;
    }

    private void accept() {
        try {
            while (true) {
                try (var socket = listener.accept()) {
                    serve(socket);
                }
            }
        } catch (IOException e) {
            if (!listener.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        var answer = "220 ready";
        boolean inMail = false;
        while (answer != null) {
            if (!inMail || !answer.isEmpty()) {
                socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            inMail = answer.startsWith("354") || answer.isEmpty();
            var line = reader.readLine();
            if (line == null) {
                return;
            }
            commands.add(line);
            answer = inMail && !line.equals(".") ? "" : script.get(line.length() < 4 ? line : line.substring(0, 4));
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
