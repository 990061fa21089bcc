package dev.policyplayground.moderation.learned;

/// The hashes of the feature space. A change here is a new feature space: [FeatureSpace#ID] has to
/// change with it. Stateless.
///
/// Characters are hashed as FNV-1a does octets (Fowler, Noll and Vo, 1991), and spread over the
/// buckets by the finaliser of MurmurHash3 (Appleby, 2011).
final class FeatureHash {
    static final int EMPTY = 0x811C9DC5;
    private static final int FNV_PRIME = 0x01000193;
    // Any odd numbers that differ do: they keep kinds of features apart.
    private static final int PAIR = 0x9E3779B1;
    private static final int SKIP = 0x85EBCA77;
    private static final int TRIPLE = 0xC2B2AE3D;
    private static final int GRAM = 0x27D4EB2F;

    private FeatureHash() {}

    static int plus(int hash, char c) {
        return (hash ^ c) * FNV_PRIME;
    }

    static int of(CharSequence word) {
        int hash = EMPTY;
        for (int i = 0; i < word.length(); i++) {
            hash = plus(hash, word.charAt(i));
        }
        return hash;
    }

    /// Two words, one behind the other.
    static int pair(int first, int second) {
        return first * PAIR + second;
    }

    /// Two words with one between them.
    static int skip(int first, int second) {
        return first * SKIP + second;
    }

    static int triple(int first, int second, int third) {
        return pair(first, second) * TRIPLE + third;
    }

    /// A run of characters within a word.
    static int gram(int hash) {
        return hash ^ GRAM;
    }

    /// @param bits how many of the 32 are kept
    static int bucket(int hash, int bits) {
        int h = hash;
        h ^= h >>> 16;
        h *= 0x85EBCA6B;
        h ^= h >>> 13;
        h *= 0xC2B2AE35;
        h ^= h >>> 16;
        return h >>> (32 - bits);
    }
}
