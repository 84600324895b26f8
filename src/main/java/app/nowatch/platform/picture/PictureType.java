package app.nowatch.platform.picture;

import app.nowatch.platform.Problem;

/** The kinds of picture that are taken, told apart by their first bytes. */
public enum PictureType {
    JPEG("image/jpeg") {
        @Override
        byte[] clean(PictureBytes file) {
            return PictureJpeg.clean(file);
        }
    },
    PNG("image/png") {
        @Override
        byte[] clean(PictureBytes file) {
            return PicturePng.clean(file);
        }
    },
    WEBP("image/webp") {
        @Override
        byte[] clean(PictureBytes file) {
            return PictureWebp.clean(file);
        }
    };

    private final String mediaType;

    PictureType(String mediaType) {
        this.mediaType = mediaType;
    }

    /** What stands in the header Content-Type. */
    public String mediaType() {
        return mediaType;
    }

    /** The whole picture without metadata; {@link Problem.Invalid} when it is broken. */
    abstract byte[] clean(PictureBytes file);

    /** As many bytes of a picture as tell its kind. */
    public static final int HEAD = 12;

    /** The kind of a picture that begins like this; {@link Problem.UnsupportedMedia} for anything else. */
    public static PictureType of(byte[] head) {
        return of(new PictureBytes(head));
    }

    /** {@link Problem.UnsupportedMedia} for anything else. */
    static PictureType of(PictureBytes file) {
        if (file.startsWith(PictureJpeg.SIGNATURE)) {
            return JPEG;
        }
        if (file.startsWith(PicturePng.SIGNATURE)) {
            return PNG;
        }
        if (file.startsWith("RIFF") && file.size() >= 12 && file.text(8, 4).equals("WEBP")) {
            return WEBP;
        }
        throw new Problem.UnsupportedMedia("file: must be a picture of type jpg, png or webp");
    }
}
