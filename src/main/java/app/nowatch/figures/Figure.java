package app.nowatch.figures;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One figure of one day.
 *
 * @param daily in the unit of its type; null where there is none
 * @param enoughData whether the day has enough data to be compared with others
 * @param more what stands in {@code data} besides
 * @param metadata how it came about
 */
record Figure(@Nullable Double daily, boolean enoughData, ObjectNode more, ObjectNode metadata) {}
