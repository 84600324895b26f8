package app.nowatch.sharing;

import app.nowatch.account.UserId;
import app.nowatch.platform.Ids;
import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** The groups into which a viewer sorts the people who share with them: any number each, a person in any number of them. */
final class Groups {
    private static final int MOST = 500;

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

    /** All of a viewer's, by age, with those who share with the viewer now. */
    List<Group> all(UUID viewer, List<SharedEntity> shared) {
        return database.onDemand(GroupStore.class).all(viewer).stream()
                .map(row -> group(viewer, row, shared))
                .toList();
    }

    private static Group group(UUID viewer, GroupStore.Row row, List<SharedEntity> shared) {
        var members = shared.stream()
                .filter(entity -> entity.groupIds().contains(row.id()))
                .toList();
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

    /** @throws Problem.NotFound when the group is not the viewer's or that person does not share with them */
    void addMember(UUID viewer, UUID group, UUID owner) {
        withBoth(viewer, group, owner, groups -> groups.addMember(group, owner, viewer));
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
        return new Problem.NotFound("there is no such group of yours with this person");
    }
}
