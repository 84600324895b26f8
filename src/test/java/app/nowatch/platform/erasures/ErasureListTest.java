package app.nowatch.platform.erasures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.nowatch.SettableClock;
import app.nowatch.TemporaryFolders;
import app.nowatch.platform.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ErasureListTest {
    private final Path file = TemporaryFolders.create().resolve(ErasureList.NAME);
    private final SettableClock clock = new SettableClock();
    private final ErasureList list = new ErasureList(file, clock);
    private final UUID person = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @Test
    void aListThatIsNotThereNamesNobody() {
        assertThat(list.gone()).isEmpty();
        list.settle(hash -> true);
        assertThat(file).doesNotExist();
    }

    @Test
    void whoIsErasedIsNamedByAHashAlone() throws IOException {
        list.begin(person);
        list.erased(person);
        assertThat(list.gone()).containsExactly(ErasedHash.of(person));
        assertThat(Files.readString(file))
                .doesNotContain(person.toString(), person.toString().replace("-", ""));
        assertThat(Files.readAllLines(file))
                .hasSize(2)
                .allMatch(line -> line.matches("\\S+Z (erasing|erased) [0-9a-f]{64}"));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aDoubtIsSettledByWhoIsThere() {
        list.begin(person);
        list.begin(other);
        assertThat(list.gone()).hasSize(2);
        new ErasureList(file, clock).settle(hash -> hash.equals(ErasedHash.of(person)));
        assertThat(list.gone()).containsExactly(ErasedHash.of(other));
        // What is settled stays so, also when an older backup brings the other one back.
        list.settle(hash -> true);
        assertThat(list.gone()).containsExactly(ErasedHash.of(other));
        list.begin(person);
        list.erased(person);
        assertThat(list.gone()).hasSize(2);
    }

    @Test
    void aLineThatWasCutOffHarmsNoOther() throws IOException {
        list.begin(person);
        list.erased(person);
        var line = "2026-01-01T00:00:00.000Z erasing " + ErasedHash.of(other).hex();
        for (int length : new int[] {1, 30, line.length() - 1}) {
            Files.writeString(file, line.substring(0, length), StandardOpenOption.APPEND);
            assertThat(list.gone()).containsExactly(ErasedHash.of(person));
            list.begin(person);
            list.erased(person);
            assertThat(list.gone()).containsExactly(ErasedHash.of(person));
        }
        list.begin(other);
        assertThat(list.gone()).hasSize(2);
    }

    /** Two servers: at one it failed, at the other it did not. */
    @Test
    void whoIsErasedInOneListStaysSoInWhateverOrderListsArePutTogether() {
        list.begin(person);
        list.settle(hash -> true);
        var elsewhere = new ErasureList(TemporaryFolders.create().resolve("elsewhere"), clock);
        elsewhere.begin(person);
        elsewhere.erased(person);
        var oneWay = new ErasureList(TemporaryFolders.create().resolve("one"), clock);
        oneWay.addAll(list);
        oneWay.addAll(elsewhere);
        var otherWay = new ErasureList(TemporaryFolders.create().resolve("other"), clock);
        otherWay.addAll(elsewhere);
        otherWay.addAll(list);
        assertThat(oneWay.gone()).isEqualTo(otherWay.gone()).containsExactly(ErasedHash.of(person));
    }

    @Test
    void damagedLinesArePassedOver() throws IOException {
        list.begin(person);
        list.erased(person);
        var hash = ErasedHash.of(other).hex();
        Files.write(
                file, ("2026-13-45T99:00:00Z erased " + hash + "\n").getBytes(ISO_8859_1), StandardOpenOption.APPEND);
        Files.write(file, new byte[] {(byte) 0xFF, 0, (byte) 0xC3, '\n'}, StandardOpenOption.APPEND);
        assertThat(list.gone()).containsExactly(ErasedHash.of(person));
    }

    @Test
    void withoutAPlaceToWriteNobodyIsErased() {
        var nowhere = new ErasureList(file.resolve("no").resolve("such"), clock);
        assertThatExceptionOfType(Problem.Overloaded.class).isThrownBy(() -> nowhere.begin(person));
    }

    @Test
    void aListBeginsWithWhatAnotherKnows() {
        list.begin(person);
        list.erased(person);
        var next = new ErasureList(TemporaryFolders.create().resolve("next"), clock);
        next.addAll(list);
        next.addAll(next);
        assertThat(next.gone()).containsExactly(ErasedHash.of(person));
    }
}
