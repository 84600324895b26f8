package app.nowatch.sharing;

import java.util.UUID;

/** Makes the absolute address of a picture, as the client that asks can reach it. */
@FunctionalInterface
interface PictureAddress {
    /** With the signature that opens it to whoever has the address. */
    String of(UUID picture, String signature);
}
