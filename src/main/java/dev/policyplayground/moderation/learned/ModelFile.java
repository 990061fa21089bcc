package dev.policyplayground.moderation.learned;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// The form of a model in a file: `PPLM`, the version of the form, the id of the feature space, the
/// card and the lexicon as JSON, the numbers, and a SHA-256 of all before it. Big-endian, as
/// `DataOutput` writes. Stateless.
public final class ModelFile {
    private static final int MAGIC = 0x50504C4D;
    private static final int VERSION = 1;
    private static final int DIGEST = 32;

    private ModelFile() {}

    /// The bytes of a model; the same model gives the same bytes.
    public static byte[] write(LearnedModel model) {
        return signed(body(model.lexicon(), model.card(), model));
    }

    private static byte[] body(Lexicon lexicon, JsonNode card, LearnedModel model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 22);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            out.writeUTF(FeatureSpace.ID);
            writeText(out, card.toString());
            writeText(out, lexicon.json().toString());
            writeTable(out, model.prompts(), FeatureTable.HEADS);
            writeTable(out, model.replies(), 1);
            writeCategories(out, model.categories());
            for (Head head : Head.values()) {
                Calibration calibration = model.calibration(head);
                out.writeDouble(calibration.slope());
                out.writeDouble(calibration.prompt());
                out.writeDouble(calibration.shift());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] signed(byte[] body) {
        byte[] all = Arrays.copyOf(body, body.length + DIGEST);
        System.arraycopy(digest(body, body.length), 0, all, body.length, DIGEST);
        return all;
    }

    /// The same model under the id that its bytes give it.
    static LearnedModel named(LearnedModel model) {
        return new LearnedModel(
                model.lexicon(),
                model.prompts(),
                model.replies(),
                model.categories(),
                model.calibrations(),
                model.card(),
                id(write(model)));
    }

    /// The id of the model with these bytes.
    static String id(byte[] bytes) {
        return HexFormat.of()
                .formatHex(bytes, bytes.length - DIGEST, bytes.length)
                .substring(0, 12);
    }

    /// Reads a model.
    ///
    /// @param file its name, for messages
    /// @throws ModelFault when it is none, was altered or cut off, or belongs to another feature
    ///   space
    public static LearnedModel read(String file, byte[] bytes) throws ModelFault {
        if (bytes.length < DIGEST + 8) {
            throw new ModelFault(file, "too short for a model. Take the file from a backup.");
        }
        try (DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(bytes, 0, bytes.length - DIGEST))) {
            if (in.readInt() != MAGIC) {
                throw new ModelFault(file, "not a model: it does not begin with PPLM.");
            }
            int version = in.readInt();
            if (version != VERSION) {
                throw new ModelFault(
                        file,
                        "a model of form "
                                + version
                                + "; this program reads form "
                                + VERSION
                                + ". Train it anew.");
            }
            byte[] expected = Arrays.copyOfRange(bytes, bytes.length - DIGEST, bytes.length);
            if (!MessageDigest.isEqual(expected, digest(bytes, bytes.length - DIGEST))) {
                throw new ModelFault(
                        file,
                        "altered or cut off: its checksum does not fit. Take the file from a backup, or train it anew.");
            }
            String features = in.readUTF();
            if (!features.equals(FeatureSpace.ID)) {
                throw new ModelFault(
                        file,
                        "made for "
                                + features
                                + "; this program reads "
                                + FeatureSpace.ID
                                + ". Train it anew.");
            }
            return read(in, id(bytes));
        } catch (IOException | JsonFault | IllegalArgumentException e) {
            throw new ModelFault(file, "cannot be read as a model (" + e.getMessage() + ").");
        }
    }

    private static LearnedModel read(DataInputStream in, String id) throws IOException, JsonFault {
        JsonNode card = JsonNode.parse(readText(in));
        Lexicon lexicon = Lexicon.of(JsonNode.parse(readText(in)));
        int cells = new FeatureSpace(lexicon).cells();
        FeatureTable prompts = readTable(in, FeatureTable.HEADS, cells);
        FeatureTable replies = readTable(in, 1, cells);
        CategoryTable categories = readCategories(in, new FeatureSpace(lexicon).lists());
        Map<Head, Calibration> calibrations = new EnumMap<>(Head.class);
        for (Head head : Head.values()) {
            calibrations.put(
                    head, new Calibration(in.readDouble(), in.readDouble(), in.readDouble()));
        }
        return new LearnedModel(lexicon, prompts, replies, categories, calibrations, card, id);
    }

    private static void writeTable(DataOutputStream out, FeatureTable table, int heads)
            throws IOException {
        for (int[] block : List.of(table.words, table.grams)) {
            for (int shift = 0; shift <= 8 * heads; shift += 8) {
                byte[] plane = new byte[block.length];
                for (int i = 0; i < block.length; i++) {
                    plane[i] = (byte) (block[i] >> shift);
                }
                out.write(plane);
            }
        }
        for (int head = 0; head < heads; head++) {
            out.writeDouble(table.scales[head]);
            out.writeDouble(table.bias[head]);
            writeFloats(out, table.cells[head]);
        }
    }

    private static FeatureTable readTable(DataInputStream in, int heads, int cells)
            throws IOException {
        int[] words = readBlock(in, heads);
        int[] grams = readBlock(in, heads);
        double[] scales = new double[FeatureTable.HEADS];
        double[] bias = new double[FeatureTable.HEADS];
        float[][] weights = new float[FeatureTable.HEADS][cells];
        for (int head = 0; head < heads; head++) {
            scales[head] = in.readDouble();
            bias[head] = in.readDouble();
            weights[head] = readFloats(in, cells);
        }
        return new FeatureTable(words, grams, scales, weights, bias);
    }

    private static int[] readBlock(DataInputStream in, int heads) throws IOException {
        int[] block = new int[FeatureSpace.BUCKETS];
        byte[] plane = new byte[FeatureSpace.BUCKETS];
        for (int shift = 0; shift <= 8 * heads; shift += 8) {
            in.readFully(plane);
            for (int i = 0; i < block.length; i++) {
                block[i] |= (plane[i] & 0xFF) << shift;
            }
        }
        return block;
    }

    private static void writeCategories(DataOutputStream out, CategoryTable categories)
            throws IOException {
        out.writeInt(categories.names.size());
        for (int i = 0; i < categories.names.size(); i++) {
            out.writeUTF(categories.names.get(i));
            out.writeDouble(categories.scales[i]);
            out.writeDouble(categories.bias[i]);
        }
        out.write(categories.weights);
        writeFloats(out, categories.lists);
    }

    private static CategoryTable readCategories(DataInputStream in, int lists) throws IOException {
        int many = in.readInt();
        if (many < 1 || many > 100) {
            throw new IOException(many + " categories");
        }
        List<String> names = new ArrayList<>();
        double[] scales = new double[many];
        double[] bias = new double[many];
        for (int i = 0; i < many; i++) {
            names.add(in.readUTF());
            scales[i] = in.readDouble();
            bias[i] = in.readDouble();
        }
        byte[] weights = new byte[many << CategoryTable.BITS];
        in.readFully(weights);
        return new CategoryTable(names, weights, scales, readFloats(in, lists * many), bias);
    }

    private static void writeFloats(DataOutputStream out, float[] numbers) throws IOException {
        for (float number : numbers) {
            out.writeFloat(number);
        }
    }

    private static float[] readFloats(DataInputStream in, int many) throws IOException {
        float[] numbers = new float[many];
        for (int i = 0; i < many; i++) {
            numbers[i] = in.readFloat();
        }
        return numbers;
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a text of " + length + " octets");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static byte[] digest(byte[] bytes, int length) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(bytes, 0, length);
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
