package dev.avatar4j.poser.djl.model;

/** Carries the reason for a refusal up to the reader, which knows the file's name. */
final class MalformedCheckpoint extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedCheckpoint(String problem) {
    super(problem, null, false, false);
  }
}
