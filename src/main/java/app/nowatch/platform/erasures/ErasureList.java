package app.nowatch.platform.erasures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import app.nowatch.platform.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file. It is made with its first line; a line is on disk when the method that adds it returns. Thread-safe. */
public final class ErasureList {
    /** What the file is called where nobody says otherwise. */
    public static final String NAME = "erasures.log";

    private static final Logger LOG = LoggerFactory.getLogger(ErasureList.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Path file;
    private final Clock clock;

    public ErasureList(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    public Path file() {
        return file;
    }

    /**
     * To be called within the transaction that erases somebody, last: nobody is gone whom the list does not name.
     *
     * @throws Problem.Overloaded when the line cannot be written, so that nobody is erased
     */
    public void begin(UUID id) {
        try {
            add(ErasureLine.State.ERASING, ErasedHash.of(id));
        } catch (IOException e) {
            LOG.error("nobody can be erased, since {} cannot be written", file, e);
            throw new Problem.Overloaded("the server has no room at the moment", PAUSE);
        }
    }

    /** Tells that somebody is gone. A line that cannot be written is made up for by {@link #settle}. */
    public void erased(UUID id) {
        end(ErasureLine.State.ERASED, ErasedHash.of(id));
    }

    private void end(ErasureLine.State state, ErasedHash who) {
        try {
            add(state, who);
        } catch (IOException e) {
            LOG.warn("{} cannot be written; what came of an erasure is settled with the next start", file, e);
        }
    }

    /** Whether a crash has left something in doubt, or an erasure is going on. */
    public boolean hasDoubts() {
        return !those(EnumSet.of(ErasureLine.State.ERASING)).isEmpty();
    }

    /**
     * Clears up what a crash left in doubt.
     *
     * @param isThere whether somebody with that hash is there, asked for those in doubt alone; it waits for a transaction that
     *     is erasing them
     */
    public void settle(Predicate<ErasedHash> isThere) {
        for (var who : those(EnumSet.of(ErasureLine.State.ERASING))) {
            end(isThere.test(who) ? ErasureLine.State.KEPT : ErasureLine.State.ERASED, who);
        }
    }

    /**
     * Whom a restored database must not have: also those in doubt, for they had asked for it, and a server settles doubts within a
     * minute.
     */
    public Set<ErasedHash> gone() {
        return those(EnumSet.of(ErasureLine.State.ERASING, ErasureLine.State.ERASED));
    }

    private Set<ErasedHash> those(Set<ErasureLine.State> states) {
        return states().entrySet().stream()
                .filter(entry -> states.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private synchronized Map<ErasedHash, ErasureLine.State> states() {
        var states = new LinkedHashMap<ErasedHash, ErasureLine.State>();
        if (!Files.exists(file)) {
            return states;
        }
        // Any bytes are characters there: what a loss of power left is a line that is not whole.
        try (var lines = Files.lines(file, ISO_8859_1)) {
            lines.forEach(text -> ErasureLine.parse(text)
                    .ifPresentOrElse(
                            // An id is never used again, so that who is erased stays so, in whatever order lists are
                            // put together.
                            line -> states.merge(
                                    line.who(),
                                    line.state(),
                                    (was, now) -> was == ErasureLine.State.ERASED ? was : now),
                            () -> LOG.warn("{} has a line that is not whole, and is passed over", file)));
            return states;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds every line of another list, whose erasures then count here too. */
    public synchronized void addAll(ErasureList other) {
        try {
            if (Files.exists(other.file) && !(Files.exists(file) && Files.isSameFile(file, other.file))) {
                append(Files.readAllBytes(other.file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void add(ErasureLine.State state, ErasedHash who) throws IOException {
        append(new ErasureLine(clock.instant(), state, who).text().getBytes(UTF_8));
    }

    /** What was cut off stays alone on its line. */
    private void append(byte[] lines) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        var asOwnerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        boolean isNew = !Files.exists(file);
        try (var channel = FileChannel.open(file, options, asOwnerOnly)) {
            // Other processes may have it, too; closing gives it back.
            Objects.requireNonNull(channel.lock());
            var bytes = ByteBuffer.allocate(lines.length + 1);
            if (isCutOff()) {
                bytes.put((byte) '\n');
            }
            bytes.put(lines).flip();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        if (isNew) {
            forceName();
        }
    }

    private boolean isCutOff() throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var last = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    /** The name of a new file is safe from a loss of power only when its folder is written too. */
    private void forceName() throws IOException {
        try (var folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
