package dev.avatar4j.pose;

/** The part of the character that a morph moves. */
public enum MorphCategory {
  /** Brows. */
  EYEBROW,
  /** Eyelids. */
  EYE,
  /** Iris size. */
  IRIS_MORPH,
  /** Direction of the look. */
  IRIS_ROTATION,
  /** Mouth shape. */
  MOUTH,
  /** Head and neck. */
  FACE_ROTATION,
  /** Torso. */
  BODY_ROTATION,
  /** Chest. */
  BREATHING
}
