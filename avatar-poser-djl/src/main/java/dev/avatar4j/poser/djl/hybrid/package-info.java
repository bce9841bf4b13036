/**
 * Real time without a GPU: a network paints the face, when the expression changes and off the
 * render thread; the geometry of the {@code warp} poser moves head and body in every frame. A
 * network takes part by a {@link dev.avatar4j.poser.djl.hybrid.FaceModel}.
 */
package dev.avatar4j.poser.djl.hybrid;
