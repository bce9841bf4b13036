package dev.avatar4j.poser.warp.face;

import dev.avatar4j.image.Cel;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.poser.warp.landmarks.MouthLandmarks;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The mouth of a pose, mixed from the mouth at rest and the six open ones. What is mixed are the
 * outlines; inside, teeth come down or go up; the drawing of a mouth, bent to the mixed outline,
 * appears as that mouth is nearly reached. So there is one outline at any time.
 */
final class MouthMix {
  private static final List<String> NAMES =
      List.of("mouth_aaa", "mouth_iii", "mouth_uuu", "mouth_eee", "mouth_ooo", "mouth_delta");
  private static final float CORNER = 0.2f;

  /** Narrower mouths than this, in units of the full width, have corners that move less. */
  private static final float WIDE = 0.8f;

  /** An outline farther from the landmarks than this many pixels is something else. */
  private static final float TRUSTED = 2f;

  private static final float DRAWING_START = 0.72f;

  private final KeyMouth[] keys = new KeyMouth[1 + NAMES.size()];
  private final float[] weights = new float[keys.length];
  private final boolean restIsAaa;
  private final MouthShape shape = new MouthShape();
  private final MouthInterior interior = new MouthInterior();

  /** The mouths that are not closed, those with most teeth first. */
  private final int[] open;

  private final MouthInterior[] interiors;
  private final float[] shares;

  /**
   * @param layers picture, plate and cels
   * @param mouth the mouth of the picture
   * @param place where shapes lie
   * @param restMouth what an open mouth does at rest
   * @param halfLine half the width of the line around the mouth, in pixels
   */
  MouthMix(
      FaceLayers layers,
      MouthLandmarks mouth,
      MouthPlace place,
      RestMouth restMouth,
      float halfLine) {
    MouthShape drawn = drawn(layers, mouth, place, halfLine);
    MouthInterior inside =
        mouth.open() ? MouthInterior.of(layers.picture(), drawn, place) : MouthInterior.invented();
    Optional<MouthInterior> seen = mouth.open() ? Optional.of(inside) : Optional.empty();
    KeyMouth picture = KeyMouth.ofPicture(layers.picture(), drawn, place, seen);
    boolean restsAsDrawn = !mouth.open() || restMouth == RestMouth.PICTURE;
    restIsAaa = mouth.open() && restsAsDrawn;
    KeyMouth closed = new KeyMouth(MouthShape.closed(), Optional.empty(), Optional.empty());
    keys[0] = restsAsDrawn ? picture : ofCel("mouth_closed", layers, place, halfLine, closed);
    MouthShape[] shapes = {
      MouthShape.aaa(),
      MouthShape.iii(),
      MouthShape.uuu(),
      MouthShape.eee(),
      MouthShape.ooo(),
      MouthShape.delta()
    };
    for (int i = 0; i < shapes.length; i++) {
      KeyMouth plain = KeyMouth.of(shapes[i], inside);
      keys[1 + i] =
          i == 0 && mouth.open() ? picture : ofCel(NAMES.get(i), layers, place, halfLine, plain);
    }
    List<Integer> order =
        IntStream.range(0, keys.length)
            .filter(i -> keys[i].interior().isPresent())
            .boxed()
            .sorted(Comparator.comparing(i -> -keys[i].interior().get().teeth()))
            .toList();
    open = order.stream().mapToInt(i -> i).toArray();
    interiors = order.stream().map(i -> keys[i].interior().get()).toArray(MouthInterior[]::new);
    shares = new float[open.length];
  }

  /** The outline of the picture's mouth; landmarks tell where it is, the picture knows better. */
  private static MouthShape drawn(
      FaceLayers layers, MouthLandmarks mouth, MouthPlace place, float halfLine) {
    MouthShape marked = MouthShape.of(mouth, place);
    if (!mouth.open()) {
      return marked;
    }
    Box box = place.around(marked, 2f * TRUSTED, layers.picture().width());
    return MouthContour.find(layers.picture(), layers.plate(), box, place, halfLine)
        .filter(found -> place.distance(found, marked) < TRUSTED)
        .orElse(marked);
  }

  private static KeyMouth ofCel(
      String name, FaceLayers layers, MouthPlace place, float halfLine, KeyMouth otherwise) {
    Map<String, Cel> cels = layers.cels();
    return PoseCel.find(cels, name)
        .map(cel -> KeyMouth.ofCel(cel, layers.plate(), place, halfLine, otherwise))
        .orElse(otherwise);
  }

  /** Whether an artist has drawn some of the mouths. */
  static boolean hasCels(FaceLayers layers) {
    return NAMES.stream().anyMatch(layers.cels()::containsKey);
  }

  /** The outline in the pose last mixed. */
  MouthShape shape() {
    return shape;
  }

  /** What is seen inside in the pose last mixed. */
  MouthInterior interior() {
    return interior;
  }

  /** All pixels that the drawings or the outlines may touch. */
  Box reach(MouthPlace place, float margin, int limit) {
    Box all = null;
    for (KeyMouth key : keys) {
      Box one = place.around(key.shape(), margin + 2f * CORNER * place.unit(), limit);
      all = all == null ? one : all.union(one);
      all = key.drawing().isPresent() ? all.union(key.drawing().get().box()) : all;
    }
    return all;
  }

  /** Mixes the mouth of a pose of 45 values. */
  void mix(float[] pose) {
    float sum = 0f;
    for (int i = 0; i < NAMES.size(); i++) {
      weights[1 + i] = pose[Morph.MOUTH_AAA.ordinal() + i];
      sum += weights[1 + i];
    }
    float scale = 1f / Math.max(1f, sum);
    for (int i = 1; i < weights.length; i++) {
      weights[i] *= scale;
    }
    float rest = Math.max(0f, 1f - sum);
    weights[0] = restIsAaa ? 0f : rest;
    weights[1] += restIsAaa ? rest : 0f;
    mixShape(pose);
    mixInterior();
  }

  private void mixShape(float[] pose) {
    shape.clear();
    for (int i = 0; i < keys.length; i++) {
      shape.add(keys[i].shape(), weights[i]);
    }
    float smirk = pose[Morph.MOUTH_SMIRK.ordinal()];
    shape.shift += 0.07f * smirk;
    // the character's left corner is the one on the right of the picture
    float right =
        pose[Morph.MOUTH_LOWERED_CORNER_LEFT.ordinal()]
            - pose[Morph.MOUTH_RAISED_CORNER_LEFT.ordinal()]
            - 1.1f * smirk;
    float left =
        pose[Morph.MOUTH_LOWERED_CORNER_RIGHT.ordinal()]
            - pose[Morph.MOUTH_RAISED_CORNER_RIGHT.ordinal()]
            + 0.3f * smirk;
    float wide = Math.min(1f, shape.width / WIDE);
    float corner = CORNER * wide * wide;
    shape.moveCorners(corner * left, corner * right);
  }

  private void mixInterior() {
    float sum = 0f;
    for (int k = 0; k < open.length; k++) {
      sum += weights[open[k]];
    }
    for (int k = 0; k < open.length && sum > 0f; k++) {
      shares[k] = weights[open[k]] / sum;
    }
    if (sum > 0f) {
      interior.mix(interiors, shares);
    }
  }

  /** Draws what the artist drew of the mixed mouth. */
  void drawOver(Texture canvas) {
    for (int i = 0; i < keys.length; i++) {
      float t = Math.max(0f, (weights[i] - DRAWING_START) / (1f - DRAWING_START));
      if (t > 0f && keys[i].drawing().isPresent()) {
        keys[i].drawing().get().draw(canvas, shape, t * t * (3f - 2f * t));
      }
    }
  }
}
