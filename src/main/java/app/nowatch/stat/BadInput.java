package app.nowatch.stat;

/** Input that cannot be read, with the line that is at fault. */
final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadInput(String sentence) {
        super(sentence);
    }

    BadInput(long line, String sentence) {
        super("line " + line + ": " + sentence);
    }
}
