/**
 * The built-in poser: animates any picture in the THA layout with a smooth displacement field and
 * local repainting. No weights, no native code.
 */
package dev.avatar4j.poser.warp;
