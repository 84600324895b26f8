package app.nowatch.account;

import app.nowatch.TestDatabase;
import app.nowatch.platform.db.Transaction;
import app.nowatch.platform.json.Json;
import app.nowatch.platform.mail.MailTemplate;
import app.nowatch.platform.mail.Mailbox;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Queues mails in the transaction that posts them and never sends one; a test has them written when it looks. */
final class MailTable implements Mailbox {
    private final TestDatabase database;

    /** A mail as it would go out now. */
    record Written(String kind, String subject, String text) {}

    MailTable(TestDatabase database) {
        this.database = database;
    }

    @Override
    public void post(
            Transaction transaction,
            Optional<UUID> userId,
            String kind,
            String recipient,
            Map<String, String> parameters) {
        try (var insert = transaction.connection().prepareStatement("""
                INSERT INTO mail (id, user_id, kind, recipient, parameters, status, created)
                VALUES (gen_random_uuid(), ?, ?, ?, ?::jsonb, 'PENDING', clock_timestamp())
                """)) {
            insert.setObject(1, userId.orElse(null));
            insert.setString(2, kind);
            insert.setString(3, recipient);
            insert.setString(4, new String(Json.write(parameters), StandardCharsets.UTF_8));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void hold(Transaction transaction, UUID userId, String recipient) {
        // One test's mails are for one person, so nobody waits for anybody.
    }

    @Override
    public long withdraw(Transaction transaction, String recipient) {
        try (var delete =
                transaction.connection().prepareStatement("DELETE FROM mail WHERE lower(recipient) = lower(?)")) {
            delete.setString(1, recipient);
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    List<Written> to(String address, List<MailTemplate> templates) {
        var written = new ArrayList<Written>();
        try (var connection = database.connect();
                var select = connection.prepareStatement(
                        "SELECT kind, parameters FROM mail WHERE recipient = ? ORDER BY created")) {
            select.setString(1, address);
            var rows = select.executeQuery();
            while (rows.next()) {
                var kind = rows.getString(1);
                write(kind, address, parameters(rows.getString(2)), templates).ifPresent(written::add);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return written;
    }

    private static Map<String, String> parameters(String json) {
        var parameters = new HashMap<String, String>();
        Json.read(json)
                .propertyStream()
                .forEach(
                        entry -> parameters.put(entry.getKey(), entry.getValue().stringValue()));
        return parameters;
    }

    private static Optional<Written> write(
            String kind, String address, Map<String, String> parameters, List<MailTemplate> templates) {
        var template = templates.stream()
                .filter(candidate -> candidate.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody writes mails of kind " + kind));
        return template.write(address, parameters).map(mail -> new Written(kind, mail.subject(), mail.text()));
    }
}
