package dev.avatar4j.doctor;

/** How much a finding matters, the least first. */
public enum Severity {
  /** Good to know; the avatar looks right without a cure. */
  HINT,
  /** The avatar works but looks worse than it could. */
  WARNING,
  /** The picture cannot be shown, or it neither blinks nor talks. */
  ERROR
}
