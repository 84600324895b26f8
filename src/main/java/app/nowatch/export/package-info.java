/**
 * Takes a person's data along: a zip of plain files, for people and for programs.
 *
 * <p>What stands in it comes from the rooms, each of which brings its {@link app.nowatch.platform.export.ExportSource sources}; here
 * are the zip, its README and its manifest, and who may ask for what. An export is streamed while it is made, or made as a job that
 * survives a restart and is fetched later. Either way it runs on threads of its own, reads a day at a time and holds no connection
 * while bytes go out. Data of others are read through their gate, piece by piece; where it closes, the export breaks off.
 */
@NullMarked
package app.nowatch.export;

import org.jspecify.annotations.NullMarked;
