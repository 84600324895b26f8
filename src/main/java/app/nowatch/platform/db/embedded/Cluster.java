package app.nowatch.platform.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of tables and logs of changes that PostgreSQL calls a cluster. */
final class Cluster {
    /** The one role, which owns everything: nobody else logs in here. */
    static final String USER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final String UNFINISHED = "postgres.new-";

    private final DataFolder folder;
    private final Privileges privileges;

    Cluster(DataFolder folder, Privileges privileges) {
        this.folder = folder;
        this.privileges = privileges;
    }

    /** Makes the cluster where there is none, else makes sure that these binaries may start it; answers its password. */
    String prepare(Binaries binaries) throws IOException {
        var password = new Password(folder);
        if (!Files.exists(folder.cluster())) {
            var secret = password.create(new SecureRandom());
            create(binaries, secret);
            return secret;
        }
        checkVersion();
        privileges.own(folder.cluster());
        return password.read()
                .orElseThrow(() -> new EmbeddedPostgresException("The password of the database is missing: "
                        + folder.secrets() + " must come along with " + folder.cluster() + "."));
    }

    private void checkVersion() throws IOException {
        var file = folder.cluster().resolve("PG_VERSION");
        if (!Files.isWritable(folder.cluster())) {
            throw new EmbeddedPostgresException("The database in " + folder.cluster()
                    + " belongs to another user: start the server as the user who made it.");
        }
        var version = Files.exists(file) ? Files.readString(file).strip() : "an unknown program";
        if (!version.equals(Binaries.MAJOR)) {
            throw new EmbeddedPostgresException("The database in " + folder.cluster() + " was made by PostgreSQL "
                    + version + ", and this server starts only PostgreSQL " + Binaries.MAJOR + ".");
        }
    }

    /** Under another name first: a crash on the way leaves nothing that looks like a cluster. */
    private void create(Binaries binaries, String secret) throws IOException {
        LOG.info("making the database in {}", folder.cluster());
        sweepUnfinished();
        var fresh = folder.root().resolve(UNFINISHED + ProcessHandle.current().pid());
        DataFolder.createPrivate(fresh);
        privileges.own(fresh);
        var result = Command.run(privileges.wrap(initdb(binaries, fresh)), secret);
        if (!result.succeeded()) {
            throw new EmbeddedPostgresException("The database could not be made: " + result.output());
        }
        Files.move(fresh, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * The collation is PostgreSQL's own, so that an update of the system never changes the order of an index. The
     * password goes through a pipe that the unprivileged shell has made: it could not open ours again by name.
     */
    private static List<String> initdb(Binaries binaries, Path target) {
        return List.of(
                "sh",
                "-c",
                "cat | \"$@\" --pwfile=/dev/stdin",
                "sh",
                binaries.initdb().toString(),
                "--pgdata=" + target,
                "--username=" + USER,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions");
    }

    private void sweepUnfinished() throws IOException {
        try (var unfinished = Files.newDirectoryStream(folder.root(), UNFINISHED + "*")) {
            for (var path : unfinished) {
                Tree.delete(path);
            }
        }
    }
}
