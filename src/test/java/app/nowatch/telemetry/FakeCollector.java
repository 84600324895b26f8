package app.nowatch.telemetry;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/** An OTLP/HTTP endpoint that keeps what it is sent, and answers as it is told to. */
final class FakeCollector implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String retryAfter = "";
    private volatile boolean stalls;
    private volatile boolean hangsUp;
    private final AtomicInteger hungUp = new AtomicInteger();

    /** A request, unpacked, and how it was answered; 0 when it was not. */
    record Received(String path, String authorization, ByteString body, int status) {}

    FakeCollector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (hangsUp) {
            hungUp.incrementAndGet();
            exchange.close();
            return;
        }
        var encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
        InputStream in = exchange.getRequestBody();
        var body = ("gzip".equals(encoding) ? new GZIPInputStream(in) : in).readAllBytes();
        boolean answers = !stalls;
        received.add(new Received(
                exchange.getRequestURI().getPath(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                ByteString.copyFrom(body),
                answers ? status : 0));
        if (answers) {
            if (!retryAfter.isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        }
    }

    String address() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void answer(int newStatus, String newRetryAfter) {
        status = newStatus;
        retryAfter = newRetryAfter;
        stalls = false;
        hangsUp = false;
    }

    /** Takes requests, and keeps whoever sends them waiting. */
    void stall() {
        stalls = true;
        hangsUp = false;
    }

    /** Ends each connection without a word, and keeps nothing. */
    void hangUp() {
        hangsUp = true;
    }

    /** How often it did so. */
    int hungUp() {
        return hungUp.get();
    }

    List<Received> received() {
        return received;
    }

    /** All items of the requests that were answered 200, with their sources. */
    List<Exported> exported() {
        var all = new ArrayList<Exported>();
        for (var request : received) {
            if (request.status() == 200) {
                all.addAll(exported(request));
            }
        }
        return all;
    }

    private static List<Exported> exported(Received request) {
        try {
            if (request.path().endsWith("traces")) {
                return Exported.of(ExportTraceServiceRequest.parseFrom(request.body()));
            }
            return request.path().endsWith("metrics")
                    ? Exported.of(ExportMetricsServiceRequest.parseFrom(request.body()))
                    : Exported.of(ExportLogsServiceRequest.parseFrom(request.body()));
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
