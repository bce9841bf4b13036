package dev.avatar4j.poser.djl.model;

import dev.avatar4j.AvatarException;

/** A weight file was refused. The message names the file, what is wrong in it and the next step. */
public final class CheckpointException extends AvatarException {
  private static final long serialVersionUID = 1L;

  /**
   * @param file the file's name
   * @param problem what is wrong, without a full stop
   * @param nextStep what to do, a full sentence
   */
  public CheckpointException(String file, String problem, String nextStep) {
    super(file + ": " + problem + ". " + nextStep);
  }

  CheckpointException(String file, String problem, String nextStep, Throwable cause) {
    super(file + ": " + problem + ". " + nextStep, cause);
  }
}
