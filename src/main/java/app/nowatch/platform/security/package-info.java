/**
 * Secrets: passwords (Argon2id, a bounded number at once), tokens (JWT, HS256) and the ring of keys that signs them. Keys live
 * in the database, so that all nodes share them; they are made at the first start. Nothing in here is ever written to a log.
 */
@NullMarked
package app.nowatch.platform.security;

import org.jspecify.annotations.NullMarked;
