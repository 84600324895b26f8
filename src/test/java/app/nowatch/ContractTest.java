package app.nowatch;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.platform.http.Router;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The description and the routes name the same operations. */
class ContractTest {
    @Test
    void everyRouteIsDescribedAndEveryDescriptionRouted() {
        var described = new TreeSet<String>();
        for (var operation : Operations.described()) {
            described.add(operation.method() + " " + operation.path());
        }
        var routed = new TreeSet<String>();
        try (var server = TestServer.start()) {
            for (Router.Route route : server.server().routes()) {
                routed.add(route.method() + " " + route.path());
            }
        }
        assertThat(routed).isEqualTo(described);
    }

    @Test
    void publicOperationsAreThoseDescribedWithoutSecurity() {
        var open = new TreeSet<String>();
        var either = new TreeSet<String>();
        for (var operation : Operations.described()) {
            if (operation.open()) {
                open.add(operation.name());
            } else if (operation.token() == Operations.Token.EITHER) {
                either.add(operation.name());
            }
        }
        var routed = new TreeSet<String>();
        try (var server = TestServer.start()) {
            for (Router.Route route : server.server().routes()) {
                if (route.access() == app.nowatch.platform.http.Access.PUBLIC) {
                    routed.add(route.method() + " " + route.path());
                }
            }
        }
        routed.removeAll(either);
        assertThat(routed).isEqualTo(open);
    }
}
