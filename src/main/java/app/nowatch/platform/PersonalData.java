package app.nowatch.platform;

import app.nowatch.platform.db.Transaction;
import java.util.Set;
import java.util.UUID;

/**
 * Implemented by every room that keeps something of a person, and listed in {@code Rooms}: whoever deletes an account walks
 * that list. A test fails when a table with a {@code user_id} belongs to none.
 */
public interface PersonalData {
    /** What is kept, as a person would call it, such as "days of measurements". */
    String kind();

    /** The tables that hold it, all of them with a column {@code user_id}. */
    Set<String> tables();

    /** Removes all of it within the given transaction and answers how many things of this {@link #kind()} there were. */
    long erase(Transaction transaction, UUID userId);
}
