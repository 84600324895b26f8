package app.nowatch.insight;

/**
 * Something that research has found, as a person is told it.
 *
 * @param source the DOI of the paper
 */
record ResearchInsight(String id, String text, String source) {}
