/**
 * Insight: a reflection on a day or a week, and what people think of it. The app sends what it knows of a person's days; the
 * server compares them with that person's own past, by a small set of rules ({@code …Rule}) that know neither clock nor database,
 * so that the same {@link app.nowatch.insight.Question} always has the same answer. All words stand in one file per language, next
 * to the research that may be told, each with its DOI. A reflection is kept, and feedback with the reflection it speaks of;
 * operators read totals. Nothing here tells causes or gives advice.
 */
@NullMarked
package app.nowatch.insight;

import org.jspecify.annotations.NullMarked;
