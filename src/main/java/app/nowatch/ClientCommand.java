package app.nowatch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nowatch client …}: lets apps in where {@code auth.require-client-token} is on. */
@Command(name = "client", description = "Let apps in that send an x-auth-token.")
final class ClientCommand {
    @Command(name = "create", description = "Make a client; its token is printed on the last line.")
    void create(@Parameters(paramLabel = "NAME") String name, @Mixin DataOptions data) {
        try (var workbench = Workbench.open(data)) {
            var token = workbench.account().clients().create(name);
            System.out.println("The app " + name + " may send this as x-auth-token:");
            System.out.println(token);
        }
    }
}
