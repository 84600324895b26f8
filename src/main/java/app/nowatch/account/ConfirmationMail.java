package app.nowatch.account;

import app.nowatch.platform.mail.MailTemplate;
import app.nowatch.platform.mail.MailText;
import java.util.Map;
import java.util.Optional;

/** The mail with the code for an address; none where nobody has the address, or it is confirmed already. */
record ConfirmationMail(AddressConfirmation confirmation) implements MailTemplate {
    static final String KIND = "confirm-address";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Mail> write(String recipient, Map<String, String> parameters) {
        return confirmation.codeForAccount(new Email(recipient)).map(code -> MailText.of(KIND, Map.of("code", code)));
    }
}
