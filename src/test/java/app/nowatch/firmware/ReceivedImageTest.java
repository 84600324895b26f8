package app.nowatch.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.platform.blob.FolderBlobStore;
import app.nowatch.platform.security.Sha256;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ReceivedImageTest {
    private static final UUID ID = UUID.fromString("0199a0b1-c2d3-7e4f-8a5b-6c7d8e9f0a1b");
    private static final int PIECE = 100_000;
    private static final byte[] IMAGE = Desk.image(17, 17 << 20);

    @TempDir
    private Path folder;

    private List<String> linesOf(long declared) {
        var logger = (Logger) LoggerFactory.getLogger(ReceivedImage.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        logger.addAppender(lines);
        try (var received = new ReceivedImage(
                ID, FolderBlobStore.open(folder.resolve("blobs")).create(Image.key(ID)), declared)) {
            for (int at = 0; at < IMAGE.length; at += PIECE) {
                received.write(IMAGE, at, Math.min(PIECE, IMAGE.length - at));
            }
            received.finish();
            assertThat(received.sha256()).isEqualTo(hash());
            assertThat(received.size()).isEqualTo(IMAGE.length);
        } finally {
            logger.detachAppender(lines);
        }
        assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsOnly(Level.INFO);
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static String hash() {
        return HexFormat.of().formatHex(Sha256.of(IMAGE));
    }

    @Test
    void itsProgressCanBeReadInTheLog() {
        assertThat(linesOf(17_900_000))
                .containsExactly(
                        "firmware " + ID + ": 16 MiB received, 16800000 bytes of the request's 17900000",
                        "firmware " + ID + ": received whole, 17825792 bytes, SHA-256 " + hash());
    }

    @Test
    void aRequestNeedNotSayHowManyBytesItHas() {
        assertThat(linesOf(-1)).startsWith("firmware " + ID + ": 16 MiB received, 16800000 bytes");
    }
}
