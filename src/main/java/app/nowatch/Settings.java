package app.nowatch;

import app.nowatch.account.AuthSettings;
import app.nowatch.account.OperatorSettings;
import app.nowatch.firmware.FirmwareSettings;
import app.nowatch.importing.ImportSettings;
import app.nowatch.measurement.UploadSettings;
import app.nowatch.platform.config.DatabaseSettings;
import app.nowatch.platform.config.HttpSettings;
import app.nowatch.platform.config.InvalidSettings;
import app.nowatch.platform.config.SettingsReader;
import app.nowatch.platform.erasures.ErasureList;
import app.nowatch.platform.erasures.ErasureSettings;
import app.nowatch.platform.mail.MailSettings;
import app.nowatch.telemetry.TelemetrySettings;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** All settings of a server: those of the file {@code nowatch.properties} in the data folder, overridden by the environment. */
public record Settings(
        Path data,
        HttpSettings http,
        DatabaseSettings database,
        MailSettings mail,
        AuthSettings auth,
        OperatorSettings operator,
        UploadSettings upload,
        ImportSettings importing,
        FirmwareSettings firmware,
        TelemetrySettings telemetry,
        ErasureSettings erasures) {
    private static final String FILE = "nowatch.properties";

    /**
     * Reads them.
     *
     * @param commandLine settings given on the command line; they win over the environment
     * @throws InvalidSettings with everything that is wrong
     */
    public static Settings load(Path data, Map<String, String> environment, Map<String, String> commandLine) {
        var file = file(data.resolve(FILE));
        var variables = new TreeMap<>(environment);
        for (var setting : commandLine.entrySet()) {
            file.put(setting.getKey(), setting.getValue());
            variables.remove(SettingsReader.environmentName(setting.getKey()));
        }
        var reader = new SettingsReader(file, variables);
        var settings = read(data, reader);
        reader.check();
        return settings;
    }

    private static Settings read(Path data, SettingsReader reader) {
        return new Settings(
                data,
                reader.read("http", HttpSettings.class),
                reader.read("database", DatabaseSettings.class),
                reader.read("mail", MailSettings.class),
                reader.read("auth", AuthSettings.class),
                reader.read("operator", OperatorSettings.class),
                reader.read("upload", UploadSettings.class),
                reader.read("import", ImportSettings.class),
                reader.read("firmware", FirmwareSettings.class),
                reader.read("telemetry", TelemetrySettings.class),
                reader.read("erasures", ErasureSettings.class));
    }

    /** The folder where bodies wait until they are whole. */
    Path spool() {
        return upload.folder().isEmpty() ? data.resolve("tmp") : Path.of(upload.folder());
    }

    /** The folder of files that are too large for the database. */
    Path blobs() {
        return data.resolve("blobs");
    }

    /** Who was erased. */
    ErasureList erasureList(Clock clock) {
        return new ErasureList(erasures.file(data), clock);
    }

    /** Whether people must show that mail to their address reaches them. */
    public boolean confirmsAddresses() {
        return auth.confirmAddress().isOn(!mail.toOutbox());
    }

    /** Every setting there is, for the operator's handbook. */
    public static List<SettingsReader.Documented> documentation() {
        var reader = new SettingsReader(Map.of(), Map.of());
        read(Path.of("data"), reader);
        return reader.documentation();
    }

    private static Map<String, String> file(Path path) {
        var properties = new Properties();
        if (Files.exists(path)) {
            try {
                properties.load(new StringReader(Files.readString(path)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (IllegalArgumentException e) {
                throw new InvalidSettings(List.of(path + " is not a properties file: " + e.getMessage()));
            }
        }
        var settings = new TreeMap<String, String>();
        properties.forEach((key, value) -> settings.put((String) key, (String) value));
        return settings;
    }
}
