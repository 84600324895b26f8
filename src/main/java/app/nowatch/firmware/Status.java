package app.nowatch.firmware;

import java.util.Set;

/** Where an image stands on its way to people and from them. */
enum Status {
    /** Uploaded; nobody but administrators knows of it. */
    DRAFT,
    /** People get it. */
    ACTIVE,
    /** Nobody gets it at the moment, neither who was offered it before. */
    PAUSED,
    /** Nobody gets it ever again. */
    RETIRED;

    /** Whether an administrator may set that in place of this one. */
    boolean mayBecome(Status next) {
        return switch (this) {
            case DRAFT -> Set.of(ACTIVE, RETIRED).contains(next);
            case ACTIVE -> Set.of(PAUSED, RETIRED).contains(next);
            case PAUSED -> Set.of(ACTIVE, RETIRED).contains(next);
            case RETIRED -> false;
        };
    }

    /** Whether nobody has it or will get it, so that it may go. */
    boolean isRemovable() {
        return this == DRAFT || this == RETIRED;
    }
}
