package app.nowatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The program as an operator uses it. */
class CommandLineTest {
    private record Ended(int code, List<String> output, List<String> errors) {
        String lastLine() {
            return output.getLast();
        }
    }

    private static Ended run(String... arguments) throws Exception {
        var folder = TemporaryFolders.create();
        var process = new ProcessBuilder(ServerProcess.command(List.of("-Xmx256m"), arguments))
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        return new Ended(
                process.exitValue(),
                Files.readAllLines(folder.resolve("out")),
                Files.readAllLines(folder.resolve("err")));
    }

    @Test
    void anAdministratorIsMadeWithTheServerRunningAndWithout() throws Exception {
        var data = TemporaryFolders.create();
        var without = run("admin", "create", "first@example.org", "--data", data.toString());
        assertThat(without.code()).isZero();
        try (var server = ServerProcess.start(data)) {
            var running = run("admin", "create", "second@example.org", "--data", data.toString());
            assertThat(running.code()).isZero();
            signsInAsAdmin(server, "first@example.org", without.lastLine());
            signsInAsAdmin(server, "second@example.org", running.lastLine());

            var again = run("admin", "create", "First@example.org", "--data", data.toString());
            assertThat(again.code()).isEqualTo(1);
            assertThat(again.errors()).hasSize(1);

            People.register(server.client(), "third@example.org");
            assertThat(run("admin", "grant", "third@example.org", "--data", data.toString())
                            .code())
                    .isZero();
            signsInAsAdmin(server, "third@example.org", People.PASSWORD);
        }
    }

    private static void signsInAsAdmin(ServerProcess server, String email, String password) {
        server.client()
                .post("/v2/auth/login/admin", People.credentials(email, password))
                .expect(201);
    }

    @Test
    void dataStayOverASecondStartAndASecondServerIsRefused() throws Exception {
        var data = TemporaryFolders.create();
        try (var first = ServerProcess.start(data)) {
            People.register(first.client(), "stays@example.org");
            var second = run("serve", "--port", "0", "--data", data.toString());
            assertThat(second.code()).isEqualTo(1);
            assertThat(second.errors()).hasSize(1);
        }
        try (var again = ServerProcess.start(data)) {
            People.login(again.client(), "stays@example.org").get("/v1/user").expect(200);
        }
    }

    @Test
    @Tag("slow")
    void aClientTokenOpensTheDoorWhereOneIsRequired() throws Exception {
        var data = TemporaryFolders.create();
        var token =
                run("client", "create", "the app", "--data", data.toString()).lastLine();
        try (var server = ServerProcess.start(data, "NOWATCH_AUTH_REQUIRE_CLIENT_TOKEN=on")) {
            var registration = People.registration("app@example.org");
            server.client().post("/v1/auth/register", registration).expect(401);
            server.client()
                    .post("/v1/auth/register", registration, "x-auth-token", token)
                    .expect(201);
        }
    }

    @Test
    void everyWrongSettingIsToldAtOnce() throws Exception {
        var data = TemporaryFolders.create();
        Files.writeString(
                data.resolve("nowatch.properties"),
                "http.port=none\nupload.zip-limit=much\nno.such.setting=1\n",
                StandardCharsets.UTF_8);
        var ended = run("serve", "--data", data.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(String.join("\n", ended.errors()))
                .contains("http.port", "upload.zip-limit", "no.such.setting")
                .doesNotContain("\tat ");
    }

    @Test
    @Tag("slow")
    void aTakenPortIsOneSentence() throws Exception {
        try (var server = ServerProcess.start(TemporaryFolders.create())) {
            var port = server.client().address().replaceAll(".*:", "");
            var ended = run(
                    "serve", "--port", port, "--data", TemporaryFolders.create().toString());
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.errors().getLast()).contains(port);
            assertThat(String.join("\n", ended.errors())).doesNotContain("\tat ");
        }
    }

    @Test
    void versionSaysWhatRuns() throws Exception {
        assertThat(run("version").lastLine()).contains("NOWATCH API 0.9.0");
    }

    @Test
    void theLauncherWithoutAJdkSaysWhatToInstall() throws Exception {
        var empty = TemporaryFolders.create();
        var tools = Files.createDirectory(empty.resolve("bin"));
        for (var tool : List.of("sh", "dirname", "readlink", "sed", "printf")) {
            link(tools, tool);
        }
        // A copy that sees no JDK folder: the usual ones of this machine are taken out of its list.
        var launcher = Files.readString(Path.of("nowatch")).replace("/usr/lib/jvm/* /opt/*", "");
        Files.writeString(empty.resolve("nowatch"), launcher);
        var process = new ProcessBuilder(
                        tools.resolve("sh").toString(), empty.resolve("nowatch").toString(), "version")
                .redirectErrorStream(true);
        process.environment().clear();
        process.environment().put("PATH", tools.toString());
        process.environment().put("HOME", empty.toString());
        var running = process.start();
        var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).isEqualTo(1);
        assertThat(said.strip().lines()).hasSize(1);
        assertThat(said).contains("JDK 25");
    }

    private static void link(Path folder, String tool) throws IOException {
        for (var place : List.of("/bin", "/usr/bin")) {
            var program = Path.of(place, tool);
            if (Files.exists(program)) {
                Files.createSymbolicLink(folder.resolve(tool), program);
                return;
            }
        }
    }
}
