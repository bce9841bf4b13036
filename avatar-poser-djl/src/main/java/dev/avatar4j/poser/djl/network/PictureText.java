package dev.avatar4j.poser.djl.network;

import java.util.List;

/** The picture operations of a form for processors. */
final class PictureText {
  /**
   * Channels last. Transposed as a matrix, which libtorch does in blocks: a third of the time of
   * its change of memory format.
   */
  Variable features(MethodText m, List<Variable> parts) {
    String helper =
        m.program()
            .helper(
                "channels_last",
                "parts: List[Tensor]",
                "Tensor",
                """
                all = torch.cat(parts, 1)
                c = all.size(1)
                h = all.size(2)
                w = all.size(3)
                pixels = torch.contiguous(torch.t(torch.view(all, [c, h * w])))
                return torch.permute(torch.view(pixels, [1, h, w, c]), [0, 3, 1, 2])
                """);
    int channels = parts.stream().mapToInt(Variable::channels).sum();
    return m.define(channels, parts.get(0).size(), "%s(%s)".formatted(helper, Program.list(parts)));
  }

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
