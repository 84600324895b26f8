package app.nowatch.account;

import java.util.Optional;

/** Whether mail to a person's address reaches that person. */
public interface Confirmation {
    /** Whether the person has yet to show it before they may answer for the address. */
    boolean isMissing(Person person);

    /** The code that shows it, to stand in a mail to that address; empty where none is asked for. */
    Optional<String> codeFor(String address);
}
