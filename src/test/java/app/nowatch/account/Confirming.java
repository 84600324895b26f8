package app.nowatch.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.Reply;
import java.util.List;
import java.util.regex.Pattern;

/** Calls and looks around the confirmation of addresses on one server. */
record Confirming(AccountServer server) {
    private static final Pattern CODE = Pattern.compile("^\\d{8}$", Pattern.MULTILINE);

    Reply confirm(String email, String code, String... headers) {
        return server.client()
                .post("/v1/auth/confirm_email", "{\"email\":\"%s\",\"code\":\"%s\"}".formatted(email, code), headers);
    }

    Reply resend(String email, String... headers) {
        return server.client().post("/v1/auth/confirm_email/resend", "{\"email\":\"" + email + "\"}", headers);
    }

    /** The code of the newest mail. */
    String mailedCode(String email) {
        var mail = server.mailsTo(email).getLast();
        assertThat(mail.kind()).isEqualTo("confirm-address");
        var matcher = CODE.matcher(mail.text());
        assertThat(matcher.find()).isTrue();
        assertThat(mail.subject()).doesNotContain(matcher.group());
        return matcher.group();
    }

    static String wrong(String code) {
        return "%08d".formatted((Integer.parseInt(code) + 1) % 100_000_000);
    }

    /** Whether other rooms must not take the member's answers yet. */
    boolean isMissing(Registrant member) {
        var caller = (Person) server.room().authenticator().authenticate(member.access());
        return server.room().confirmation().isMissing(caller);
    }

    /** What is stored of the address's code. */
    List<String> rows(String email) {
        return server.stored()
                .query("SELECT tries FROM address_code WHERE address_hash = sha256('%s')".formatted(email));
    }

    /** How many mails wait for the address, of a person or of nobody. */
    String mails(String email, boolean ofSomebody) {
        return server.stored()
                .queryOne(
                        "SELECT count(*) FROM mail WHERE recipient = '%s' AND kind = 'confirm-address' AND user_id IS %s"
                                .formatted(email, ofSomebody ? "NOT NULL" : "NULL"));
    }
}
