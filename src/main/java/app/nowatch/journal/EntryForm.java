package app.nowatch.journal;

import app.nowatch.platform.json.Fields;
import java.util.UUID;
import java.util.function.Function;

/** How things of one kind come in and go out. */
public interface EntryForm<T extends Content> {
    /** Reads what a person sends; violations are noted in the fields. */
    Function<Fields, T> reader(UUID userId);

    /** What the answer shows. */
    Object show(Entry<T> entry);

    /** What an export shows: the answer, and what it leaves out that is needed to make the entry again. */
    default Object export(Entry<T> entry) {
        return show(entry);
    }

    /** Reads what {@link #export} shows, each field by the name that it has in requests; violations are noted in the fields. */
    T exported(Fields fields);

    /** What is kept when somebody sends this for what is there; a form that shows only a part leaves the rest as it is. */
    default T onto(T stored, T sent) {
        return sent;
    }
}
