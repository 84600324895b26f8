package app.nowatch.platform.picture;

/** A whole picture without metadata, at most {@link PictureFile#LARGEST} bytes and a little. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares pictures
public record Picture(PictureType type, byte[] bytes) {}
