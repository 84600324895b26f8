package app.nowatch.platform.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/** Says why a mail did not go. The words of libraries and servers are left out: they quote addresses. */
final class FailureReason {
    private static final int MOST_CAUSES = 10;

    private FailureReason() {}

    /** The name of the exception's class and a short reason. */
    static String of(Exception failure) {
        var chain = chain(failure);
        var reason = chain.stream()
                .map(FailureReason::known)
                .filter(words -> !words.isEmpty())
                .reduce("", (before, deeper) -> deeper);
        var name = failure.getClass().getSimpleName();
        return reason.isEmpty() ? name : name + ": " + reason;
    }

    private static List<Throwable> chain(Exception failure) {
        var chain = new ArrayList<Throwable>();
        for (Throwable next = failure; next != null && chain.size() < MOST_CAUSES; next = next.getCause()) {
            chain.add(next);
            if (next instanceof MessagingException mail && mail.getNextException() != null) {
                chain.add(mail.getNextException());
            }
        }
        return chain;
    }

    private static String known(Throwable failure) {
        return switch (failure) {
            case SMTPAddressFailedException refused -> refusedWith(refused.getReturnCode());
            case SMTPSenderFailedException refused -> refusedWith(refused.getReturnCode());
            case SMTPSendFailedException refused -> refusedWith(refused.getReturnCode());
            case AuthenticationFailedException ignored -> "the mail server refused the login";
            case AddressException ignored -> "this is not one plain mail address";
            case MailConnectException ignored -> "the mail server cannot be reached";
            case SocketTimeoutException ignored -> "the mail server did not answer in time";
            case SSLException ignored -> "the connection to the mail server is not secure";
            default -> "";
        };
    }

    private static String refusedWith(int code) {
        return "the mail server answered " + code;
    }
}
