package app.nowatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class AssetTest {
    @Test
    void manyReadersAtOnceHoldNoCopyEach() throws IOException {
        var asset = Asset.of("text/plain", new byte[32 << 20]);
        var readers = new ArrayList<InputStream>();
        try {
            // As copies they would be 6 GiB.
            for (int i = 0; i < 200; i++) {
                var reader = asset.plain();
                readers.add(reader);
                assertThat(reader.read()).isZero();
            }
            readers.getFirst().skipNBytes((32 << 20) - 1);
            assertThat(readers.getFirst().read()).isEqualTo(-1);
        } finally {
            for (var reader : readers) {
                reader.close();
            }
        }
    }
}
