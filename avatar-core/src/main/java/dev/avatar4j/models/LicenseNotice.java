package dev.avatar4j.models;

import dev.avatar4j.download.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;

/** What a user must be told about a model, on the screen and beside its files. */
public final class LicenseNotice {
  /** The file that names the licence. */
  public static final String LICENSE_FILE = "LICENSE.txt";

  /** The file with the credit the licence asks for. */
  public static final String ATTRIBUTION_FILE = "ATTRIBUTION.txt";

  private LicenseNotice() {}

  /**
   * @param model a model
   * @return who made it and what may be done with it; a few lines
   */
  public static String of(Model model) {
    return model.title()
        + "\nAuthor: "
        + model.author()
        + "\nLicence: "
        + model.license().name()
        + ", "
        + model.license().url()
        + (model.license().commercialUse()
            ? "\nCommercial use is allowed. Credit the author wherever you show what it draws:"
            : "\nNO COMMERCIAL USE. Credit the author wherever you show what it draws:")
        + "\n  "
        + model.attribution();
  }

  static void store(Model model, Path folder) throws IOException {
    AtomicFile.write(
        folder.resolve(LICENSE_FILE),
        of(model)
            + "\n\nThe full text of the licence is at the address above. Source: "
            + model.home()
            + "\n");
    AtomicFile.write(folder.resolve(ATTRIBUTION_FILE), model.attribution() + "\n");
  }
}
