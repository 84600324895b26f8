package app.nowatch.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.nowatch.platform.mail.MailSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
    private static final Map<String, String> EVERY_KEY = Map.ofEntries(
            Map.entry("http.bind", "0.0.0.0"),
            Map.entry("http.port", "9000"),
            Map.entry("http.base-path", "/nowatch, /api/v0"),
            Map.entry("http.public-url", "https://nowatch.example.org/watch"),
            Map.entry("http.trusted-proxies", "10.0.0.1,10.0.0.2"),
            Map.entry("http.cors-origins", "https://app.example.org"),
            Map.entry("http.metrics-port", "0"),
            Map.entry("http.max-body", "512KiB"),
            Map.entry("http.min-request-rate", "100"),
            Map.entry("http.min-response-rate", "200"),
            Map.entry("http.patience", "1m"),
            Map.entry("database.url", "jdbc:postgresql://db/nowatch"),
            Map.entry("database.user", "noor"),
            Map.entry("database.password", "secret"),
            Map.entry("database.pool-size", "20"),
            Map.entry("database.wait-at-most", "1.5s"),
            Map.entry("mail.smtp-host", "smtp.example.org"),
            Map.entry("mail.smtp-port", "465"),
            Map.entry("mail.smtp-user", "mailer"),
            Map.entry("mail.smtp-password", "secret"),
            Map.entry("mail.smtp-security", "tls"),
            Map.entry("mail.from", "NOWATCH <no-reply@example.org>"),
            Map.entry("mail.keep-failed", "7d"));

    private record All(HttpSettings http, DatabaseSettings database, MailSettings mail) {}

    private static All read(SettingsReader reader) {
        return new All(
                reader.read("http", HttpSettings.class),
                reader.read("database", DatabaseSettings.class),
                reader.read("mail", MailSettings.class));
    }

    private static void assertEveryKeyIsRead(All all) {
        assertThat(all.http)
                .isEqualTo(new HttpSettings(
                        "0.0.0.0",
                        9000,
                        List.of("/nowatch", "/api/v0"),
                        "https://nowatch.example.org/watch",
                        List.of("10.0.0.1", "10.0.0.2"),
                        List.of("https://app.example.org"),
                        0,
                        new DataSize(512 * 1024),
                        100,
                        200,
                        Duration.ofMinutes(1)));
        assertThat(all.database)
                .isEqualTo(new DatabaseSettings(
                        "jdbc:postgresql://db/nowatch", "noor", "secret", 20, Duration.ofMillis(1_500)));
        assertThat(all.mail)
                .isEqualTo(new MailSettings(
                        "smtp.example.org",
                        465,
                        "mailer",
                        "secret",
                        MailSettings.Security.TLS,
                        "NOWATCH <no-reply@example.org>",
                        Duration.ofDays(7)));
    }

    private static Map<String, String> withKeys(Map<String, String> values, UnaryOperator<String> key) {
        var renamed = new HashMap<String, String>();
        values.forEach((name, value) -> renamed.put(key.apply(name), value));
        return renamed;
    }

    private static String environmentName(String key) {
        return new SettingsReader.Documented(key, "", "", false).environmentName();
    }

    @Test
    void everyKeyIsReadFromTheFile() {
        var reader = new SettingsReader(EVERY_KEY, Map.of());

        assertEveryKeyIsRead(read(reader));
        reader.check();
    }

    @Test
    void everyKeyIsReadFromTheEnvironmentWhichOverridesTheFile() {
        var file = withKeys(EVERY_KEY, key -> key);
        file.replaceAll((key, value) -> "overridden");
        var reader = new SettingsReader(file, withKeys(EVERY_KEY, SettingsReaderTest::environmentName));

        assertEveryKeyIsRead(read(reader));
        reader.check();
    }

    @Test
    void theListAboveNamesEveryKeyThatThereIs() {
        var reader = new SettingsReader(Map.of(), Map.of());
        read(reader);

        assertThat(reader.documentation())
                .extracting(SettingsReader.Documented::key)
                .containsExactlyInAnyOrderElementsOf(EVERY_KEY.keySet());
        assertThat(reader.documentation()).allSatisfy(documented -> {
            assertThat(documented.says()).isNotBlank();
            assertThat(documented.secret()).isEqualTo(documented.key().endsWith("password"));
        });
        assertThat(environmentName("http.base-path")).isEqualTo("NOWATCH_HTTP_BASE_PATH");
    }

    @Test
    void nothingSetIsAServerOnThisMachineThatWritesMailsToFiles() {
        var reader = new SettingsReader(Map.of(), Map.of("PATH", "/bin", "NOWATCH_HEAP", "512m"));
        var all = read(reader);
        reader.check();

        assertThat(all.http.bind()).isEqualTo("127.0.0.1");
        assertThat(all.http.basePath()).containsExactly("/nowatch");
        assertThat(all.database.embedded()).isTrue();
        assertThat(all.mail.toOutbox()).isTrue();
        assertThat(all.mail.smtpSecurity()).isEqualTo(MailSettings.Security.STARTTLS);
    }

    @Test
    void allErrorsAreToldAtOnceAndNoValueIs() {
        var reader = new SettingsReader(
                Map.of("http.port", "hunter2", "htpp.port", "80", "database.pool-size", "1", "mail.smtp-host", "a"),
                Map.of("NOWATCH_MAIL_SMTP_PORT", "99999999999", "NOWATCH_HTTP_PROT", "80"));
        var all = read(reader);

        var refused = catchThrowableOfType(InvalidSettings.class, reader::check);

        assertThat(String.valueOf(refused.getMessage()).lines())
                .containsExactlyInAnyOrder(
                        "http.port: must be a whole number",
                        "htpp.port: no such setting",
                        "NOWATCH_HTTP_PROT: no such setting",
                        "database: pool-size must be 2 to 200",
                        "mail.smtp-port: must be a whole number below 2^31",
                        "mail: from is required with smtp-host");
        assertThat(all.database.poolSize()).isEqualTo(10);
    }

    @Test
    void aKeyOfTheEnvironmentDoesNotCountInTheFile() {
        var reader = new SettingsReader(Map.of("NOWATCH_HTTP_PORT", "80"), Map.of());

        assertThat(read(reader).http.port()).isEqualTo(8080);
        assertThatThrownBy(reader::check).hasMessage("NOWATCH_HTTP_PORT: no such setting");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http.port | 65536 | http: port must be 0 to 65535",
                "http.port | -1 | http: port must be 0 to 65535",
                "http.metrics-port | -2 | http: metrics-port must be -1 to 65535",
                "http.base-path | nowatch | http: base-path must be one or more of the form /nowatch",
                "http.base-path | /a/ | http: base-path must be one or more of the form /nowatch",
                "http.base-path | , | http: base-path must be one or more of the form /nowatch",
                "http.public-url | nowatch.example.org | http: public-url must be of the form https://host, without a slash"
                        + " at the end",
                "http.public-url | https://host/ | http: public-url must be of the form https://host, without a slash at the"
                        + " end",
                "http.cors-origins | https://a.org/path | http: cors-origins must be of the form https://host",
                "http.max-body | 1MB | http.max-body: must be a size such as 512KiB, 32MiB or 1GiB",
                "http.max-body | 999999999999GiB | http.max-body: must be a size below 8 EiB",
                "database.url | mysql://db | database: url must start with jdbc:postgresql:",
                "database.pool-size | 201 | database: pool-size must be 2 to 200",
                "database.wait-at-most | 10 | database.wait-at-most: must be a time such as 30s, 15m, 1h or 30d",
                "database.wait-at-most | -10s | database.wait-at-most: must not be negative",
                "database.wait-at-most | 0.1s | database: wait-at-most must be 0.25s to 10m",
                "database.wait-at-most | 1d | database: wait-at-most must be 0.25s to 10m",
                "mail.smtp-port | 0 | mail: smtp-port must be 1 to 65535",
                "mail.smtp-port | 65536 | mail: smtp-port must be 1 to 65535",
                "mail.smtp-user | mailer | mail: smtp-user and smtp-password go together",
                "mail.smtp-password | secret | mail: smtp-user and smtp-password go together",
                "mail.smtp-security | ssl | mail.smtp-security: must be one of [starttls, tls, none]",
                "mail.from | nobody at all | mail: from must be of the form NOWATCH <no-reply@example.org>",
                "mail.from | a@b.org, c@d.org | mail: from must be of the form NOWATCH <no-reply@example.org>",
            })
    void aValueOutOfItsRangeIsTold(String key, String value, String message) {
        var reader = new SettingsReader(Map.of(key, value), Map.of());
        read(reader);

        assertThatThrownBy(reader::check).isInstanceOf(InvalidSettings.class).hasMessage(message);
    }

    record Kinds(
            @Setting(byDefault = "7", says = "a") long number,
            @Setting(byDefault = "off", says = "a") boolean flag,
            @Setting(byDefault = "30d", says = "a") Duration time,
            @Setting(byDefault = "data", says = "a") Path folder,
            @Setting(byDefault = "32MiB", says = "a") DataSize size) {}

    @Test
    void everyKindOfValueHasItsForm() {
        var reader = new SettingsReader(Map.of(), Map.of());
        var kinds = reader.read("kinds", Kinds.class);
        reader.check();

        assertThat(kinds)
                .isEqualTo(new Kinds(7, false, Duration.ofDays(30), Path.of("data"), DataSize.ofMebibytes(32)));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "ON, true", "yes, true", "False, false", "off, false", "no, false"})
    void flagsHaveThreeWordsEach(String sent, boolean flag) {
        var reader = new SettingsReader(Map.of("kinds.flag", sent), Map.of());

        assertThat(reader.read("kinds", Kinds.class).flag()).isEqualTo(flag);
        reader.check();
    }

    @ParameterizedTest
    @CsvSource({
        "kinds.number, 1.5, must be a whole number",
        "kinds.flag, 1, must be on or off",
        "kinds.time, d, 'must be a time such as 30s, 15m, 1h or 30d'",
        "kinds.size, -1, 'must be a size such as 512KiB, 32MiB or 1GiB'",
    })
    void aValueOfAnotherFormIsTold(String key, String value, String message) {
        var reader = new SettingsReader(Map.of(key, value), Map.of());
        reader.read("kinds", Kinds.class);

        assertThatThrownBy(reader::check).hasMessage(key + ": " + message);
    }
}
