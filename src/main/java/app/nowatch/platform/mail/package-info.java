/**
 * Mail: a durable queue, the ways out (SMTP, or files in an outbox), and templates that rooms bring along. A mail is queued in
 * the transaction that causes it, tried three times with pauses, and then kept for the operator to see.
 */
@NullMarked
package app.nowatch.platform.mail;

import org.jspecify.annotations.NullMarked;
