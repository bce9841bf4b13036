package dev.avatar4j.postprocessor.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Writes {@link ParityTable} anew from the reference data beside the repository:
 *
 * <pre>mvn -pl avatar-postprocessor -am test -Dtest=ParityTableWriter -Dparity.write=true \
 *     -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
@EnabledIfSystemProperty(named = "parity.write", matches = "true")
class ParityTableWriter {
  private static final Path FOLDER =
      Path.of("src/test/resources/dev/avatar4j/postprocessor/golden");
  private static final List<String> KEPT =
      List.of("id", "version", "chain", "input", "width", "height", "frame_no", "valid_rows");

  /** An unknown word that the reference lets pass and we refuse. */
  private static final String REFUSED = "new-unknown-channel-synthcrop";

  /** Of the reference's 4096 positions the first 512 lie at the border. */
  private static final int BORDER = 512;

  private static final int BORDER_SHARE = 12;

  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void write() throws IOException {
    ObjectNode table = mapper.createObjectNode();
    ObjectNode positions = table.putObject("positions");
    ArrayNode cases = table.putArray("cases");
    ByteArrayOutputStream values = new ByteArrayOutputStream();
    for (JsonNode golden : ReferenceFiles.json("cases.json").get("cases")) {
      if (golden.has("file")
          && !golden.get("id").asText().equals(REFUSED)
          && List.of("new", "old").contains(golden.get("version").asText())
          && golden.get("input").asText().startsWith("synth")) {
        ObjectNode kept = golden.deepCopy();
        cases.add(kept.retain(KEPT));
        positions.set(ParityTable.sizeOf(golden), positions(golden));
        values.write(values(golden));
      }
    }
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve(ParityTable.CASES), text(table));
    Files.write(FOLDER.resolve(ParityTable.VALUES), values.toByteArray());
  }

  /** One line for each case, so that changes can be read. */
  private static String text(ObjectNode table) {
    StringBuilder text = new StringBuilder("{\"positions\": {\n");
    text.append(
        lines(
            table.get("positions").properties().stream()
                .map(entry -> "\"" + entry.getKey() + "\": " + entry.getValue())
                .toList()));
    text.append("\n},\n\"cases\": [\n");
    text.append(lines(table.get("cases").valueStream().map(JsonNode::toString).toList()));
    return text.append("\n]}\n").toString();
  }

  private static String lines(List<String> entries) {
    return String.join(",\n", entries);
  }

  private static int[] chosen() {
    int[] chosen = new int[ParityTable.POSITIONS];
    int inside = ParityTable.POSITIONS - BORDER_SHARE;
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] =
          i < BORDER_SHARE
              ? i * BORDER / BORDER_SHARE
              : BORDER + (i - BORDER_SHARE) * (4096 - BORDER) / inside;
    }
    return chosen;
  }

  private ArrayNode positions(JsonNode golden) {
    int[] all = ReferenceFiles.ints(golden.get("positions").asText());
    ArrayNode positions = mapper.createArrayNode();
    for (int index : chosen()) {
      positions.add(all[2 * index]).add(all[2 * index + 1]);
    }
    return positions;
  }

  private static byte[] values(JsonNode golden) {
    float[] all = ReferenceFiles.floats(golden.get("file").asText());
    ByteBuffer bytes =
        ByteBuffer.allocate(ParityTable.POSITIONS * 4 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int index : chosen()) {
      for (int channel = 0; channel < 4; channel++) {
        bytes.putFloat(all[4 * index + channel]);
      }
    }
    return bytes.array();
  }
}
