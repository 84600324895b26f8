package app.nowatch.platform.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * As whom the database's processes run. PostgreSQL refuses to be root, so root hands them to another user.
 *
 * @param prefix the words to put in front of a command
 * @param user the numeric user and group that must own the cluster, or {@link #UNCHANGED}
 */
record Privileges(List<String> prefix, int user, int group) {
    private static final int UNCHANGED = -1;
    private static final int ROOT = 0;
    private static final int NOBODY = 65_534;

    Privileges {
        prefix = List.copyOf(prefix);
    }

    /**
     * An ordinary user runs the database directly. Root steps down to the data folder's owner, or to nobody; where that
     * user cannot reach the folder, say below a closed home, a user namespace lets root's files be used without being
     * root.
     */
    static Privileges choose(DataFolder folder) throws IOException {
        if (!"0".equals(Command.run(List.of("id", "-u")).output())) {
            return new Privileges(List.of(), UNCHANGED, UNCHANGED);
        }
        var dropped = stepDown(folder.root());
        dropped.letIn(folder.root());
        if (dropped.canEnter(folder.root())) {
            return dropped;
        }
        var namespace = new Privileges(List.of("unshare", "-U"), ROOT, ROOT);
        if (namespace.canEnter(folder.root())) {
            return namespace;
        }
        throw new EmbeddedPostgresException("PostgreSQL does not run as root, and user " + dropped.user()
                + " cannot enter " + folder.root() + ": start the server as an ordinary user or move the data folder.");
    }

    private static Privileges stepDown(Path folder) throws IOException {
        int owner = id(folder, "uid");
        int user = owner == ROOT ? NOBODY : owner;
        int group = owner == ROOT ? NOBODY : id(folder, "gid");
        var prefix = List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups", "--no-new-privs");
        return new Privileges(prefix, user, group);
    }

    List<String> wrap(List<String> command) {
        var words = new ArrayList<>(prefix);
        words.addAll(command);
        return words;
    }

    /** Tried, not computed: access lists, mounts and namespaces have their say too. */
    boolean canEnter(Path folder) {
        return Command.succeeds(wrap(List.of("sh", "-c", "cd \"$1\"", "sh", folder.toString())));
    }

    /**
     * Gives a tree to the user the database runs as; it may come from a start as another one. The top goes last: its
     * owner tells whether all is done.
     */
    void own(Path tree) throws IOException {
        if (user == UNCHANGED || (id(tree, "uid") == user && id(tree, "gid") == group)) {
            return;
        }
        for (var path : Tree.list(tree).reversed()) {
            chown(path);
        }
    }

    /** Lets the other user walk through a closed data folder of root, and no one else, and not read it. */
    private void letIn(Path folder) throws IOException {
        var permissions = Files.getPosixFilePermissions(folder);
        boolean rootsOwn = id(folder, "uid") == ROOT && id(folder, "gid") == ROOT;
        if (rootsOwn && !permissions.contains(PosixFilePermission.OTHERS_EXECUTE)) {
            Files.setAttribute(folder, "unix:gid", group);
            permissions.removeAll(Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE));
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            Files.setPosixFilePermissions(folder, permissions);
        }
    }

    private void chown(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
    }

    private static int id(Path path, String attribute) throws IOException {
        return (int) Files.getAttribute(path, "unix:" + attribute, LinkOption.NOFOLLOW_LINKS);
    }
}
