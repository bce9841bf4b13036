package dev.avatar4j.poser.djl.network;

/** The picture operations of a form for processors. */
final class PictureText {
  Variable warp(MethodText m, Variable image, Variable grid) {
    int size = image.size();
    String identity =
        m.program()
            .state(
                "identity_grid_" + size,
                "torch.affine_grid_generator(torch.unsqueeze(torch.eye(2, 3, dtype=6, layout=0,"
                    + " device=%s), 0), [1, 1, %d, %d], False)"
                        .formatted(Program.device(), size, size));
    return m.define(
        image.channels(),
        size,
        "torch.grid_sampler(%s, torch.add(%s, torch.permute(%s, [0, 2, 3, 1])), 0, 1, False)"
            .formatted(image, identity, grid));
  }

  Variable enlarge(MethodText m, Variable picture) {
    int size = 2 * picture.size();
    return m.define(
        picture.channels(),
        size,
        "torch.upsample_bilinear2d(%s, [%d, %d], False, None)".formatted(picture, size, size));
  }

  Variable halve(MethodText m, Variable picture) {
    return m.define(
        picture.channels(),
        picture.size() / 2,
        "torch.avg_pool2d(%s, [2, 2], [2, 2])".formatted(picture));
  }

  Variable blend(MethodText m, Variable alpha, Variable change, Variable image) {
    return m.define(
        image.channels(), image.size(), "torch.lerp(%s, %s, %s)".formatted(image, change, alpha));
  }

  Variable blendColor(MethodText m, Variable alpha, Variable change, Variable image) {
    String color = "torch.lerp(%s, %s, %s)".formatted(rgb(image), rgb(change), alpha);
    return m.define(
        4, image.size(), "torch.cat([%s, torch.slice(%s, 1, 3, 4)], 1)".formatted(color, image));
  }

  private static String rgb(Variable picture) {
    return "torch.slice(%s, 1, 0, 3)".formatted(picture);
  }
}
