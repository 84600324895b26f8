package app.nowatch.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The administrators' list of everybody, page by page. */
class PagesOfPeopleTest {
    private static final String ALL = "/v1/user/admin/all";

    private AccountServer server;
    private Registrant admin;

    @BeforeEach
    void start() {
        server = AccountServer.start();
        admin = server.newAdmin();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Registrant newPerson() {
        server.clock().advance(Duration.ofMillis(2));
        return server.newPerson();
    }

    private static List<String> emails(Reply page) {
        return page.json()
                .valueStream()
                .map(person -> person.get("email").stringValue())
                .toList();
    }

    /** The next page, at the address in the header, which stands below the base path as the client's paths do not. */
    private Reply next(Reply page) {
        var link = page.header("Link");
        assertThat(link).matches("</nowatch/v1/user/admin/all\\?limit=\\d+&cursor=[A-Za-z0-9_-]+>; rel=\"next\"");
        return admin.client()
                .get(link.replaceAll("</nowatch(.*)>; rel=\"next\"", "$1"))
                .expect(200);
    }

    @Test
    void pagesOfTwoOverFivePeopleOfWhomOneGoesInBetween() {
        var people = List.of(newPerson(), newPerson(), newPerson(), newPerson());
        var first = admin.client().get(ALL + "?limit=2").expect(200);
        assertThat(emails(first)).containsExactly(admin.email(), people.get(0).email());
        // Whose place the cursor is, and who comes last.
        people.get(0).client().delete("/v1/user").expect(200);
        var late = newPerson();

        var second = next(first);
        assertThat(emails(second))
                .containsExactly(people.get(1).email(), people.get(2).email());
        people.get(1).client().delete("/v1/user").expect(200);
        var third = next(second);
        assertThat(emails(third)).containsExactly(people.get(3).email(), late.email());
        assertThat(third.header("Link")).isEmpty();
    }

    @Test
    void peopleOfOneMomentAreToldApart() {
        server.stored().execute("""
                INSERT INTO account (id, email, password_hash, first_name, last_name, toc_accepted_at,
                                     privacy_policy_accepted_at, created, updated)
                SELECT gen_random_uuid(), 'many' || n || '@example.org', 'none', 'Many', n::text, now(), now(),
                       timestamptz '2020-01-01 00:00:00.123456Z' + (n / 10) * interval '1 microsecond', now()
                FROM generate_series(1, 47) AS n""");
        var paged = new ArrayList<String>();
        var page = admin.client().get(ALL + "?limit=3").expect(200);
        paged.addAll(emails(page));
        while (!page.header("Link").isEmpty()) {
            page = next(page);
            paged.addAll(emails(page));
        }
        assertThat(paged).isEqualTo(emails(admin.client().get(ALL).expect(200))).hasSize(48);
    }

    @Test
    void withoutALimitEverybodyIsListedFromTheCursorOn() {
        var people = List.of(newPerson(), newPerson());
        var whole = admin.client().get(ALL).expect(200);
        assertThat(emails(whole)).hasSize(3);
        assertThat(whole.header("Link")).isEmpty();
        var link = admin.client().get(ALL + "?limit=1").expect(200).header("Link");
        var cursor = link.replaceAll(".*cursor=([^>]*)>.*", "$1");
        assertThat(emails(admin.client().get(ALL + "?cursor=" + cursor).expect(200)))
                .containsExactly(people.get(0).email(), people.get(1).email());
        var exactly = admin.client().get(ALL + "?limit=3").expect(200);
        assertThat(exactly.header("Link")).isEmpty();
        assertThat(emails(exactly)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=1001",
                "limit=some",
                "limit=2&cursor=x",
                "cursor=AAAA",
                "cursor=not*base64",
                // Times that no database has: the last and the first of all.
                "cursor=f_________8AAAAAAAAAAAAAAAEAAAAAAAAAAQ",
                "cursor=gAAAAAAAAAAAAAAAAAAAAAAAAAEAAAAAAAAAAQ",
                // Not even numbers of seconds, with so many nanoseconds.
                "cursor=f_________9_____AAAAAAAAAAAAAAAAAAAAAQ",
                "cursor=gAAAAAAAAAD_____AAAAAAAAAAAAAAAAAAAAAQ",
                // The year 10000.
                "cursor=AAAAOv_0QYAAAAAAAAAAAAAAAAEAAAAAAAAAAQ"
            })
    void whatIsNoPageIsRefused(String query) {
        admin.client().get(ALL + "?" + query).expect(400);
    }
}
