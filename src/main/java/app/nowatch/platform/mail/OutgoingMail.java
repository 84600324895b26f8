package app.nowatch.platform.mail;

import java.util.UUID;

/** A mail that is written and about to leave; the id is the same at every try. */
record OutgoingMail(UUID id, String kind, String recipient, MailTemplate.Mail mail) {}
