/**
 * What a person sees with a browser: the page at the root, the reference of the API and its
 * description as a file.
 *
 * <p>Everything here comes from the class path and is held in memory, gzipped. No page
 * loads anything from another host, and a content security policy says so to the browser.
 */
@NullMarked
package app.nowatch.web;

import org.jspecify.annotations.NullMarked;
