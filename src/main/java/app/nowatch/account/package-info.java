/**
 * People and how they sign in. A person registers, signs in on some devices, each a login with pairs of tokens that replace one
 * another, changes profile and settings, and may delete everything. Two rules run through it: a token is asked for in the
 * database at every request, so that what was signed out is dead at once on every node; and an address that nobody has
 * registered costs and answers the same as one that somebody has. Hashing takes a tenth of a second, so no connection is held
 * meanwhile. Locks are taken in one order, in every room: a series, then the account, then whatever belongs to it, be it a
 * login, a code, a request or a day; so nobody ever waits in a circle.
 */
@NullMarked
package app.nowatch.account;

import org.jspecify.annotations.NullMarked;
