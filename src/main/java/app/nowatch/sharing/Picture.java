package app.nowatch.sharing;

/** A whole picture without metadata, at most {@link PictureFile#LARGEST} bytes and a little. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares pictures
record Picture(PictureType type, byte[] bytes) {}
