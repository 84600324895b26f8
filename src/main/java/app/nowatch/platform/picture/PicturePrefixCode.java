package app.nowatch.platform.picture;

import java.util.Arrays;

/** A canonical prefix code: short words for frequent symbols, known from the words' lengths alone (RFC 9649, 3.7.2). */
final class PicturePrefixCode {
    private static final int LONGEST = 15;
    private static final int REPEAT = 16;
    private static final int ZEROS = 17;
    private static final int LENGTHS = 19;
    private static final int FIRST_LENGTH = 8;

    /** The order in which the lengths of the code of lengths are written. */
    private static final int[] ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    /** By the length of their words, then by themselves. */
    private final short[] symbols;

    /** How many words there are of each length; empty when the one symbol there is takes no bits. */
    private final short[] words;

    private PicturePrefixCode(short[] symbols, short[] words) {
        this.symbols = symbols;
        this.words = words;
    }

    /** Reads a code for symbols from 0 to below so many. */
    static PicturePrefixCode read(PictureBits bits, int alphabet) {
        return of(bits.read(1) == 1 ? simple(bits, alphabet) : normal(bits, alphabet));
    }

    /** Lengths for one or two symbols. */
    private static int[] simple(PictureBits bits, int alphabet) {
        int symbols = 1 + bits.read(1);
        int[] lengths = new int[Math.max(alphabet, 256)];
        lengths[bits.read(bits.read(1) == 1 ? 8 : 1)] = 1;
        if (symbols == 2) {
            lengths[bits.read(8)] = 1;
        }
        for (int i = alphabet; i < lengths.length; i++) {
            if (lengths[i] != 0) {
                throw PictureBytes.broken("a code has a symbol that does not exist");
            }
        }
        return lengths;
    }

    /** Lengths that are themselves written in a code. */
    private static int[] normal(PictureBits bits, int alphabet) {
        int[] ofLengths = new int[LENGTHS];
        int count = 4 + bits.read(4);
        for (int i = 0; i < count; i++) {
            ofLengths[ORDER[i]] = bits.read(3);
        }
        int written = bits.read(1) == 0 ? alphabet : 2 + bits.read(2 + 2 * bits.read(3));
        if (written > alphabet) {
            throw PictureBytes.broken("a code has too many lengths");
        }
        return lengths(bits, of(ofLengths), alphabet, written);
    }

    private static int[] lengths(PictureBits bits, PicturePrefixCode code, int alphabet, int written) {
        int[] lengths = new int[alphabet];
        int last = FIRST_LENGTH;
        for (int symbol = 0; symbol < alphabet && written > 0; written--) {
            int length = code.next(bits);
            if (length < REPEAT) {
                lengths[symbol++] = length;
                last = length == 0 ? last : length;
                continue;
            }
            int times = length == REPEAT ? 3 + bits.read(2) : length == ZEROS ? 3 + bits.read(3) : 11 + bits.read(7);
            if (symbol + times > alphabet) {
                throw PictureBytes.broken("a code has too many lengths");
            }
            Arrays.fill(lengths, symbol, symbol + times, length == REPEAT ? last : 0);
            symbol += times;
        }
        return lengths;
    }

    /** The code of such lengths, 0 for symbols without a word; every row of bits must be a word's beginning. */
    private static PicturePrefixCode of(int[] lengths) {
        short[] words = new short[LONGEST + 1];
        int count = 0;
        for (int length : lengths) {
            words[length]++;
            count += length == 0 ? 0 : 1;
        }
        words[0] = 0;
        short[] symbols = new short[count];
        int at = 0;
        int free = 1;
        for (int length = 1; length <= LONGEST; length++) {
            free = 2 * free - words[length];
            for (int symbol = 0; words[length] > 0 && symbol < lengths.length; symbol++) {
                if (lengths[symbol] == length) {
                    symbols[at++] = (short) symbol;
                }
            }
            if (free < 0) {
                throw PictureBytes.broken("a code has too many words");
            }
        }
        if (count != 1 && free != 0) {
            throw PictureBytes.broken("a code has too few words");
        }
        return new PicturePrefixCode(symbols, count == 1 ? new short[0] : words);
    }

    /** How many symbols have a word. */
    int size() {
        return symbols.length;
    }

    /** Reads a symbol. Words of one length are numbers in a row, and follow on those of the length before. */
    int next(PictureBits bits) {
        if (words.length == 0) {
            return symbols[0];
        }
        int word = 0;
        int first = 0;
        int before = 0;
        for (int length = 1; length <= LONGEST; length++) {
            word = word << 1 | bits.bit();
            first <<= 1;
            if (word - first < words[length]) {
                return symbols[before + word - first];
            }
            before += words[length];
            first += words[length];
        }
        throw PictureBytes.broken("a word is in no code");
    }
}
