package app.nowatch.platform;

import java.io.IOException;
import java.io.OutputStream;

/** A stream whose single bytes are arrays of one: only how arrays are written is left to say. */
public abstract class ArrayStream extends OutputStream {
    @Override
    public final void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public abstract void write(byte[] source, int offset, int length) throws IOException;
}
