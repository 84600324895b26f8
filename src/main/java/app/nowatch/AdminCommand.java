package app.nowatch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nowatch admin …}: makes administrators, whether the server runs or not. */
@Command(name = "admin", description = "Make administrators.")
final class AdminCommand {
    @Command(
            name = "create",
            description = "Make an account that administers; its password is printed on the last line.")
    void create(@Parameters(paramLabel = "EMAIL") String email, @Mixin DataOptions data) {
        try (var workbench = Workbench.open(data)) {
            var password = workbench.account().accounts().createAdmin(email);
            System.out.println("The account " + email + " administers this server. Its password:");
            System.out.println(password);
        }
    }

    @Command(name = "grant", description = "Let an existing account administer.")
    void grant(@Parameters(paramLabel = "EMAIL") String email, @Mixin DataOptions data) {
        try (var workbench = Workbench.open(data)) {
            workbench.account().accounts().grantAdmin(email);
            System.out.println("The account " + email + " administers this server.");
        }
    }
}
