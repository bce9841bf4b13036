package dev.avatar4j.poser.djl.network;

import java.util.List;

/**
 * The picture operations of a form for processors. Threads share out rows, or planes where rows
 * depend on each other.
 */
final class PictureText {
  /**
   * Channels last. Transposed as a matrix, which libtorch does in blocks: a third of the time of
   * its change of memory format.
   */
  Variable features(MethodText m, List<Variable> parts) {
    Program program = m.program();
    String rows =
        SharedWork.helper(
            program,
            "channels_last_rows",
            "pictures: List[Tensor], y: Tensor",
            """
            rows : List[Tensor] = []
            for picture in pictures:
              k0 = torch.append(rows, torch.slice(picture, 2, first, end))
            all = torch.cat(rows, 1)
            k = torch.copy_(%s(torch.slice(y, 2, first, end)), \
            torch.t(torch.view(all, [all.size(1), all.size(2) * all.size(3)])))
            """
                .formatted(StripText.pixels(program)));
    int channels = parts.stream().mapToInt(Variable::channels).sum();
    int size = parts.get(0).size();
    Variable y =
        m.define(
            channels,
            size,
            "torch.empty([1, %d, %d, %d], dtype=6, layout=0, device=%s, pin_memory=False,"
                    .formatted(channels, size, size, Program.device())
                + " memory_format=2)");
    share(m, rows, Program.list(parts) + ", " + y, size);
    return y;
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
    String rows =
        SharedWork.helper(
            m.program(),
            "warp_rows",
            "image: Tensor, identity: Tensor, grid: Tensor, y: Tensor",
            """
            change = torch.permute(torch.slice(grid, 2, first, end), [0, 2, 3, 1])
            place = torch.add(torch.slice(identity, 1, first, end), change)
            k = torch.copy_(torch.slice(y, 2, first, end), \
            torch.grid_sampler(image, place, 0, 1, False))
            """);
    Variable y = empty(m, image.channels(), size);
    share(m, rows, "%s, %s, %s, %s".formatted(image, identity, grid, y), size);
    return y;
  }

  Variable enlarge(MethodText m, Variable picture) {
    String planes =
        SharedWork.helper(
            m.program(),
            "enlarge_planes",
            "x: Tensor, y: Tensor",
            """
            k = torch.copy_(torch.slice(y, 1, first, end), \
            torch.upsample_bilinear2d(torch.slice(x, 1, first, end), [y.size(2), y.size(3)], \
            False, None))
            """);
    Variable y = empty(m, picture.channels(), 2 * picture.size());
    share(m, planes, picture + ", " + y, picture.channels());
    return y;
  }

  Variable halve(MethodText m, Variable picture) {
    return m.define(
        picture.channels(),
        picture.size() / 2,
        "torch.avg_pool2d(%s, [2, 2], [2, 2])".formatted(picture));
  }

  Variable blend(MethodText m, Variable alpha, Variable change, Variable image) {
    Variable y = empty(m, image.channels(), image.size());
    blend(m, alpha.name(), change.name(), image.name(), y.name(), y.size());
    return y;
  }

  Variable blendColor(MethodText m, Variable alpha, Variable change, Variable image) {
    Variable y = m.define(4, image.size(), "torch.clone(%s, memory_format=0)".formatted(image));
    blend(m, alpha.name(), rgb(change), rgb(image), rgb(y), y.size());
    return y;
  }

  private static void blend(
      MethodText m, String alpha, String change, String image, String y, int size) {
    String rows =
        SharedWork.helper(
            m.program(),
            "blend_rows",
            "alpha: Tensor, change: Tensor, image: Tensor, y: Tensor",
            """
            k = torch.copy_(torch.slice(y, 2, first, end), torch.lerp(\
            torch.slice(image, 2, first, end), torch.slice(change, 2, first, end), \
            torch.slice(alpha, 2, first, end)))
            """);
    share(m, rows, "%s, %s, %s, %s".formatted(alpha, change, image, y), size);
  }

  /** Shares out rows or planes as one part per thread. */
  private static void share(MethodText m, String helper, String arguments, int count) {
    m.statement("k = %s(%s, %d, %s)".formatted(helper, arguments, count, Program.THREADS));
  }

  private static Variable empty(MethodText m, int channels, int size) {
    return m.define(
        channels,
        size,
        "torch.empty([1, %d, %d, %d], dtype=6, layout=0, device=%s)"
            .formatted(channels, size, size, Program.device()));
  }

  private static String rgb(Variable picture) {
    return "torch.slice(%s, 1, 0, 3)".formatted(picture);
  }
}
