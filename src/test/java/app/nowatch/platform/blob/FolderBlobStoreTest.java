package app.nowatch.platform.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.nowatch.platform.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderBlobStoreTest {
    @TempDir
    private Path data;

    private Path root() {
        return data.resolve("blobs");
    }

    private BlobStore store() {
        return FolderBlobStore.open(root());
    }

    private static byte[] bytes(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static byte[] read(BlobStore store, String key) throws IOException {
        try (var blob = store.open(key).orElseThrow();
                var stream = blob.from(0)) {
            return stream.readAllBytes();
        }
    }

    private static List<String> keys(BlobStore store, String prefix) {
        var keys = new ArrayList<String>();
        store.list(prefix, entry -> keys.add(entry.key()));
        return keys;
    }

    private List<Path> unfinished() throws IOException {
        try (var files = Files.list(root().resolve(".unfinished"))) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 1_000_000})
    void givesBackWhatWasPut(int length) throws IOException {
        byte[] bytes = bytes(length, length);
        store().put("pictures/8f0c-1", new ByteArrayInputStream(bytes));

        assertThat(read(store(), "pictures/8f0c-1")).isEqualTo(bytes);
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void readsFromAnOffset() throws IOException {
        byte[] bytes = bytes(1, 1000);
        store().put("a", new ByteArrayInputStream(bytes));
        try (var blob = store().open("a").orElseThrow()) {
            assertThat(blob.size()).isEqualTo(1000);
            assertThat(blob.from(990).readAllBytes()).containsExactly(Arrays.copyOfRange(bytes, 990, 1000));
        }
        try (var blob = store().open("a").orElseThrow()) {
            assertThat(blob.from(1000).readAllBytes()).isEmpty();
            assertThatThrownBy(() -> blob.from(1001)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> blob.from(-1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void replacesAndDeletesWhileSomebodyReads() throws IOException {
        var store = store();
        store.put("a", new ByteArrayInputStream(bytes(1, 5000)));
        try (var first = store.open("a").orElseThrow()) {
            store.put("a", new ByteArrayInputStream(bytes(2, 70)));
            assertThat(read(store, "a")).isEqualTo(bytes(2, 70));
            store.delete("a");
            assertThat(first.from(0).readAllBytes()).isEqualTo(bytes(1, 5000));
        }
        assertThat(store.open("a")).isEmpty();
    }

    @Test
    void whatIsMissingIsNoMistake() {
        var store = store();
        store.put("some/a", new ByteArrayInputStream(bytes(1, 1)));
        store.delete("b");
        store.delete("some");
        store.delete("none/b");
        assertThat(store.open("b")).isEmpty();
        assertThat(store.open("some")).isEmpty();
        assertThat(store.open("none/b")).isEmpty();
        assertThat(keys(store, "none/")).isEmpty();
        assertThat(keys(store, "some/")).containsExactly("some/a");
    }

    @Test
    void listsByPrefixAndNothingUnfinished() throws IOException {
        var store = store();
        for (var key : List.of("pictures/ab", "pictures/b", "firmware/x/1", "pictures-old/c")) {
            store.put(key, new ByteArrayInputStream(bytes(1, 3)));
        }
        Files.createFile(root().resolve(".unfinished/12"));
        Files.createFile(root().resolve("README.txt"));

        assertThat(keys(store, ""))
                .containsExactlyInAnyOrder("pictures/ab", "pictures/b", "firmware/x/1", "pictures-old/c");
        assertThat(keys(store, "pictures/")).containsExactlyInAnyOrder("pictures/ab", "pictures/b");
        assertThat(keys(store, "pictures/a")).containsExactly("pictures/ab");
        assertThat(keys(store, "pictures")).hasSize(3);
        store.list("pictures/", entry -> {
            assertThat(entry.size()).isEqualTo(3);
            store.delete(entry.key());
        });
        assertThat(keys(store, "pictures/")).isEmpty();
        assertThat(Files.getLastModifiedTime(root().resolve("firmware/x/1")).toInstant())
                .isEqualTo(modified(store, "firmware/x/1"));
    }

    private static Instant modified(BlobStore store, String key) {
        var times = new ArrayList<Instant>();
        store.list(key, entry -> times.add(entry.modified()));
        return times.getFirst();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "/", "/etc", "..", "../a", "a/../b", "a/", "a//b", "a/.b", "A", "a b", "a\\b", "a\0", "ä", "a\n"
            })
    void refusesKeysThatCouldLeaveTheFolder(String key) {
        var store = store();
        assertThatThrownBy(() -> store.put(key, InputStream.nullInputStream()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.open(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.delete(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesTooLongAKeyAndAPrefixThatLeaves() {
        var store = store();
        assertThatThrownBy(() -> store.open("a".repeat(201))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.list("../", entry -> {})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.list("/", entry -> {})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyItsOwnUserCanRead() throws IOException {
        Files.createDirectory(
                root(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        store().put("pictures/a", new ByteArrayInputStream(bytes(1, 1)));
        for (var folder : List.of("", "pictures", ".unfinished")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root().resolve(folder))))
                    .isEqualTo("rwx------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root().resolve("pictures/a"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aStartRemovesWhatWasLeftUnfinished() throws IOException {
        store().put("a", new ByteArrayInputStream(bytes(1, 1)));
        Files.write(root().resolve(".unfinished/77"), bytes(1, 9));
        store();
        assertThat(unfinished()).isEmpty();
        assertThat(keys(store(), "")).containsExactly("a");
    }

    @Test
    void aSourceThatBreaksOffLeavesWhatWasThere() throws IOException {
        var store = store();
        store.put("a", new ByteArrayInputStream(bytes(1, 10)));
        var closed = InputStream.nullInputStream();
        closed.close();
        assertThatThrownBy(() ->
                        store.put("a", new SequenceInputStream(new ByteArrayInputStream(bytes(2, 100_000)), closed)))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(read(store, "a")).isEqualTo(bytes(1, 10));
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void aDiskThatRefusesIsTriedAgainLater() throws IOException {
        var store = store();
        Files.delete(root().resolve(".unfinished"));
        Files.createFile(root().resolve(".unfinished"));
        assertThatThrownBy(() -> store.put("a", new ByteArrayInputStream(bytes(1, 10))))
                .isInstanceOf(Problem.Overloaded.class);
        assertThat(store.open("a")).isEmpty();
    }

    /** Needs the right to mount a small disk. */
    @Test
    void aFullDiskLeavesNothingHalfWritten() throws IOException, InterruptedException {
        Files.createDirectory(root());
        assumeTrue(command("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", root().toString()));
        try {
            var store = store();
            store.put("a", new ByteArrayInputStream(bytes(1, 100_000)));
            for (var key : List.of("a", "b")) {
                assertThatThrownBy(() -> store.put(key, new ByteArrayInputStream(bytes(2, 200_000))))
                        .isInstanceOf(Problem.Overloaded.class);
            }
            assertThat(read(store, "a")).isEqualTo(bytes(1, 100_000));
            assertThat(keys(store, "")).containsExactly("a");
            assertThat(unfinished()).isEmpty();
            store.put("b", new ByteArrayInputStream(bytes(3, 100_000)));
        } finally {
            command("umount", root().toString());
        }
    }

    private static boolean command(String... words) throws InterruptedException {
        try {
            return new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void twoThatPutTheSameKeyLeaveOneOfTheirBlobs() throws IOException {
        var store = store();
        var puts = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> store.put("new/folder/a", new ByteArrayInputStream(bytes(i, 50_000 + i)))))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(puts).join();
        byte[] kept = read(store, "new/folder/a");
        assertThat(kept).isEqualTo(bytes(kept.length - 50_000, kept.length));
    }
}
