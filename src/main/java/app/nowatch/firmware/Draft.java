package app.nowatch.firmware;

import java.util.Optional;

/** What an upload says of its image. */
record Draft(
        String hardware,
        SemVer version,
        Channel channel,
        String releaseNotes,
        boolean mandatory,
        Optional<SemVer> minVersion,
        Optional<Signed> signed) {}
