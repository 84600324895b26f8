package app.nowatch.account;

import app.nowatch.platform.http.Caller;

/** A caller as other rooms know them. */
public interface Person extends Caller {
    /** The address they registered. */
    Email email();
}
