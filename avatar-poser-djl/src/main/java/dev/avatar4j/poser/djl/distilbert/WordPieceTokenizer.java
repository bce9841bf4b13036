package dev.avatar4j.poser.djl.distilbert;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.AvatarException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The tokenizer of uncased BERT models, made from their {@code vocab.txt} alone. Names of special
 * tokens in a text are nothing special. Thread-safe.
 */
final class WordPieceTokenizer implements AutoCloseable {
  static final String FILE = "vocab.txt";
  private static final int MAX_FILE_BYTES = 16 << 20;
  private static final String START = "[CLS]";
  private static final String END = "[SEP]";
  private static final String UNKNOWN = "[UNK]";
  private static final int LONGEST_WORD = 100;

  static {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    if (System.getenv("RUST_FLAVOR") == null) {
      // a flavour for CUDA would have to be downloaded, and makes nothing faster here
      System.setProperty("RUST_FLAVOR", "cpu");
    }
  }

  private final HuggingFaceTokenizer tokenizer;
  private final int vocabulary;

  private WordPieceTokenizer(HuggingFaceTokenizer tokenizer, int vocabulary) {
    this.tokenizer = tokenizer;
    this.vocabulary = vocabulary;
  }

  /**
   * @param folder a model's folder
   * @param maxTokens longer texts are cut
   * @throws AvatarException if the folder has no usable vocabulary
   */
  static WordPieceTokenizer read(Path folder, int maxTokens) {
    Path file = folder.resolve(FILE);
    try {
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw new AvatarException("The vocabulary " + file + " is larger than 16 MiB.");
      }
      List<String> tokens = Files.readAllLines(file);
      for (String special : List.of(START, END, UNKNOWN)) {
        if (!tokens.contains(special)) {
          throw new AvatarException(
              "The vocabulary " + file + " lacks " + special + "; use that of the model.");
        }
      }
      byte[] json = describe(tokens);
      return new WordPieceTokenizer(
          HuggingFaceTokenizer.newInstance(
              new ByteArrayInputStream(json),
              Map.of("truncation", "true", "maxLength", Integer.toString(maxTokens))),
          tokens.size());
    } catch (MalformedInputException e) {
      throw new AvatarException("The vocabulary " + file + " is no UTF-8 text.", e);
    } catch (IOException e) {
      throw new AvatarException(
          "The vocabulary " + file + " cannot be read (" + e.getMessage() + "); check the folder.",
          e);
    } catch (UnsatisfiedLinkError | NoClassDefFoundError | IllegalStateException e) {
      throw new AvatarException(
          "The tokenizer's native library cannot be loaded (" + e.getMessage() + ").", e);
    }
  }

  /** The tokenizer.json of an uncased BERT. */
  private static byte[] describe(List<String> tokens) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("version", "1.0").putNull("truncation").putNull("padding").putArray("added_tokens");
    ObjectNode normalizer = root.putObject("normalizer");
    normalizer.put("type", "BertNormalizer").put("clean_text", true);
    normalizer.put("handle_chinese_chars", true).putNull("strip_accents").put("lowercase", true);
    root.putObject("pre_tokenizer").put("type", "BertPreTokenizer");
    ObjectNode processor = root.putObject("post_processor").put("type", "BertProcessing");
    processor.putArray("sep").add(END).add(tokens.indexOf(END));
    processor.putArray("cls").add(START).add(tokens.indexOf(START));
    root.putNull("decoder");
    ObjectNode model = root.putObject("model");
    model.put("type", "WordPiece").put("unk_token", UNKNOWN);
    model.put("continuing_subword_prefix", "##").put("max_input_chars_per_word", LONGEST_WORD);
    ObjectNode ids = model.putObject("vocab");
    for (int i = 0; i < tokens.size(); i++) {
      ids.put(tokens.get(i), i);
    }
    return mapper.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
  }

  /** How many tokens there are. */
  int vocabulary() {
    return vocabulary;
  }

  /** The ids of a text, the start and end tokens included. */
  long[] encode(String text) {
    return tokenizer.encode(text).getIds();
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
