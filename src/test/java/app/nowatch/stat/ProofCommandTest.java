package app.nowatch.stat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofCommandTest {
    private final StringWriter output = new StringWriter();

    private int print(List<Vector> vectors) {
        return ProofCommand.print(vectors, new PrintWriter(output, true));
    }

    @Test
    void everyVectorHolds() {
        assertThat(print(Vectors.all())).as("%s", output).isZero();
        assertThat(output.toString()).doesNotContain(" NO").contains("Task Force 1996", "14.361406616345072");
    }

    @Test
    void aMissIsExitCode1() {
        var wrong = new Vector(List.of("rmssd"), "nobody", "two beats", "800\n810\n", "10.5", List::getFirst);
        assertThat(print(List.of(wrong))).isEqualTo(1);
        assertThat(output.toString()).contains("10.5", "10.0", "NO", "0 of 1 agree");
    }

    @Test
    void aResultIsRoundedOnlyToTheDecimalsThatAreKnown() {
        var vector = new Vector(List.of("sri"), "", "", "", "95.8333", List::getFirst);
        assertThat(vector.isMetBy("95.83333333333333")).isTrue();
        assertThat(vector.isMetBy("95.8334")).isFalse();
        assertThat(vector.isMetBy("NA no value")).isFalse();
        var whole = new Vector(List.of("sri"), "", "", "", "28000", List::getFirst);
        assertThat(whole.isMetBy("28000.4")).isFalse();
    }
}
