package dev.avatar4j.poser.warp.landmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/**
 * A face of ordinary proportions where the layout of the Talking Head Anime networks has it: what
 * to begin with where features have to be placed by hand. Stateless and thread-safe.
 */
public final class LayoutFace {
  private static final String TEXT =
      """
      {"version": 1,
       "leftEye": {
         "outline": [[267, 149], [272, 140], [280, 137], [289, 140], [293, 147], [286, 156],
           [273, 156]],
         "iris": {"center": [280, 147], "radius": [9, 11]},
         "lash": [[266, 151], [272, 140], [280, 137], [289, 139], [296, 147]],
         "lashThickness": 4.5},
       "rightEye": {
         "outline": [[245, 149], [239, 156], [226, 156], [219, 147], [223, 140], [232, 137],
           [240, 140]],
         "iris": {"center": [232, 147], "radius": [9, 11]},
         "lash": [[246, 151], [240, 140], [232, 137], [223, 139], [216, 147]],
         "lashThickness": 4.5},
       "leftBrow": {"line": [[268, 127], [280, 123], [292, 127]], "thickness": 2},
       "rightBrow": {"line": [[244, 127], [232, 123], [220, 127]], "thickness": 2},
       "mouth": {"outline": [[248, 170], [256, 170], [264, 170], [256, 178]]},
       "nose": [256, 162], "chin": [256, 189], "neck": {"pivot": [256, 203]},
       "shoulders": [[205, 226], [307, 226]]}
      """;

  private LayoutFace() {}

  /**
   * @return a landmarks file of version 1 with every feature
   */
  public static ObjectNode landmarks() {
    try {
      return (ObjectNode) new ObjectMapper().readTree(TEXT);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
