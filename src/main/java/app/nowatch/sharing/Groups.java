package app.nowatch.sharing;

import app.nowatch.account.UserId;
import app.nowatch.platform.Ids;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The groups into which a viewer sorts the people who share with them: any number each, a person in any number of them. */
final class Groups {
    private static final int MOST = 500;
    /** Of one viewer's groups together: each stands in the answers several times. */
    private static final int MOST_MEMBERS = 5_000;

    private final Database database;
    private final Ids ids;
    private final Clock clock;

    /** A group as the API shows it. */
    record Group(
            UUID id,
            String userId,
            String name,
            Instant created,
            Instant lastUpdated,
            List<String> userIds,
            List<SharedEntity> users) {
        Group {
            userIds = List.copyOf(userIds);
            users = List.copyOf(users);
        }
    }

    Groups(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** All of a viewer's, by age, with those who share with the viewer now; each is made when it is its turn. */
    Stream<Group> all(UUID viewer, List<SharedEntity> shared) {
        var byGroup = new HashMap<UUID, List<SharedEntity>>();
        for (var entity : shared) {
            for (var group : entity.groupIds()) {
                byGroup.computeIfAbsent(group, id -> new ArrayList<>()).add(entity);
            }
        }
        return database.onDemand(GroupStore.class).all(viewer).stream()
                .map(row -> group(viewer, row, byGroup.getOrDefault(row.id(), List.of())));
    }

    private static Group group(UUID viewer, GroupStore.Row row, List<SharedEntity> members) {
        var memberIds = members.stream().map(SharedEntity::fromId).toList();
        return new Group(row.id(), UserId.of(viewer), row.name(), row.created(), row.updated(), memberIds, members);
    }

    /** @throws Problem.Conflict when the viewer has too many */
    void create(UUID viewer, String name) {
        database.useTransaction(transaction -> {
            var groups = transaction.attach(GroupStore.class);
            if (!groups.hold(viewer)) {
                throw new Problem.Unauthorized("the account is deleted");
            }
            if (!groups.add(ids.timeOrdered(), viewer, name, MOST, now())) {
                throw new Problem.Conflict("there are " + MOST + " groups already, and no room for more");
            }
        });
    }

    /** @throws Problem.NotFound when it is not the viewer's */
    void rename(UUID viewer, UUID group, String name) {
        if (!database.onDemand(GroupStore.class).rename(viewer, group, name, now())) {
            throw unknown();
        }
    }

    /** @throws Problem.NotFound when it is not the viewer's */
    void remove(UUID viewer, UUID group) {
        if (!database.onDemand(GroupStore.class).remove(viewer, group)) {
            throw unknown();
        }
    }

    /**
     * Adds somebody, who may be in it already.
     *
     * @throws Problem.NotFound when the group is not the viewer's or that person does not share with them
     * @throws Problem.Conflict when the viewer's groups have too many members
     */
    void addMember(UUID viewer, UUID group, UUID owner) {
        withBoth(viewer, group, owner, groups -> {
            if (groups.members(viewer) >= MOST_MEMBERS) {
                throw new Problem.Conflict(
                        "your groups have " + MOST_MEMBERS + " members already, and no room for more");
            }
            return groups.addMember(group, owner, viewer);
        });
    }

    /** @throws Problem.NotFound when the group is not the viewer's or that person does not share with them */
    void removeMember(UUID viewer, UUID group, UUID owner) {
        withBoth(viewer, group, owner, groups -> groups.removeMember(group, owner, viewer));
    }

    /** Changes the members of a group; answers how many changed. */
    private interface MemberChange {
        int in(GroupStore groups);
    }

    private void withBoth(UUID viewer, UUID group, UUID owner, MemberChange change) {
        database.useTransaction(transaction -> {
            var groups = transaction.attach(GroupStore.class);
            if (!groups.holdBoth(viewer, group, owner, now())) {
                throw unknown();
            }
            if (change.in(groups) > 0) {
                groups.touch(group, now());
            }
        });
    }

    private static Problem unknown() {
        return new Problem.NotFound("there is no such group of yours, or this person does not share with you");
    }
}
