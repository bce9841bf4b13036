package dev.avatar4j.poser.djl.network;

import dev.avatar4j.poser.djl.engine.Precision;
import java.util.List;

/** What the forms for processors have in common: pictures by rows, in float32. */
abstract class CpuForm implements NetworkForm {
  private final PictureText pictures = new PictureText();

  @Override
  public final Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  public final Variable features(MethodText m, List<Variable> parts) {
    return pictures.features(m, parts);
  }

  @Override
  public final Variable warp(MethodText m, Variable image, Variable grid) {
    return pictures.warp(m, image, grid);
  }

  @Override
  public final Variable enlarge(MethodText m, Variable picture) {
    return pictures.enlarge(m, picture);
  }

  @Override
  public final Variable halve(MethodText m, Variable picture) {
    return pictures.halve(m, picture);
  }

  @Override
  public final Variable blend(MethodText m, Variable alpha, Variable change, Variable image) {
    return pictures.blend(m, alpha, change, image);
  }

  @Override
  public final Variable blendColor(MethodText m, Variable alpha, Variable change, Variable image) {
    return pictures.blendColor(m, alpha, change, image);
  }
}
