package app.nowatch.account;

/** What signing in answers; {@code expiresIn} counts the seconds for which the access token holds. */
record TokenPair(String access, String refresh, long expiresIn) {
    @Override
    public String toString() {
        return "a pair of tokens";
    }
}
