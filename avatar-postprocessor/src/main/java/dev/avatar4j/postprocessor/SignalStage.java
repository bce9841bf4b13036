package dev.avatar4j.postprocessor;

/** Where in an imaginary video signal a filter belongs: groups filters in documents and editors. */
public enum SignalStage {
  /** Not part of the signal: framing, stylising. */
  GENERAL,
  /** What light does before it reaches the camera. */
  LIGHT,
  /** What lens and sensor do. */
  CAMERA,
  /** Recording and transmission. */
  TRANSPORT,
  /** What the display does. */
  DISPLAY
}
