/**
 * Firmware of the watches: administrators upload images, and a release reaches people in steps that can be halted. An image goes
 * straight into the store of blobs with its SHA-256 on the way. Who may have it is one rule: it is active, of the person's channel,
 * and the person belongs to the share of people that the rollout has reached, or was offered it before, since nobody whom it
 * reached loses it again. People report how it went; when too many fail, the rollout halts itself, in the transaction of the
 * report that was one too many. What a watch must check by itself is signed off-line, for this server may be broken into.
 */
@NullMarked
package app.nowatch.firmware;

import org.jspecify.annotations.NullMarked;
