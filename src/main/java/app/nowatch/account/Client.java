package app.nowatch.account;

/** Where a request comes from: its network address, and what the app calls itself (up to 300 characters, or empty). */
record Client(String address, String userAgent) {
    private static final int LONGEST_USER_AGENT = 300;

    Client {
        userAgent = userAgent.substring(0, Math.min(userAgent.length(), LONGEST_USER_AGENT));
    }
}
