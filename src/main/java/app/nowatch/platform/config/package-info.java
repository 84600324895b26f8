/**
 * Settings: typed records with defaults, read from a file and the environment, all errors told at once.
 */
@NullMarked
package app.nowatch.platform.config;

import org.jspecify.annotations.NullMarked;
