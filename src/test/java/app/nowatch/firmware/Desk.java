package app.nowatch.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Reply;
import app.nowatch.Someone;
import app.nowatch.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** An administrator with images to give out, all of one hardware. */
record Desk(TestServer server, Someone admin, String hardware) {
    static final String PATH = "/v1/admin/firmware";
    static final String OPERATOR = "operator@example.org";
    private static final String BOUNDARY = "some-boundary";

    static Desk open(TestServer server, String hardware) {
        return new Desk(server, Someone.admin(server), hardware);
    }

    static byte[] image(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** A field of a form; that of the file is {@code file}. */
    static final class Part {
        private final String name;
        private final byte[] content;

        Part(String name, byte[] content) {
            this.name = name;
            this.content = content;
        }

        static Part of(String name, String text) {
            return new Part(name, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Sends the parts in their order. */
    static Reply send(Someone who, List<Part> parts) {
        var body = new ByteArrayOutputStream();
        for (var part : parts) {
            var head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part.name + "\""
                    + (part.name.equals("file") ? "; filename=\"x.bin\"" : "") + "\r\n\r\n";
            body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            body.writeBytes(part.content);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return who.client().send("POST", PATH, body.toByteArray(), "multipart/form-data; boundary=" + BOUNDARY);
    }

    /** Uploads for the desk's hardware and STABLE, unless the fields, as {@code name=text}, say otherwise. */
    Reply upload(String version, byte[] image, String... fields) {
        var parts = new ArrayList<Part>();
        parts.add(Part.of("version", version));
        var given = Stream.of(fields).map(field -> field.split("=", 2)).toList();
        given.forEach(field -> parts.add(Part.of(field[0], field[1])));
        Map.of("hardware", hardware, "channel", "STABLE").forEach((name, text) -> {
            if (given.stream().noneMatch(field -> field[0].equals(name))) {
                parts.add(Part.of(name, text));
            }
        });
        parts.add(new Part("file", image));
        return send(admin, parts);
    }

    /** The id of a new draft of some bytes. */
    String draft(String version, String... fields) {
        return upload(version, image(version.hashCode(), 100), fields)
                .expect(201)
                .json()
                .get("id")
                .stringValue();
    }

    /** As {@link #draft}, and active for everybody. */
    String active(String version, String... fields) {
        var id = draft(version, fields);
        become(id, "ACTIVE").expect(200);
        return id;
    }

    Reply change(String id, String json) {
        return admin.send("PATCH", PATH + "/" + id, json);
    }

    Reply become(String id, String status) {
        return change(id, "{\"status\":\"" + status + "\"}");
    }

    Reply show(String id) {
        return admin.client().get(PATH + "/" + id);
    }

    Reply latest(Someone who, String current) {
        return who.client().get("/v1/firmware/latest?hardware=" + hardware + "&current_version=" + current);
    }

    /** The version that somebody is offered; empty when there is none. */
    String offered(Someone who, String current) {
        var reply = latest(who, current);
        if (reply.status() == 204) {
            reply.expectNothing(204);
            return "";
        }
        return reply.expect(200).json().get("version").stringValue();
    }

    static Reply report(Someone who, String id, String outcome) {
        var body = "{\"outcome\":\"" + outcome + "\",\"device_id\":\"NW2-1\"}";
        return who.send("POST", "/v1/firmware/" + id + "/report", body);
    }

    /** So many new people have reported that, in other ways than over HTTP. */
    void reports(String id, int people, String outcome) {
        server.database()
                .execute("""
                WITH added AS (
                    INSERT INTO account (id, email, password_hash, first_name, last_name, toc_accepted_at,
                                         privacy_policy_accepted_at, created, updated)
                    SELECT id, id || '@example.org', 'none', 'Some', 'Body', now(), now(), now(), now()
                    FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, %1$d)) AS new
                    RETURNING id),
                reported AS (
                    INSERT INTO firmware_report (firmware_id, user_id, outcome, reason, device_id, attempt, at)
                    SELECT firmware.id, added.id, '%3$s', '', 'x', attempt, '%4$s'
                    FROM added, firmware WHERE firmware.id = '%2$s')
                UPDATE firmware
                SET installs = installs + %1$d * ('%3$s' = 'INSTALLED')::int,
                    failures = failures + %1$d * ('%3$s' = 'FAILED')::int,
                    people_since = people_since + %1$d,
                    failures_since = failures_since + %1$d * ('%3$s' = 'FAILED')::int
                WHERE id = '%2$s'
                """.formatted(people, id, outcome, server.clock().instant()));
    }

    Someone tester() {
        var someone = Someone.insert(server);
        server.database().execute("UPDATE account SET is_early_access = true WHERE email = '" + someone.email() + "'");
        return someone;
    }

    /** Actions of the audit trail on an image, the oldest first. */
    List<String> audited(String id) {
        return server.database()
                .query("SELECT action || ' ' || detail FROM audit_entry WHERE subject::text = '" + id
                        + "' ORDER BY id");
    }

    /** The files of images that are there. */
    List<String> files() {
        var folder = server.data().resolve("blobs/firmware");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String publicKey(KeyPair keys) {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    static String sign(KeyPair keys, FirmwareStatement statement) {
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(keys.getPrivate());
            signer.update(statement.bytes());
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Calls that go on side by side, once {@code meanwhile} is through. */
    static List<Reply> sideBySide(Runnable meanwhile, List<Callable<Reply>> calls) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> running = calls.stream().map(threads::submit).toList();
            meanwhile.run();
            var replies = new ArrayList<Reply>();
            for (var call : running) {
                replies.add(call.get());
            }
            assertThat(replies).hasSameSizeAs(calls);
            return replies;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
