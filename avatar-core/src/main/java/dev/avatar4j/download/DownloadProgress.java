package dev.avatar4j.download;

/** Hears how a download goes. Called from the downloading thread and those of the HTTP client. */
public interface DownloadProgress {
  /** Tells nobody. */
  DownloadProgress SILENT = status -> {};

  /**
   * Some bytes came. Called often; must be quick.
   *
   * @param status how far one file is
   */
  void advanced(DownloadStatus status);

  /**
   * Something worth a sentence: a retry, a wait, a finished file.
   *
   * @param sentence for a person
   */
  default void note(String sentence) {}
}
