package dev.avatar4j.server.speech;

import dev.avatar4j.AvatarException;

/** So many sounds are being encoded that another one would have to wait for long. */
public final class EncoderBusyException extends AvatarException {
  private static final long serialVersionUID = 1L;

  EncoderBusyException(int places) {
    super(
        "The server is busy encoding "
            + places
            + " sounds; try again in a moment, or ask for wav, which needs no encoding.");
  }
}
