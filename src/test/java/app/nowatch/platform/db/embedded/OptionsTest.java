package app.nowatch.platform.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class OptionsTest {
    private final EmbeddedPostgres.Options options = EmbeddedPostgres.Options.defaults();

    @Test
    void aGivenSettingWinsOverTheDefault() {
        var all = new Settings(options.withSetting("jit", "on").withSharedBuffersMegabytes(64)).all();
        assertThat(all).containsEntry("jit", "on").containsEntry("shared_buffers", "64MB");
    }

    @Test
    void nothingByDefaultTouchesDurability() {
        assertThat(new Settings(options).all())
                .doesNotContainKeys("fsync", "synchronous_commit", "full_page_writes", "wal_sync_method");
    }

    @Test
    void refusesWhatIsNoSetting() {
        assertThatIllegalArgumentException().isThrownBy(() -> options.withSetting("a b", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withSharedBuffersMegabytes(0));
    }

    @Test
    void anAddressHasAPort() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DatabaseAddress(0, "postgres", "secret"));
    }
}
